import { get, post, query, remove, type List, type Named } from '../api';
import type { Mark } from '../design/mark';

export type TourStanding = 'silent' | 'stayed' | 'went' | 'waiting';

/** A mobile loudspeaker on one day; minutes count from midnight. */
export interface Tour {
  id: string;
  body: Named;
  area: Named;
  begins: number;
  ends: number;
  route: string;
  is_ended: boolean;
  standing: TourStanding;
  words: string;
  told_by: string;
  may_change: boolean;
  may_tell: boolean;
}
export const listTours = (area: string, day: string, after: string | null) =>
  get<List<Tour>>(`/api/areas/${area}/speaker-tours${query({ day, after })}`);
export const addTour = (wanted: object) => post<Tour>('/api/speaker-tours', wanted);
export const endTour = (id: string) => remove<Tour>(`/api/speaker-tours/${id}`);
export const resumeTour = (id: string) => post<Tour>(`/api/speaker-tours/${id}/resume`, {});
export const tellTour = (id: string, day: string, went: boolean, words: string) =>
  post<Tour>(`/api/speaker-tours/${id}/days`, { day, went, words });
export const untellTour = (id: string, day: string) => post<Tour>(`/api/speaker-tours/${id}/days/undo`, { day });

const marks: Record<TourStanding, Mark> = { silent: 'silent', stayed: 'late', went: 'done', waiting: 'new' };
export const markOfTour = (standing: TourStanding) => marks[standing];
