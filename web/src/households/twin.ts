import { get, post, query, type List, type Named } from '../api';

export const states = ['open', 'merged', 'apart'] as const;
export type TwinState = (typeof states)[number];

export type TwinReason =
  | 'same_phone'
  | 'same_name'
  | 'name_without_marks'
  | 'similar_name'
  | 'several_members'
  | 'same_birth_year'
  | 'near_birth_year'
  | 'same_address'
  | 'similar_address'
  | 'same_hamlet';

export interface TwinSide {
  id: string;
  code: string;
  area: Named;
  team: string | null;
  people: number;
}

export interface Twin {
  id: string;
  older: TwinSide;
  newer: TwinSide;
  score: number;
  reasons: TwinReason[];
  state: TwinState;
  decided_at: string | null;
}

const at = (id: string) => `/api/household-twins/${id}`;

export const twinsOf = (area: string, state: TwinState, after?: string) =>
  get<List<Twin>>(`/api/areas/${area}/household-twins${query({ state, after })}`);
export const readTwin = (id: string) => get<Twin>(at(id));
export const mergeTwin = (id: string, keep: string) => post<Twin>(`${at(id)}/merge`, { keep });
export const keepApart = (id: string) => post<Twin>(`${at(id)}/apart`);
export const reopenTwin = (id: string) => post<Twin>(`${at(id)}/reopen`);
