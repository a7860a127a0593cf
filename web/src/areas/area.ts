import { get, query, type List, type Named } from '../api';

export interface AreaLine extends Named {
  code: string;
  kind: string;
  level: string | number;
  /** Names from the province down. */
  path: string[];
  valid_from: string | null;
  valid_until: string | null;
}

export interface Area extends AreaLine {
  parent: Named | null;
  successors: Named[];
  aliases: string[];
}

export const findAreas = (q: string, on?: string, limit = 50) => get<List<AreaLine>>(`/api/areas${query({ q, on, limit })}`);
export const readArea = (id: string) => get<Area>(`/api/areas/${id}`);
export const childrenOf = (id: string) => get<List<AreaLine>>(`/api/areas/${id}/children`);
