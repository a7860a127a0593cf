import { get, post, query, upload, type List, type Named } from '../api';
import type { TextKey } from '../text/text.svelte';

/** Something that a column of a list may say, and which one does. */
export interface ListColumn {
  name: string;
  column: number | null;
}

export interface RowNote {
  code: string;
  message: string;
}

export interface RowFault extends RowNote {
  row: number;
  name: string;
}

export type RowFate = 'fresh' | 'changed' | 'same' | 'doubtful' | 'wrong';
export type BodyAddition = 'alias' | 'parent' | 'contact' | 'post' | 'phone' | 'email' | 'address';

export interface ListedBody {
  row: number;
  name: string;
  kind: string;
  area: string | null;
  parent: string | null;
  aliases: string[];
  contact: string;
  post: string;
  phones: string[];
  emails: string[];
  body: string | null;
  is_new: boolean | null;
}

export interface ComparedBody {
  said: ListedBody;
  fate: RowFate;
  kind_name: string;
  area_name: string;
  /** The known body, or those of like name. */
  like: Named[];
  additions: BodyAddition[];
  notes: RowNote[];
}

export interface BodyListCompared {
  file: string;
  titles: string[];
  columns: ListColumn[];
  rows: ComparedBody[];
}

export interface BodyListTaken {
  opened: number;
  changed: number;
  same: number;
  addresses: number;
  faults: RowFault[];
}

/** The household in a row; it goes back as it came. */
export interface ListedHousehold {
  row: number;
  name: string;
  area: string | null;
  people: number;
  needs: string[];
}

export interface ComparedHousehold {
  said: ListedHousehold;
  fate: 'fresh' | 'there' | 'wrong';
  /** Problem codes. */
  notes: string[];
}

export interface HouseholdListCompared {
  list: string;
  file: string;
  commune: Named;
  titles: string[];
  columns: ListColumn[];
  rows: ComparedHousehold[];
  sentences: RowNote[];
  areas: Named[];
}

export interface HouseholdsTaken {
  entered: number;
  there: number;
  faults: RowFault[];
}

/** "name:2,phone:4": what a person said of the columns. */
export const asChosen = (columns: ListColumn[]) =>
  columns.flatMap(({ name, column }) => (column === null ? [] : [`${name}:${column}`])).join(',');

/** "C" for the third, as spreadsheets name columns. */
export function letterOf(column: number): string {
  const before = Math.floor(column / 26);
  return (before ? letterOf(before - 1) : '') + String.fromCharCode(65 + (column % 26));
}

export const wordOfColumn = (name: string) => `column.${name}` as TextKey;

const look = <T>(path: string, file: File, asked: Record<string, string | undefined>) =>
  upload<T>(`${path}${query({ name: file.name, ...asked })}`, file, undefined, { onlyLooked: true });

export const compareBodies = (file: File, asked: { columns?: string; area?: string }) =>
  look<BodyListCompared>('/api/exchange/body-list/compare', file, asked);
export const takeBodies = (file: string, rows: ListedBody[]) => post<BodyListTaken>('/api/exchange/body-list/take', { file, rows });
export const compareHouseholds = (file: File, asked: { columns?: string; area?: string }) =>
  look<HouseholdListCompared>('/api/exchange/household-list/compare', file, asked);
export const takeHouseholds = (list: string, commune: string, consented_on: string | null, rows: ListedHousehold[]) =>
  post<HouseholdsTaken>('/api/exchange/household-list/take', { list, commune, consented_on, rows });
export const bodyKinds = () => get<List<{ kind: string; name: string }>>('/api/body-kinds');
