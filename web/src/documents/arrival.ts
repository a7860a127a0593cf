import { get, post, put, query, remove, upload, type List } from '../api';
import type { Delegation } from './document';

/** What the clerk reads off a paper that came. */
export interface Paper {
  issuer: string;
  notation: string;
  dated: string | null;
  kind: string;
  subject: string;
  urgency: string;
  pages: number;
}

export interface Arrival {
  id: string;
  number: number;
  arrived_on: string;
  paper: Paper;
  note: string;
  noted_by: string;
  assignee: string | null;
  assignee_name: string;
  due: string | null;
  outcome: string;
  is_settled: boolean;
  file_name: string | null;
  plan: string | null;
}

/** A line of the register with what the reader may do. */
export interface OwnArrival extends Arrival {
  may_annotate: boolean;
  in_place_of: Delegation | null;
}

/** What came through the system and has no number of arrival yet. */
export interface WaitingPaper {
  plan: string;
  paper: Paper;
  delivered_at: string;
}

/** What of a register is looked at; the sheets take the same. */
export type Filter = Partial<Record<'stage' | 'own' | 'kind' | 'from' | 'until' | 'year', string>>;

const at = (id: string, what: string) => `/api/arrivals/${id}/${what}`;

export const arrivals = (q: string, before: string | undefined, filter: Filter) =>
  get<List<Arrival>>('/api/arrivals' + query({ q, before, ...filter }));
export const waitingPapers = () => get<List<WaitingPaper>>('/api/arrivals/waiting');
export const readArrival = (id: string) => get<OwnArrival>(`/api/arrivals/${id}`);
export const registerPaper = (paper: Paper, again: boolean, plan: string | null) =>
  post<OwnArrival>('/api/arrivals', { ...paper, again, plan });
export const correctPaper = (id: string, from: Paper, to: Paper) => put<OwnArrival>(`/api/arrivals/${id}`, { from, to });
export const annotate = (id: string, note: string, assignee: string | null, due: string | null) =>
  post<OwnArrival>(at(id, 'annotate'), { note, assignee, due });
export const settle = (id: string, outcome: string) => post<OwnArrival>(at(id, 'settle'), { outcome });

export const paperIn = (file: File) => upload<Paper>('/api/arrivals/reading' + query({ name: file.name }), file);
export const sendFile = (id: string, file: File) => upload<OwnArrival>(at(id, 'file') + query({ name: file.name }), file);
export const takeFileAway = (id: string) => remove<OwnArrival>(at(id, 'file'));
export const fileAddress = (id: string) => at(id, 'file');

export const sheetAddress = (which: 'incoming' | 'outgoing', as: 'xlsx' | 'page', filter: Filter) =>
  `/api/registers/${which}/${as}${query(filter)}`;
