import { get, post, query, type List, type Named } from '../api';
import { language } from '../text/text.svelte';

export interface Sign {
  sign: string;
  vi: string;
  en: string;
}

export interface Danger {
  id: string;
  household: string;
  code: string;
  area: Named;
  source: 'team' | 'household' | 'station';
  at: string;
  signs: string[];
  note: string;
  answered_at: string | null;
  answered_by: string;
  closed_at: string | null;
  outcome: string;
  rings: boolean;
}

export interface Member {
  name: string;
  birth_year: number | null;
  phone: string | null;
}

/** What the sealed record of a household says to whoever may open it. */
export interface HouseholdRecord {
  address: string;
  members: Member[];
}

export interface Answered extends Danger {
  record: HouseholdRecord | null;
}

export type Kind = 'patient' | 'contact';
export type Protection = 'full' | 'other';
export type Closing = 'released' | 'in_care' | 'moved' | 'mistaken';
export type TestResult = 'negative' | 'positive' | 'unclear';
export const kinds: Kind[] = ['contact', 'patient'];
export const protections: Protection[] = ['other', 'full'];
export const closings: Closing[] = ['released', 'in_care', 'moved', 'mistaken'];
export const results: TestResult[] = ['negative', 'positive', 'unclear'];

export interface Episode {
  id: string;
  household: string;
  code: string;
  area: Named;
  kind: Kind;
  protection: Protection;
  begun_on: string;
  ends_on: string | null;
  set_by_hand: boolean;
  test_due: string | null;
  closed_on: string | null;
  closing: Closing | null;
}

export interface Rule {
  isolate_days: number;
  watch_days: number;
  tests: number[];
  needs_negative: boolean;
  source: string;
}

export interface OpenedEpisode extends Episode {
  patient: { name: string; birth_year: number | null; phone: string; note: string; tests: { on: string; result: TestResult }[] } | null;
  rule: Rule | null;
}

export interface Card {
  address: string;
  svg: string;
}

export interface NewEpisode {
  household: string;
  kind: Kind;
  protection: Protection;
  begun_on: string | null;
  name: string;
  birth_year: number | null;
  phone: string;
  note: string;
}

export interface Household {
  id: string;
  code: string;
  area: Named;
  people: number;
}

export type Part = 'due' | 'open' | 'closed';
export const parts: Part[] = ['due', 'open', 'closed'];

export const readSigns = () => get<List<Sign>>('/api/danger-signs');
export const wordOf = (signs: Sign[], code: string) => signs.find((one) => one.sign === code)?.[language()] ?? code;

export const dangersOf = (area: string, closed = false, after = '') =>
  get<List<Danger>>(`/api/areas/${area}/dangers${query({ closed: closed ? 'yes' : '', after })}`);
export const answerDanger = (id: string) => post<Answered>(`/api/dangers/${id}/answer`);
export const closeDanger = (id: string, outcome: string) => post(`/api/dangers/${id}/close`, { outcome });

export const episodesOf = (area: string, part: Part, after = '') =>
  get<List<Episode>>(`/api/areas/${area}/episodes${query({ part, after })}`);
export const readEpisode = (id: string) => get<OpenedEpisode>(`/api/episodes/${id}`);
export const readCard = (id: string) => get<Card>(`/api/episodes/${id}/card`);
export const beginEpisode = (wanted: NewEpisode) => post<OpenedEpisode>('/api/episodes', wanted);
export const noteTest = (id: string, on: string, result: TestResult) => post(`/api/episodes/${id}/tests`, { on, result });
export const setEnd = (id: string, last: string, reason: string) => post(`/api/episodes/${id}/end`, { last, reason });
export const closeEpisode = (id: string, how: Closing) => post(`/api/episodes/${id}/close`, { how });

export const findHouseholds = (area: string, words: string) => get<List<Household>>(`/api/households${query({ area, q: words })}`);
export const openHousehold = (id: string) => get<Household & { record: HouseholdRecord | null }>(`/api/households/${id}`);

export const pressEmergency = (code: string, note: string) => post<{ at: string; station: string }>(`/api/emergency/${code}`, { note });

export type Risk = 'high' | 'watch';
export type Outcome = 'well' | 'watched' | 'isolated' | 'referred' | 'not_reached' | 'mistaken';
export const outcomes: readonly Outcome[] = ['well', 'watched', 'isolated', 'referred', 'not_reached', 'mistaken'];
export interface Declaration {
  id: string;
  area: Named;
  declared_on: string;
  risk: Risk | null;
  outcome: Outcome | null;
  handled_at: string | null;
}
export interface OpenedDeclaration extends Declaration {
  declared: Record<'name' | 'phone' | 'address' | 'from' | 'symptoms' | 'contact' | 'word', string> | null;
}
export interface DeclarationsTaken {
  taken: number;
  there: number;
  faults: { row: number; message: string }[];
}

export const declarationsOf = (area: string, handled: boolean, after = '') =>
  get<List<Declaration>>(`/api/areas/${area}/health-declarations${query({ handled: handled ? 'yes' : '', after })}`);
export const openDeclaration = (id: string) => get<OpenedDeclaration>(`/api/health-declarations/${id}`);
export const handleDeclaration = (id: string, outcome: Outcome, word: string) =>
  post<void>(`/api/health-declarations/${id}/handle`, { outcome, word });
export const waitAgain = (id: string) => post<void>(`/api/health-declarations/${id}/wait`);
