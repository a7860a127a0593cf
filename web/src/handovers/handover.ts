import { get, post, query, type List, type Named } from '../api';

/** A body that is no more, or whose area is no more, with what it left open. */
export interface Leaving {
  body: Named;
  area: string;
  ended_on: string;
  tasks: number;
  duties: number;
  owed: number;
  groups: number;
  briefings: number;
  heirs: Named[];
  is_sure: boolean;
}

export interface Handover {
  id: string;
  from: Named;
  to: Named;
  at: string;
  by: string;
  tasks: number;
  joined: number;
  duties: number;
  owed: number;
  groups: number;
  briefings: number;
}

export const leavingOf = (area: string, after = '') => get<List<Leaving>>(`/api/areas/${area}/leaving${query({ after })}`);
export const handoversOf = (area: string) => get<List<Handover>>(`/api/areas/${area}/handovers`);
export const handOver = (from: string, to: string) => post<Handover>('/api/handovers', { from, to });
