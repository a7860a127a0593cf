import { get, newId, patch, post, put, query, remove, type List, type Named } from '../api';
import { session } from '../accounts/account.svelte';
import { readBody } from '../bodies/body';
import { language, t } from '../text/text.svelte';

export type StoreKind = 'warehouse' | 'rice_atm' | 'free_market' | 'point';
export const storeKinds: readonly StoreKind[] = ['warehouse', 'rice_atm', 'free_market', 'point'];

export interface Word {
  what: 'kind' | 'loss' | 'count' | 'return' | 'refusal';
  code: string;
  vi: string;
  en: string;
}
export interface Item {
  code: string;
  area: Named | null;
  kind: string;
  vi: string;
  en: string;
  unit_vi: string;
  unit_en: string;
  smallest_vi: string;
  smallest_en: string;
  factor: number;
  shelf_days: number | null;
  safety_vi: string;
  safety_en: string;
  is_local: boolean;
}
export interface Store extends Named {
  kind: StoreKind;
  area: Named;
  body: Named;
  address: string;
  hours: string;
  upper: Named | null;
  is_closed: boolean;
  waiting: number;
  is_own: boolean;
}
export interface Now {
  stores: number;
  waiting: number;
  expiring: number;
  under_way: number;
}
export interface Shelf {
  item: Item;
  amount: number;
  first_expiry: string | null;
  expired: number;
}
export interface Lot {
  id: string;
  item: string;
  expires_on: string | null;
  received_on: string;
  source: string;
  amount: number;
  is_expired: boolean;
  worth: number;
  valued_by: string;
}
export interface Line {
  lot: string;
  item: string;
  expires_on: string | null;
  source: string;
  amount: number;
  worth: number;
  valued_by: string;
}
export type MovementKind =
  'receipt' | 'issue' | 'transfer_out' | 'transfer_in' | 'count' | 'loss' | 'packing' | 'give_back' | 'undo' | 'to_seller';
export interface Movement {
  id: string;
  kind: MovementKind;
  code: string;
  store: Named;
  day: string;
  at: string;
  by: string;
  reason: string;
  words: string;
  receiver: Named | null;
  other_store: Named | null;
  transfer: string | null;
  requisition: string | null;
  refers_to: string | null;
  undone_by: string | null;
  /** The code of its entry in the public ledger. */
  entry: string | null;
  lines: Line[];
}
export interface Transfer {
  id: string;
  from: Named;
  to: Named;
  sent_at: string;
  state: 'under_way' | 'arrived' | 'taken_back';
  lines: Line[];
}
export type RequisitionState = 'waiting' | 'granted' | 'refused' | 'sent' | 'withdrawn';
export interface Requisition {
  id: string;
  state: RequisitionState;
  body: Named;
  area: Named;
  from: Named | null;
  to: Named;
  wanted_by: string | null;
  words: string;
  reason: string;
  answer: string;
  opened_at: string;
  decided_at: string | null;
  is_late: boolean;
  lines: { item: string; asked: number; granted: number; sent: number }[];
}
export interface Shortfall {
  area: Named;
  item: Item;
  asked: number;
  granted: number;
  missing: number;
}
export interface Recipe {
  valid_from: string;
  parts: { item: string; amount: number }[];
}
export interface Price {
  item: string;
  area: Named | null;
  valid_from: string;
  value: number;
  source: string;
}
/** How goods come into a store. */
export const comings = ['gift', 'purchase', 'other'] as const;
/** One line of a form: what, how much as typed, until when it is good, and what all of it is worth. */
export interface Draft {
  item: string;
  amount: string;
  expires: string;
  worth?: string;
}

let known: Promise<Word[]> | undefined;
/** The lists of reasons and kinds, fetched once. */
export const readWords = () =>
  (known ??= get<List<Word>>('/api/goods-words').then(
    ({ items }) => items,
    (error: unknown) => {
      known = undefined;
      throw error;
    },
  ));
export const choices = (words: Word[], what: Word['what']) =>
  words.filter((one) => one.what === what).map((one) => ({ value: one.code, label: one[language()] }));
export const wordOf = (words: Word[], what: Word['what'], code: string) =>
  words.find((one) => one.what === what && one.code === code)?.[language()] ?? code;

/** The area of the caller's body. */
export async function ownArea(): Promise<Named | null> {
  const body = session.me?.body;
  return body ? (await readBody(body.id)).area : null;
}

async function all<T>(read: (after: string | null) => Promise<List<T>>): Promise<T[]> {
  const found: T[] = [];
  let next: string | null = null;
  do {
    const page: List<T> = await read(next);
    found.push(...page.items);
    next = page.next;
  } while (next);
  return found;
}
/** Every lot of a store: for counting and writing off. */
export const allLots = (id: string) => all((after) => lotsOf(id, { after }));

export const readNow = () => get<Now>('/api/goods-now');
export const listStores = (area: string, more: { state?: string; after?: string | null } = {}) =>
  get<List<Store>>(`/api/areas/${area}/stores${query({ ...more })}`);
