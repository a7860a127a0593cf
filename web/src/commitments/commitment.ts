import { get, patch, post, query, remove, type List, type Named } from '../api';
import { language } from '../text/text.svelte';

export interface Promised {
  id: string;
  code: string;
  body: Named;
  area: Named;
  title: string;
  /** What is promised, a line each. */
  words: string;
  paper: string;
  begins: string;
  ends: string;
  is_open: boolean;
}
export interface Part {
  id: string;
  body: Named;
  area: Named;
  group: string;
  /** How many there are; null: nobody knows. */
  members: number | null;
  members_source: string;
  on_paper: number;
  by_phone: number;
  may_count: boolean;
}
export interface Drive {
  promise: Promised;
  parts: Part[];
  is_closed: boolean;
  may_edit: boolean;
}
export interface Sheet {
  id: string;
  day: string;
  signatures: number;
  words: string;
  counted_at: string;
  is_taken_back: boolean;
}
export interface Choice {
  id: string;
  group: string;
  area: Named;
  body: Named;
}
export interface OpenPromise {
  promise: Promised;
  choices: Choice[];
  /** Null while they are fewer than five. */
  signatures: number | null;
}
export interface Group {
  code: string;
  vi: string;
  en: string;
}
interface Address {
  address: string;
  qr_svg: string;
}

const drive = (id: string) => `/api/commitment-drives/${id}`;
const part = (id: string) => `/api/commitment-parts/${id}`;

export const readGroups = () => get<List<Group>>('/api/commitment-groups');
export const listDrives = (area: string, after: string | null) =>
  get<List<Promised>>(`/api/areas/${area}/commitment-drives${query({ after })}`);
export const readDrive = (id: string) => get<Drive>(drive(id));
export const readAddress = (id: string) => get<Address>(`${drive(id)}/address`);
export const openDrive = (wanted: object) => post<Drive>('/api/commitment-drives', wanted);
export const changeDrive = (id: string, change: object) => patch<Drive>(drive(id), change);
export const closeDrive = (id: string) => post<Drive>(`${drive(id)}/close`);
export const openAgain = (id: string) => post<Drive>(`${drive(id)}/open-again`);
export const addHamlets = (id: string) => post<Drive>(`${drive(id)}/hamlets`);
export const addPart = (id: string, wanted: object) => post<Drive>(`${drive(id)}/parts`, wanted);
export const changePart = (id: string, change: object) => patch<Drive>(part(id), change);
export const removePart = (id: string) => remove<Drive>(part(id));
export const readSheets = (id: string) => get<List<Sheet>>(`${part(id)}/sheets`);
export const countSheet = (id: string, wanted: object) => post<Drive>(`${part(id)}/sheets`, wanted);
export const takeBackSheet = (id: string) => remove<Drive>(`/api/commitment-sheets/${id}`);
export const lookByCode = (code: string) => post<OpenPromise>('/api/commitments/look', { code });
export const sign = (code: string, chosen: string) => post<OpenPromise>('/api/commitments/sign', { code, part: chosen });

export const signatures = (one: Part) => one.on_paper + one.by_phone;
export const groupWord = (groups: Group[], code: string) => groups.find((one) => one.code === code)?.[language()] ?? code;
export const lines = (words: string) => words.split('\n').filter((line) => line.trim());

/** A number as typed: empty is null, anything that is none is undefined. */
export function typedNumber(typed: string): number | null | undefined {
  const tidy = typed.replace(/[.\s]/g, '');
  if (!tidy) return null;
  return /^\d{1,7}$/.test(tidy) ? Number(tidy) : undefined;
}

/** All of a group together: a drive is read group by group. */
export interface GroupSum {
  code: string;
  parts: Part[];
  signed: number;
  /** Of those parts whose members are known. */
  members: number;
  unknown: number;
}
/** In the order in which the groups are always named, never by how many signed. */
export function byGroup(parts: Part[], groups: Group[]): GroupSum[] {
  const sums = new Map<string, GroupSum>();
  for (const one of parts) {
    const sum = sums.get(one.group) ?? { code: one.group, parts: [], signed: 0, members: 0, unknown: 0 };
    sum.parts.push(one);
    sum.signed += signatures(one);
    sum.members += one.members ?? 0;
    if (one.members === null) sum.unknown += 1;
    sums.set(one.group, sum);
  }
  return groups.flatMap((one) => sums.get(one.code) ?? []);
}
