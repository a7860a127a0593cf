import { get, post, query, remove, upload, type List, type Named } from '../api';
import { session } from '../accounts/account.svelte';

export const states = ['asked', 'approved', 'refused', 'bought', 'cancelled'] as const;
export type State = (typeof states)[number];

export interface Quote {
  id: string;
  supplier: string;
  total: number;
  file: string | null;
}
export interface Line {
  item: string;
  asked: number;
  amount: number;
  price: number;
  lot: string | null;
}
export interface Purchase {
  id: string;
  code: string;
  state: State;
  body: Named;
  purse: Named | null;
  words: string;
  asked_at: string;
  asked_by: string;
  lines: Line[];
  quotes: Quote[];
  quote: string | null;
  reason: string;
  decided_at: string | null;
  decided_by: string;
  store: Named | null;
  invoice: string;
  invoice_day: string | null;
  invoice_file: string | null;
  total: number;
  receipt: string | null;
  sent_back: string | null;
  entry: string | null;
  why_cancelled: string;
  may_change: boolean;
  may_decide: boolean;
}
export interface Purse extends Named {
  body: Named;
  account: string;
  is_fundraiser: boolean;
  amount: number;
}

/** The body that the caller works for. */
export const ownBody = () => session.me?.body ?? null;

/** What waits at the caller's body. */
export interface Now {
  to_decide: number;
  to_buy: number;
  proposals: number;
}
export const readNow = () => get<Now>('/api/purchases-now');
export const listPurchases = (body: string, state: string, after: string | null) =>
  get<List<Purchase>>(`/api/bodies/${body}/purchases${query({ state, after })}`);
export const readPurchase = (id: string) => get<Purchase>(`/api/purchases/${id}`);
export const askPurchase = (wanted: object) => post<Purchase>('/api/purchases', wanted);
export const addQuote = (id: string, quote: Quote) => post<Purchase>(`/api/purchases/${id}/quotes`, quote);
export const decide = (id: string, quote: string | null, reason: string) =>
  post<Purchase>(`/api/purchases/${id}/decision`, { quote, reason });
export const takeBack = (id: string) => remove<void>(`/api/purchases/${id}/decision`);
export const buy = (id: string, wanted: object) => post<Purchase>(`/api/purchases/${id}/buying`, wanted);
export const cancel = (id: string, wanted: object) => post<Purchase>(`/api/purchases/${id}/cancellation`, wanted);
export const pursesOf = (body: string) => get<List<Purse>>(`/api/bodies/${body}/purses`);
export const keepPaper = (file: File) => upload<{ id: string }>('/api/files', file);
export const paperOf = (id: string, file: string) => `/api/purchases/${id}/papers/${file}`;

const marks = { asked: 'waiting', approved: 'doing', refused: 'ended', bought: 'done', cancelled: 'ended' } as const;
export const markOf = (state: State) => marks[state];

export const subjects = ['medical_supplies', 'forces', 'relief', 'other'] as const;
export const proposalStates = ['asked', 'granted', 'refused', 'withdrawn'] as const;
export interface Cost {
  what: string;
  unit: string;
  quantity: number;
  price: number;
}
export interface Proposal {
  id: string;
  code: string;
  state: (typeof proposalStates)[number];
  subject: (typeof subjects)[number];
  body: Named;
  decider: Named;
  title: string;
  words: string;
  asked_at: string;
  asked_by: string;
  costs: Cost[];
  total: number;
  granted: number;
  reason: string;
  decided_at: string | null;
  decided_by: string;
  may_decide: boolean;
  may_withdraw: boolean;
}
export const listProposals = (body: string, state: string, after: string | null) =>
  get<List<Proposal>>(`/api/bodies/${body}/budget-proposals${query({ state, after })}`);
export const readProposal = (id: string) => get<Proposal>(`/api/budget-proposals/${id}`);
export const propose = (wanted: object) => post<Proposal>('/api/budget-proposals', wanted);
export const withdraw = (id: string) => remove<void>(`/api/budget-proposals/${id}`);
export const grant = (id: string, granted: number, reason: string) =>
  post<Proposal>(`/api/budget-proposals/${id}/decision`, { granted, reason });
export const takeBackGrant = (id: string) => remove<void>(`/api/budget-proposals/${id}/decision`);

const proposalMarks = { asked: 'waiting', granted: 'done', refused: 'ended', withdrawn: 'ended' } as const;
export const proposalMark = (state: Proposal['state']) => proposalMarks[state];