export const storesAbove = () => get<List<Store>>('/api/stores-above');
export const readStore = (id: string) => get<Store>(`/api/stores/${id}`);
export const openStore = (wanted: object) => post<Store>('/api/stores', wanted);
export const changeStore = (id: string, change: object) => patch<Store>(`/api/stores/${id}`, change);
export const setClosed = (id: string, closed: boolean) => post<Store>(`/api/stores/${id}/${closed ? 'close' : 'reopen'}`);
export const listItems = (area: string) => get<List<Item>>(`/api/areas/${area}/goods-items`);
export const addItem = (wanted: object) => post<Item>('/api/goods-items', wanted);
export const setPrice = (area: string, price: Price) => put<Price>(`/api/areas/${area}/goods-prices`, price);
export const setRecipe = (code: string, recipe: Recipe) => put<List<Recipe>>(`/api/goods-items/${code}/recipe`, recipe);
export const recipesOf = (code: string) => get<List<Recipe>>(`/api/goods-items/${code}/recipes`);
/** All of it: a store holds so many items as its catalogue has, and no more. */
export const stockOf = (id: string) => all((after) => get<List<Shelf>>(`/api/stores/${id}/stock${query({ after, limit: 200 })}`));
export const lotsOf = (id: string, more: { item?: string; expiring_by?: string; after?: string | null } = {}) =>
  get<List<Lot>>(`/api/stores/${id}/lots${query({ ...more, limit: 100 })}`);
export const movementsOf = (id: string, more: { kind?: string; code?: string; item?: string; after?: string | null } = {}) =>
  get<List<Movement>>(`/api/stores/${id}/movements${query({ ...more })}`);
export const readMovement = (id: string) => get<Movement>(`/api/goods-movements/${id}`);
export const undoMovement = (id: string, words: string) => post<Movement>(`/api/goods-movements/${id}/undo`, { id: newId(), words });
export const transfersOf = (id: string) => all((after) => get<List<Transfer>>(`/api/stores/${id}/transfers${query({ after })}`));
export const takeIn = (transfer: string, wanted: object) => post<Movement>(`/api/goods-transfers/${transfer}/arrival`, wanted);
/** receipts, issues, returns, counts, losses, packings, sendings */
export const move = (store: string, how: string, wanted: object) => post<Movement>(`/api/stores/${store}/${how}`, wanted);
export const requestsOf = (store: string, state: string, after: string | null = null) =>
  get<List<Requisition>>(`/api/stores/${store}/requisitions${query({ state, after })}`);
export const ownRequests = (after: string | null = null) => get<List<Requisition>>(`/api/requisitions${query({ after })}`);
export const askFor = (wanted: object) => post<Requisition>('/api/requisitions', wanted);
export const withdrawRequest = (id: string) => remove<void>(`/api/requisitions/${id}`);
export const decideRequest = (id: string, decision: object) => post<Requisition>(`/api/requisitions/${id}/decision`, decision);
export const takeBackDecision = (id: string) => remove<void>(`/api/requisitions/${id}/decision`);
export const shortfallOf = (area: string, period: { from: string; until: string }, after: string | null = null) =>
  get<List<Shortfall>>(`/api/areas/${area}/shortfall${query({ ...period, after })}`);

export const nameOf = (item: Item | undefined, code: string) => item?.[language()] ?? code;
export const unitOf = (item: Item | undefined) => (item ? item[language() === 'vi' ? 'unit_vi' : 'unit_en'] : '');
const smallestOf = (item: Item) => item[language() === 'vi' ? 'smallest_vi' : 'smallest_en'];
export const safetyOf = (item: Item | undefined) => (item ? item[language() === 'vi' ? 'safety_vi' : 'safety_en'] : '');

const grouped = (n: number) => n.toLocaleString(language() === 'vi' ? 'vi-VN' : 'en-GB');

/** "3 kg 500 g" of 3500 grams. */
export function amountOf(item: Item | undefined, amount: number): string {
  if (!item) return grouped(amount);
  const size = Math.abs(amount);
  const [whole, rest] = [Math.floor(size / item.factor), size % item.factor];
  const said = [whole || !rest ? `${grouped(whole)} ${unitOf(item)}` : '', rest ? `${grouped(rest)} ${smallestOf(item)}` : ''];
  return (amount < 0 ? '−' : '') + said.filter(Boolean).join(' ');
}

/** "2,5" kilograms are 2500 grams; nothing when it is no amount or comes out in parts of the smallest unit. */
export function typedAmount(item: Item | undefined, typed: string): number | null {
  const text = typed.trim().replace(',', '.');
  if (!item || !/^\d+(\.\d+)?$/.test(text)) return null;
  const amount = Math.round(Number(text) * item.factor * 1000) / 1000;
  return Number.isSafeInteger(amount) && amount >= 0 ? amount : null;
}

/** "1.200.000" đồng; nothing when it is no sum. */
export function typedSum(typed: string): number | null {
  const digits = typed.replace(/[.\s]/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}

export const dong = (sum: number) => t('goods.dong', { n: grouped(sum) });

/** The lines of a form as the server takes them; nothing while one of them is not right. */
export function linesOf(drafts: Draft[], items: Item[]) {
  const lines = drafts
    .filter((one) => one.item || one.amount)
    .map((one) => ({
      item: one.item,
      amount: typedAmount(
        items.find((item) => item.code === one.item),
        one.amount,
      ),
      expires_on: one.expires || null,
    }));
  return lines.length && lines.every((one) => one.amount) ? lines : null;
}

export const isPriced = (drafts: Draft[]) => drafts.some((one) => one.worth?.trim());
/** What comes into a store, each line with its worth where somebody typed one; nothing while something is not right. */
export function newLots(drafts: Draft[], items: Item[], valuedBy: string) {
  const lines = linesOf(drafts, items);
  const sums = drafts.filter((one) => one.item || one.amount).map((one) => (one.worth?.trim() ? typedSum(one.worth) : undefined));
  if (!lines || sums.includes(null) || (isPriced(drafts) && !valuedBy.trim())) return null;
  return lines.map((line, place) => ({ ...line, worth: sums[place] === undefined ? null : { value: sums[place], valued_by: valuedBy } }));
}
