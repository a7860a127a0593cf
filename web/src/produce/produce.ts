import { get, post, query, remove, type List, type Named } from '../api';
import { language, t } from '../text/text.svelte';
import { amountOf, dong, nameOf, unitOf, type Item } from '../goods/goods';
import { day } from '../text/time';
import type { State as PurchaseState } from '../purchases/purchase';

export type Side = 'offered' | 'wanted';

/** What everybody sees of a posting; who it is lies sealed. */
export interface Posting {
  id: string;
  label: string;
  side: Side;
  state: 'open' | 'taken' | 'over' | 'closed';
  area: Named;
  commune: string;
  body: Named | null;
  item: Item;
  amount: number;
  remaining: number;
  price: number | null;
  from: string;
  until: string;
}
export interface Fit {
  posting: Posting;
  nearness: 'hamlet' | 'commune' | 'province' | 'farther';
  from: string;
  until: string;
  amount: number;
  is_within_price: boolean | null;
}
export interface Match {
  id: string;
  offered: string;
  wanted: string | null;
  purchase: string | null;
  name: string;
  purchase_state: PurchaseState | null;
  amount: number;
}
export interface Desk {
  fits: Fit[];
  matches: Match[];
  may_match: boolean;
  may_buy: boolean;
}
export interface Contact {
  name: string;
  phone: string;
  words: string;
}

export const readPostings = (wanted: { side: Side; area: string; item: string; after: string | null }) =>
  get<List<Posting>>(`/api/produce${query({ ...wanted })}`);
export const readPosting = (id: string) => get<Posting>(`/api/produce/${id}`);
export const itemsIn = (area: string) => get<List<Item>>(`/api/areas/${area}/produce-items`);
export const postProduce = (wanted: object) => post<{ id: string; code: string }>('/api/produce', wanted);
export const lookFor = (body: string, wanted: object) => post<{ id: string; code: string }>(`/api/bodies/${body}/produce`, wanted);
export const lookByCode = (code: string) => post<Posting>('/api/own-produce/look', { code });
export const withdraw = (code: string) => post<Posting>('/api/own-produce/withdraw', { code });
export const readDesk = (id: string) => get<Desk>(`/api/produce/${id}/desk`);
export const readContact = (id: string) => get<{ contact: Contact | null }>(`/api/produce/${id}/contact`);
export const match = (wanted: object) => post<Match>('/api/produce-matches', wanted);
export const undoMatch = (id: string) => remove<void>(`/api/produce-matches/${id}`);
export const intoPurchase = (id: string, wanted: object) => post<Match>(`/api/produce/${id}/purchase`, wanted);
export const setClosed = (id: string, closed: boolean) => post<Posting>(`/api/produce/${id}/${closed ? 'close' : 'open-again'}`);

/** "Xóm 3, Xã Giao Xuân". */
export const placeOf = (one: Posting) => (one.area.name === one.commune ? one.commune : `${one.area.name}, ${one.commune}`);
export const titleOf = (one: Posting) => `${nameOf(one.item, one.item.code)}: ${amountOf(one.item, one.remaining || one.amount)}`;
export function priceOf(one: Posting) {
  if (one.price === null) return t('produce.price_open');
  if (one.price === 0) return t('produce.free');
  return t(one.side === 'offered' ? 'produce.price_asked' : 'produce.price_paid', { sum: dong(one.price), unit: unitOf(one.item) });
}

/** Why two postings go together, as a sentence. */
export function reasonOf(fit: Fit) {
  const price = fit.is_within_price === null ? '' : t(fit.is_within_price ? 'produce.price_fits' : 'produce.price_apart');
  const parts = [
    t(`produce.near.${fit.nearness}`),
    t('produce.both_days', { from: day(fit.from), until: day(fit.until) }),
    t('produce.both_amount', { n: amountOf(fit.posting.item, fit.amount) }),
    price,
  ];
  const sentence = parts.filter(Boolean).join(', ');
  return `${sentence.charAt(0).toLocaleUpperCase(language())}${sentence.slice(1)}.`;
}
