import { get, post, put, query, type List } from '../api';

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
}

export const arrivals = (q: string, before?: string) => get<List<Arrival>>('/api/arrivals' + query({ q, before }));
export const readArrival = (id: string) => get<Arrival>(`/api/arrivals/${id}`);
export const registerPaper = (paper: Paper, again: boolean) => post<Arrival>('/api/arrivals', { ...paper, again });
export const correctPaper = (id: string, from: Paper, to: Paper) => put<Arrival>(`/api/arrivals/${id}`, { from, to });
export const annotate = (id: string, note: string, assignee: string | null, due: string | null) =>
  post<Arrival>(`/api/arrivals/${id}/annotate`, { note, assignee, due });
export const settle = (id: string, outcome: string) => post<Arrival>(`/api/arrivals/${id}/settle`, { outcome });

export const sheetAddress = (which: 'incoming' | 'outgoing', as: 'xlsx' | 'page', year: string) =>
  `/api/registers/${which}/${as}${query({ year })}`;
