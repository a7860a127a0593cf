import { get, post, put, query, remove, type Named } from '../api';

export const subjectKinds = ['object', 'field', 'area'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface Subject {
  id: string;
  kind: SubjectKind;
  words: string;
  bodies: Named[];
  /** Members of a working group who report about it. */
  people: Named[];
}

export interface Collector {
  body: Named;
  passed: { at: string; by: string; note: string; reported: number; expected: number; since: number } | null;
}

export interface CollectorPage {
  items: Collector[];
  /** By the plan's own words. */
  named: Named[];
  may_pass: boolean;
}

const at = (plan: string, item: string, what: string) => `/api/plans/${plan}/items/${item}/${what}`;

export const collectorsOf = (duty: string, period: string) => get<CollectorPage>(`/api/duties/${duty}/collectors${query({ period })}`);
export const passOn = (duty: string, period: string, note: string) => post<CollectorPage>(`/api/duties/${duty}/pass-on`, { period, note });
export const chooseCollectors = (plan: string, item: string, bodies: string[]) => put<unknown>(at(plan, item, 'collectors'), { bodies });
export const chooseAddressees = (plan: string, item: string, bodies: string[]) => put<unknown>(at(plan, item, 'addressees'), { bodies });
export const askMembers = (plan: string, item: string, by_members: boolean) => put<unknown>(at(plan, item, 'members'), { by_members });
export const giveSubject = (plan: string, item: string, kind: SubjectKind, words: string, bodies: string[]) =>
  post<Subject>(at(plan, item, 'subjects'), { kind, words, bodies });
export const takeSubject = (plan: string, item: string, id: string) => remove<unknown>(at(plan, item, `subjects/${id}`));
