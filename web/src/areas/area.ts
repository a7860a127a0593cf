import { get, query, type List, type Named } from '../api';

export interface AreaLine extends Named {
  code: string;
  kind: string;
  level: number;
  /** Names from the province down to its own. */
  path: string[];
  valid_from: string | null;
  valid_until: string | null;
}

/** What an area became or came from. */
export interface Link extends Named {
  whole: boolean;
  valid_from: string;
}

export interface Area extends AreaLine {
  parent: Named | null;
  successors: Link[];
  predecessors: Link[];
  aliases: string[];
}

export const findAreas = (q: string, on?: string, limit = 50) => get<List<AreaLine>>(`/api/areas${query({ q, on, limit })}`);
export const readArea = (id: string) => get<Area>(`/api/areas/${id}`);
export const childrenOf = (id: string) => get<List<AreaLine>>(`/api/areas/${id}/children`);
