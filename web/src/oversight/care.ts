import { get, post, query, remove, type List, type Named } from '../api';

export const wantKinds = ['rest', 'meals', 'insurance', 'counselling', 'protective_gear', 'relief', 'lodging', 'other'] as const;
export type WantKind = (typeof wantKinds)[number];

/** A force on duty. */
export interface CareUnit extends Named {
  kind: 'body' | 'zone' | 'checkpoint';
  area: Named;
  last_on: string | null;
  wants: number;
}
export interface CareUnits {
  rule: { valid_from: string; days: number; source: string };
  waiting: CareUnit[];
  others: CareUnit[];
}
export interface Want {
  id: string;
  care: string;
  unit: Named;
  area: Named;
  kind: WantKind;
  words: string;
  body: Named;
  due: string | null;
  given: string;
  given_on: string | null;
  is_late: boolean;
  may_meet: boolean;
}
export interface Care {
  id: string;
  body: Named;
  kind: CareUnit['kind'];
  unit: Named;
  area: Named;
  day: string;
  words: string;
  occasion: string | null;
  wants: Want[];
  is_taken_back: boolean;
  may_edit: boolean;
}

const visit = (id: string) => `/api/care-visits/${id}`;

export const readUnits = (area: string, days?: number) => get<CareUnits>(`/api/areas/${area}/care-units${query({ days })}`);
export const listCares = (area: string, after: string | null) => get<List<Care>>(`/api/areas/${area}/care-visits${query({ after })}`);
export const listWants = (area: string, after: string | null) => get<List<Want>>(`/api/areas/${area}/care-wants${query({ after })}`);
export const lookAfter = (wanted: object) => post<Care>('/api/care-visits', wanted);
export const readCare = (id: string) => get<Care>(visit(id));
export const takeBackCare = (id: string) => remove<Care>(visit(id));
export const putBackCare = (id: string) => post<Care>(`${visit(id)}/put-back`);
export const meetWant = (id: string, words: string) => post<Care>(`/api/care-wants/${id}/given`, { words });
export const wantAgain = (id: string) => remove<Care>(`/api/care-wants/${id}/given`);
