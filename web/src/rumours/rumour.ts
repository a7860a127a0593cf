import { get, post, query, remove, type List, type Named } from '../api';
import type { Mark } from '../design/mark';

export const verdicts = ['wrong', 'partly', 'right'] as const;
export type Verdict = (typeof verdicts)[number];
export const states = ['heard', 'verified', 'answering', 'answered', 'spoken', 'closed'] as const;
export type State = (typeof states)[number];

export interface HeardDay {
  day: string;
  times: number;
}
export interface Source {
  id: string;
  words: string;
  at: string;
}
export interface Rumour {
  id: string;
  body: Named;
  area: Named;
  words: string;
  state: State;
  verdict: Verdict | null;
  explanation: string;
  verified_at: string | null;
  sources: Source[];
  answer: { message: string; title: string; state: 'draft' | 'asked' | 'approved' | 'withdrawn'; approved_at: string | null } | null;
  plays: { played: number; gaps: number; first_at: string | null };
  heard: HeardDay[];
  is_fading: boolean;
  made_at: string;
  may_write: boolean;
}
export interface Line {
  id: string;
  area: Named;
  words: string;
  state: State;
  verdict: Verdict | null;
  heard_this_week: number;
  made_at: string;
}

const rumour = (id: string) => `/api/rumours/${id}`;
export const listRumours = (area: string, state: 'open' | 'closed', after: string | null) =>
  get<List<Line>>(`/api/areas/${area}/rumours${query({ state, after })}`);
export const readRumour = (id: string) => get<Rumour>(rumour(id));
export const writeDown = (wanted: object) => post<Rumour>('/api/rumours', wanted);
export const hearAgain = (id: string, wanted: object) => post<Rumour>(`${rumour(id)}/hearings`, wanted);
export const addSource = (id: string, wanted: object) => post<Rumour>(`${rumour(id)}/sources`, wanted);
export const removeSource = (id: string) => remove<Rumour>(`/api/rumour-sources/${id}`);
export const verify = (id: string, finding: object) => post<Rumour>(`${rumour(id)}/verdict`, finding);
export const answer = (id: string, message: string) => post<Rumour>(`${rumour(id)}/answer`, { message });
export const close = (id: string) => post<Rumour>(`${rumour(id)}/close`);
export const openAgain = (id: string) => post<Rumour>(`${rumour(id)}/open-again`);

const marks: Record<State, Mark> = {
  heard: 'new',
  verified: 'doing',
  answering: 'waiting',
  answered: 'doing',
  spoken: 'done',
  closed: 'ended',
};
export const markOf = (state: State) => marks[state];
