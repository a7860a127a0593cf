import { get, patch, post, put, remove } from '../api';
import type { Span } from '../design/source';
import type { Deadline, Values } from '../plans/plan';

export type Fate = 'open' | 'taken' | 'adapted' | 'left_out' | 'own';

export interface UpperDuty {
  item: string;
  section: string;
  addressee: string;
  ordered: boolean;
  duties: string[];
  /** The last good day. */
  due: string | null;
  deadlines: Deadline[];
  spans: Span[];
  /** Reports are to be sent; absent when it is work. */
  report: Values['report'] | null;
}

export interface Clause {
  id: string;
  fate: Fate;
  /** Absent in a clause of one's own. */
  upper: UpperDuty | null;
  addressee: string;
  words: string;
  due: string | null;
  reason: string;
  /** It ends later than the upper plan says. */
  is_later: boolean;
  /** Its lines as the draft will say them. */
  printed: string[];
}

/** A lower plan in the making. */
export interface Child {
  id: string;
  upper: { id: string; number: string; title: string };
  upper_issuer: string;
  title: string;
  /** The draft that was written of it. */
  plan: string | null;
  is_issued: boolean;
  clauses: Clause[];
}

export interface Decision {
  fate: Fate;
  addressee?: string;
  words?: string;
  due?: string | null;
  reason?: string;
}

export const beginChild = (upper: string) => post<Child>(`/api/plans/${upper}/child`);
export const readChild = (id: string) => get<Child>(`/api/children/${id}`);
export const entitleChild = (id: string, title: string) => patch<Child>(`/api/children/${id}`, { title });
export const decideClause = (id: string, clause: string, decision: Decision) =>
  put<Child>(`/api/children/${id}/clauses/${clause}`, decision);
export const addClause = (id: string, clause: { addressee: string; words: string; due: string | null }) =>
  post<Child>(`/api/children/${id}/clauses`, clause);
export const dropClause = (id: string, clause: string) => remove<Child>(`/api/children/${id}/clauses/${clause}`);
export const writeChild = (id: string) => post<{ plan: string }>(`/api/children/${id}/draft`);
export const unwriteChild = (id: string) => remove<Child>(`/api/children/${id}/draft`);

/** The decision that brings a clause back to what it is now. */
export const decisionOf = ({ fate, addressee, words, due, reason }: Clause): Decision => ({ fate, addressee, words, due, reason });
