import { get, post, query, type Named } from '../api';
import type { Kind } from './plan';

/** How a body can be reached; the order of the list. */
export type Presence = 'missing' | 'unattended' | 'attended';
export type Purpose = 'execute' | 'coordinate' | 'report' | 'know' | 'keep';

/** A body that will get a plan, or a unit in which it is missing. */
export interface Addressee {
  presence: Presence;
  body: string | null;
  kind: string;
  area: string;
  name: string;
  orders: number;
  requests: number;
  reports: number;
  purpose: Purpose;
}

export interface UnclearItem {
  item: string;
  kind: Kind;
  section: string;
  phrase: string;
  bodies: number;
  missing: number;
  unknown: string[];
}

export interface AddresseeSheet {
  counts: { bodies: number; tasks: number; reports: number; missing: number; unattended: number };
  items: Addressee[];
  next: string | null;
  /** On the first page only. */
  unclear: UnclearItem[];
  without_recipient_line: Named[];
}

export const readAddressees = (plan: string, words = '', after?: string) =>
  get<AddresseeSheet>(`/api/plans/${plan}/addressees${query({ q: words, after })}`);
/** Makes the bodies that one item misses, or all. */
export const createMissing = (plan: string, item?: string) =>
  post<{ made: number }>(`/api/plans/${plan}/addressees/missing`, item ? { item } : {});
