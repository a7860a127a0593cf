import { get, post, put, query, remove, type List, type Named } from '../api';
import type { Mark } from '../design/mark';
import type { Filter } from './arrival';

export type Form = 'state' | 'party' | 'front';
export type Authority = 'own' | 'collective' | 'for_head' | 'by_order' | 'authorised' | 'acting';
export type OutgoingState = 'draft' | 'submitted' | 'returned' | 'approved' | 'issued' | 'cancelled';
export type Act = 'submit' | 'withdraw' | 'approve' | 'give_back' | 'reopen' | 'issue' | 'cancel';
export type Origin = 'blank' | 'minutes' | 'conclusions' | 'invitation' | 'report' | 'plan';

export interface Capacity {
  authority: Authority;
  office: string;
}

/** The boxes of the form, as the server lays them out. */
export interface Boxes {
  form: Form;
  superior: string;
  issuer: string;
  number: string;
  place: string;
  day: string | null;
  /** Empty for a letter. */
  kind: string;
  subject: string;
  urgency: string;
  addressed_to: string[];
  bases: string[];
  body: string;
  capacities: Capacity[];
  signer: string;
  recipients: string[];
  keep: string;
  appendices: { name: string; body: string }[];
}

export interface OutgoingLine {
  id: string;
  state: OutgoingState;
  kind: string;
  number: string;
  subject: string;
  day: string | null;
  drafter: string;
  approver: string;
  reason: string;
  changed_at: string;
}

export interface Outgoing {
  id: string;
  state: OutgoingState;
  document: Boxes;
  reason: string;
  drafter: string;
  approver: string;
  changed_at: string;
  plan: string | null;
  acts: Act[];
  /** By which the reader approves today. */
  in_place_of: Delegation | null;
}

export interface NumberLine {
  id: string;
  notation: string;
  dated: string;
  subject: string;
  recipients: string;
  signer: string;
  outgoing: string | null;
  is_cancelled: boolean;
  reason: string;
}

export interface Letterhead {
  form: Form;
  superior: string;
  issuer: string;
  symbol: string;
  place: string;
  term_from: string | null;
  capacities: Capacity[];
  signer: string;
}

export interface Delegation {
  id: string;
  leader: string;
  deputy: string;
  first_day: string;
  last_day: string;
}

export interface Source {
  origin: Origin;
  kind?: string;
  briefing?: string;
  day?: string;
  plan?: string;
}

const at = (id: string, what: string) => `/api/outgoing/${id}/${what}`;

/** Those on their way are few and come at once; those that have gone out come page by page. */
export const onTheirWay = () => get<List<OutgoingLine>>('/api/outgoing' + query({ open: 'true', limit: 200 }));
export const goneOut = (before?: string) => get<List<OutgoingLine>>('/api/outgoing' + query({ open: 'false', before }));
export const readOutgoing = (id: string) => get<Outgoing>(`/api/outgoing/${id}`);
export const layDraft = (source: Source) => post<Outgoing>('/api/outgoing', source);
export const editDraft = (id: string, from: Boxes, to: Boxes) => put<Outgoing>(`/api/outgoing/${id}`, { from, to });
export const act = (id: string, what: Act, reason = '') => post<Outgoing>(at(id, 'act'), { act: what, reason });
export const wordAddress = (id: string) => at(id, 'docx');
export const pageAddress = (id: string, version: string) => at(id, 'page') + query({ v: version });

/** The PDF as a file to keep; a refusal is a Problem with its sentence, as everywhere. */
export const pdfAddress = (id: string) => at(id, 'pdf');

export const kinds = () => get<List<{ code: string; name: string }>>('/api/document-kinds');

export const numbers = (q: string, before: string | undefined, filter: Filter) =>
  get<List<NumberLine>>('/api/numbers' + query({ q, before, ...filter }));
export const keepNumber = (paper: { kind: string; subject: string; recipients: string; signer: string }) =>
  post<NumberLine>('/api/numbers', paper);
export const cancelNumber = (id: string, reason: string) => post<NumberLine>(`/api/numbers/${id}/cancel`, { reason });

export const letterhead = () => get<Letterhead>('/api/letterhead');
export const setLetterhead = (from: Letterhead, to: Letterhead) => put<Letterhead>('/api/letterhead', { from, to });

export const delegations = () => get<{ items: Delegation[]; colleagues: Named[] }>('/api/delegations');
export const delegate = (deputy: string, first_day: string, last_day: string) =>
  post<Delegation>('/api/delegations', { deputy, first_day, last_day });
export const endDelegation = (id: string) => remove<unknown>(`/api/delegations/${id}`);

export const markOf: Record<OutgoingState, Mark> = {
  draft: 'waiting',
  submitted: 'new',
  returned: 'late',
  approved: 'doing',
  issued: 'done',
  cancelled: 'declined',
};

/** A field of several lines is a list of them. */
export const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const marks: [Authority, RegExp, string][] = [
  ['collective', /^(TM\.|T\/M)\s*/, 'TM. '],
  ['for_head', /^(KT\.|K\/T)\s*/, 'KT. '],
  ['authorised', /^(TUQ\.|T\/UQ)\s*/, 'TUQ. '],
  ['by_order', /^(TL\.|T\/L)\s*/, 'TL. '],
  ['acting', /^Q\.\s*/, 'Q. '],
];

/** "TM. Ủy ban nhân dân" and "Chủ tịch", a line each, as people type the lines above a signature. */
export const capacitiesOf = (text: string): Capacity[] =>
  linesOf(text).map((line) => {
    const found = marks.find(([, sign]) => sign.test(line));
    return found ? { authority: found[0], office: line.replace(found[1], '') } : { authority: 'own', office: line };
  });
export const capacityLines = (capacities: Capacity[]) =>
  capacities.map((one) => (marks.find(([authority]) => authority === one.authority)?.[2] ?? '') + one.office).join('\n');
