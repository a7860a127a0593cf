import { get, post, put, query, remove, upload, type List, type Named } from '../api';
import { dotted } from '../text/text.svelte';
import { day } from '../text/time';

export const paperKinds = ['directive', 'guidance', 'plan', 'letter', 'form', 'model', 'other'] as const;
export type PaperKind = (typeof paperKinds)[number];
export type Audience = 'below' | 'everybody';

export interface Details {
  kind: PaperKind;
  number: string;
  issuer: string;
  dated: string | null;
  subject: string;
}

export interface Paper extends Details {
  id: string;
  body: Named;
  has_file: boolean;
  /** Absent: not put up yet. */
  audience: Audience | null;
  put_up_at: string | null;
  withdrawn_at: string | null;
  /** Bodies that have opened it. */
  readers: number;
  own: boolean;
  read: boolean;
}

export interface Hit extends Paper {
  passage: string;
}

export interface Receipts extends List<{ body: Named; read_at: string | null }> {
  reached: number;
  read: number;
}

export interface Filters {
  kind: PaperKind | '';
  issuer: string;
  from: string;
  until: string;
  own: boolean;
}

export const findPapers = (q: string, filters: Filters, after?: string) =>
  get<List<Hit>>(`/api/library${query({ q, ...filters, own: filters.own ? 'true' : '', after })}`);
export const readPaper = (id: string) => get<Paper & { lines: string[] }>(`/api/library/${id}`);
export const leaveReceipt = (id: string) => post<Paper>(`/api/library/${id}/read`);
export const sendPaper = (file: File, onprogress: (part: number) => void) =>
  upload<Paper>(`/api/library${query({ name: file.name })}`, file, onprogress);
export const typePaper = (typed: Details & { text: string }) => post<Paper>('/api/library/typed', typed);
export const takePlan = (plan: string) => post<Paper>('/api/library/plans', { plan });
export const describePaper = (id: string, { kind, number, issuer, dated, subject }: Details) =>
  put<Paper>(`/api/library/${id}`, { kind, number, issuer, dated, subject });
export const putUp = (id: string, audience: Audience) => post<Paper>(`/api/library/${id}/put-up`, { audience });
export const withdrawPaper = (id: string) => post<Paper>(`/api/library/${id}/withdraw`);
export const discardPaper = (id: string) => remove<void>(`/api/library/${id}`);
export const receiptsOf = (id: string, after?: string) => get<Receipts>(`/api/library/${id}/receipts${query({ after })}`);

export const lineOf = (paper: Paper, kind: string) =>
  dotted(kind, paper.number, paper.dated && day(paper.dated), paper.issuer || paper.body.name);
