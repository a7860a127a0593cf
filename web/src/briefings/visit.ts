import { get, post, put, type List, type Named } from '../api';
import type { Mark } from '../design/mark';
import type { Decision } from './briefing';

export type VisitState = 'planned' | 'cancelled' | 'closed';

export interface VisitLine {
  id: string;
  body: Named;
  title: string;
  day: string;
  place: string;
  state: VisitState;
  reason: string;
  people: Named[];
  plan: string | null;
}

/** What was supervised and urged; what was heard and found. */
export interface VisitNotes {
  supervised: string;
  heard: string;
}

export interface Visit extends VisitLine {
  may_hold: boolean;
  notes: VisitNotes;
  decisions: Decision[];
  record_text: string;
}

export const visits = () => get<List<VisitLine>>('/api/visits');
export const readVisit = (id: string) => get<Visit>(`/api/visits/${id}`);
export const planVisit = (title: string, day: string, place: string, people: string[]) =>
  post<Visit>('/api/visits', { title, day, place, people });
export const planAnew = (id: string, title: string, day: string, place: string, people: string[]) =>
  put<Visit>(`/api/visits/${id}`, { title, day, place, people });
export const cancelVisit = (id: string, reason: string) => post<Visit>(`/api/visits/${id}/cancel`, { reason });
export const restoreVisit = (id: string) => post<Visit>(`/api/visits/${id}/restore`);
export const noteVisit = (id: string, from: VisitNotes, to: VisitNotes) => put<Visit>(`/api/visits/${id}/notes`, { from, to });
export const followUp = (id: string, text: string, bodies: string[], due: string | null) =>
  post<Visit>(`/api/visits/${id}/decisions`, { text, bodies, due });
export const takeFollowUpBack = (id: string, decision: string) => post<Visit>(`/api/visits/${id}/decisions/take-back`, { decision });
export const closeVisit = (id: string) => post<Visit>(`/api/visits/${id}/close`);

export const markOfVisit: Record<VisitState, Mark> = { planned: 'waiting', cancelled: 'declined', closed: 'done' };
