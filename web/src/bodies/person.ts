import { get, post, type List, type Named } from '../api';

/** Somebody who works in a body, with the last day of one who leaves. */
export interface Official extends Named {
  valid_until: string | null;
}

export const peopleOf = (body: string) => get<List<Official>>(`/api/bodies/${body}/people`);
export const leaveBody = (person: string, lastDay: string) => post<unknown>(`/api/people/${person}/leave`, { last_day: lastDay });
