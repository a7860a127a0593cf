import { get, post, query, type List, type Named } from '../api';
import type { Ending } from '../endings/ending';
import type { Purpose } from '../plans/addressee';
import { t } from '../text/text.svelte';

/** An issued plan in the hands of one body. */
export interface Delivery {
  plan: { id: string; number: string; title: string };
  type: string;
  issuer: string;
  dated: string | null;
  from: Named;
  body: Named;
  purpose: Purpose;
  /** All that it is given are requests, which it may decline. */
  asked: boolean;
  stage: 'unread' | 'read' | 'acknowledged';
  delivered_at: string;
  read_at: string | null;
  acknowledged_at: string | null;
  /** That the plan ended or was amended. */
  ending:
    | (Pick<Ending, 'id' | 'kind' | 'number' | 'from' | 'by'> & { told_at: string; heard_at: string | null; taken_back_at: string | null })
    | null;
}

export interface Sent extends List<Delivery> {
  counts: { delivered: number; read: number; acknowledged: number };
}

/** A body whose papers the reader takes in: the own one first, then working groups whose work they hand out. */
export interface Desk {
  body: Named;
  unread: number;
}

export const desks = () => get<List<Desk>>('/api/desks');
export const incoming = (words: string, after?: string, desk = '') =>
  get<List<Delivery>>(`/api/deliveries${query({ q: words, after, desk })}`);
export const sentOf = (plan: string, words: string, after?: string) =>
  get<Sent>(`/api/plans/${plan}/deliveries${query({ q: words, after })}`);
/** Opening it is reading it; only the first time counts. */
export const markRead = (plan: string, desk: string) => post<Delivery>(`/api/plans/${plan}/read${query({ desk })}`);
export const acknowledgeDelivery = (plan: string, desk: string) => post<Delivery>(`/api/plans/${plan}/acknowledge${query({ desk })}`);

/** An order, a request and mere information differ in words. */
export function purposeInWords(delivery: Delivery): string {
  if (delivery.purpose !== 'execute') return t(`purpose.${delivery.purpose}`);
  return t(delivery.asked ? 'purpose.asked' : 'purpose.execute');
}
