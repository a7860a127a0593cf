import { get, post, query, type List, type Named } from '../api';
import type { Mark } from '../design/mark';
import { language, type TextKey } from '../text/text.svelte';

export const listStates = ['making', 'posted', 'approved', 'closed'] as const;
export const entryStates = ['listed', 'approved', 'paid', 'returned', 'given_up', 'refused'] as const;
export type ListState = (typeof listStates)[number];
export type EntryState = (typeof entryStates)[number];

export interface Policy {
  code: string;
  vi: string;
  en: string;
  whom: 'household' | 'person';
  who_vi: string;
  who_en: string;
  kinds: string[];
  amount: number;
  per_day: boolean;
  most_days: number | null;
  excludes: string[];
  approved_at_level: number;
  source: string;
}
export interface Sum {
  entries: number;
  amount: number;
}
export const parts = ['listed', 'waits', 'to_pay', 'paid', 'returned', 'given_up', 'refused'] as const;
export type Numbers = Record<(typeof parts)[number], Sum>;
export interface BenefitList {
  id: string;
  code: string;
  state: ListState;
  policy: Policy;
  area: Named;
  body: Named;
  approver: Named;
  posted_at: string | null;
  approved_by: string;
  decision: string;
  numbers: Numbers;
  in_hand: number | null;
  may_decide: boolean;
  may_approve: boolean;
  may_pay: boolean;
}
export interface Entry {
  id: string;
  code: string;
  list: string;
  state: EntryState;
  waits: boolean;
  household: string;
  household_code: string;
  area: Named;
  of_person: boolean;
  days: number | null;
  amount: number;
  reason: string;
  approved_at: string | null;
}
export interface Payment {
  id: string;
  amount: number;
  day: string;
  way: 'cash' | 'bank';
  paid_to: 'self' | 'proxy';
  ledger_code: string;
  paid_by: string;
  taken_back_at: string | null;
  why_taken_back: string;
}
export interface Double {
  id: string;
  code: string;
  list_code: string;
  state: EntryState;
  why: 'twin' | 'person' | 'again' | 'merged';
  is_same: boolean | null;
  reason: string;
}
export interface EntrySheet extends Entry {
  doubles: Double[];
  payments: Payment[];
}
export const abouts = ['missing', 'amount', 'other'] as const;
export interface Objection {
  id: string;
  entry_code: string;
  about: (typeof abouts)[number];
  state: 'open' | 'decided' | 'appealed' | 'closed';
  due_on: string;
  is_late: boolean;
  heard_at: string | null;
  is_right: boolean | null;
  reason: string;
  appeal_to: Named | null;
}
export interface Missing {
  household: string;
  code: string;
  area: Named;
  kinds: string[];
}
export interface PostedList {
  id: string;
  code: string;
  state: ListState;
  vi: string;
  en: string;
  who_vi: string;
  who_en: string;
  source: string;
  area: string;
  body: string;
  amount: number;
  per_day: boolean;
  posted_at: string;
  decision: string;
  numbers: Numbers;
}
export interface PostedEntry {
  code: string;
  area: string;
  amount: number;
  state: EntryState;
}
export interface OwnEntry extends Omit<PostedEntry, 'area'> {
  list: string;
  vi: string;
  en: string;
  person: string;
  waits: boolean;
  reason: string;
  body: string;
}
export interface SeenObjection {
  list: string;
  about: (typeof abouts)[number];
  state: Objection['state'];
  due_on: string;
  is_right: boolean | null;
  reason: string;
  appeal_is_right: boolean | null;
  appeal_reason: string;
  appeal_to: string;
  can_appeal: boolean;
}

/** Who may approve a list: the commune itself, or a body of a level above. */
export const communeLevel = 3;
export const approvingLevels = [3, 2, 1] as const;

const lists = '/api/benefit-lists';
const entry = (id: string) => `/api/benefit-entries/${id}`;
export const readLists = (body: string, state: string, after: string | null) =>
  get<List<BenefitList>>(`/api/bodies/${body}/benefit-lists${query({ state, after })}`);
export const readList = (id: string) => get<BenefitList>(`${lists}/${id}`);
export const makeList = (wanted: object) => post<BenefitList>(lists, wanted);
export const step = (id: string, name: 'posting' | 'taking-down' | 'closing' | 'reopening') => post<BenefitList>(`${lists}/${id}/${name}`);
export const approve = (id: string, decision: string) => post<BenefitList>(`${lists}/${id}/approval`, { decision });
export const policiesIn = (area: string) => get<List<Policy>>(`/api/areas/${area}/benefit-policies`);
export const addPolicy = (wanted: object) => post<Policy>('/api/benefit-policies', wanted);
export const entriesOf = (id: string, state: string, waiting: boolean, after: string | null) =>
  get<List<Entry>>(`${lists}/${id}/entries${query({ state, waiting: waiting ? 'true' : '', after })}`);
export const addEntry = (id: string, wanted: object) => post<Entry>(`${lists}/${id}/entries`, wanted);
export const readEntry = (id: string) => get<EntrySheet>(entry(id));
export const decideDouble = (id: string, other: string, is_same: boolean, reason: string) =>
  post<Entry>(`${entry(id)}/doubles`, { other, is_same, reason });
export const refuse = (id: string, words: string) => post<Entry>(`${entry(id)}/refusal`, { words });
export const giveUp = (id: string, words: string) => post<Entry>(`${entry(id)}/giving-up`, { words });
export const listAgain = (id: string) => post<Entry>(`${entry(id)}/listing`);
export const pay = (id: string, wanted: object) => post<Payment>(`${entry(id)}/payments`, wanted);
export const takeBack = (id: string, reason: string, still_due: boolean) =>
  post<Payment>(`/api/benefit-payments/${id}/taking-back`, { reason, still_due });
export const unpaidOf = (body: string, after: string | null) => get<List<Entry>>(`/api/bodies/${body}/unpaid-benefits${query({ after })}`);
export const missingOf = (id: string, after: string | null) => get<List<Missing>>(`${lists}/${id}/missing${query({ after })}`);

export const objectionsOf = (id: string, after: string | null) => get<List<Objection>>(`${lists}/${id}/objections${query({ after })}`);
const objection = (id: string) => `/api/benefit-objections/${id}`;
export const wordsOf = (id: string) => get<{ words: string; heard: string }>(`${objection(id)}/words`);
export const hear = (id: string, words: string) => post<Objection>(`${objection(id)}/hearing`, { words });
export const decideObjection = (id: string, is_right: boolean, reason: string) =>
  post<Objection>(`${objection(id)}/decision`, { is_right, reason });
export const decideAppeal = (id: string, is_right: boolean, reason: string) =>
  post<Objection>(`${objection(id)}/appeal-decision`, { is_right, reason });

const board = '/api/benefit-board';
export const boardOf = (area: string, after: string | null) => get<List<PostedList>>(`/api/areas/${area}/benefit-board${query({ after })}`);
export const readPosted = (id: string) => get<PostedList>(`${board}/${id}`);
export const postedEntries = (id: string, after: string | null) => get<List<PostedEntry>>(`${board}/${id}/entries${query({ after })}`);
export const lookUp = (code: string) => post<{ list: PostedList; entry: PostedEntry }>(`${board}/look-up`, { code });
export const ownEntries = (key: string) => post<List<OwnEntry>>(`${board}/own`, { key });
export const object = (id: string, wanted: object) =>
  post<{ id: string; code: string; due_on: string }>(`${board}/${id}/objections`, wanted);
export const trackObjection = (code: string) => post<SeenObjection>('/api/benefit-objections/track', { code });
export const appealObjection = (code: string) => post<SeenObjection>('/api/benefit-objections/appeal', { code });

/** The text of two that is in the reader's language. */
export const worded = (one: { vi: string; en: string }) => (language() === 'vi' ? one.vi : one.en);
export const whoIsDue = (one: { who_vi: string; who_en: string }) => (language() === 'vi' ? one.who_vi : one.who_en);

const listMarks: Record<ListState, Mark> = { making: 'new', posted: 'waiting', approved: 'doing', closed: 'ended' };
export const listMark = (state: ListState) => listMarks[state];
const entryMarks: Record<EntryState, Mark> = {
  listed: 'new',
  approved: 'doing',
  paid: 'done',
  returned: 'ended',
  given_up: 'ended',
  refused: 'declined',
};
export const entryMark = (one: { state: EntryState; waits?: boolean }): Mark => (one.waits ? 'waiting' : entryMarks[one.state]);
export const entryWord = (one: { state: EntryState; waits?: boolean }): TextKey =>
  one.waits ? 'benefit.waits' : `benefit.entry.${one.state}`;
