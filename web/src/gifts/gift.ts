import { get, newId, patch, post, query, remove, upload, type List, type Named } from '../api';
import { dotted, language, t } from '../text/text.svelte';

export interface Account {
  bank: string;
  number: string;
  holder: string;
}
export interface Numbers {
  pledged: number;
  received: number;
  allocated: number;
  delivered: number;
  in_hand: number;
  in_stores: number;
  pledges: number;
  gifts: number;
  hours: number;
}
export interface Due {
  code: 'distribution' | 'results_published' | 'use_published';
  until: string;
  is_late: boolean;
  is_verified: boolean;
  source: string;
}
export interface Fundraiser {
  id: string;
  code: string;
  state: 'coming' | 'receiving' | 'distributing' | 'distributed' | 'withdrawn';
  caller: 'body' | 'individual';
  body: Named;
  individual: string;
  notice: string;
  name: string;
  purpose: string;
  document: string;
  area: Named;
  receivers: Named[];
  account: Account;
  starts_on: string;
  receives_until: string;
  distributed_by: string;
  distribution_reason: string;
  numbers: Numbers;
  dues: Due[];
  is_own: boolean;
}
export interface Transfer {
  account: Account;
  bank_name: string;
  text: string;
  payload: string;
  qr_svg: string;
}
export const forms = ['money', 'goods', 'work', 'produce'] as const;
export type Form = (typeof forms)[number];
export interface PublicGift {
  id: string;
  form: Form;
  amount: number;
  words: string;
  donor_kind: string;
  name: string;
  received_on: string;
  entry: string;
}
export interface Gift extends Omit<PublicGift, 'name' | 'received_on'> {
  state: 'pledged' | 'received' | 'withdrawn';
  promised: number | null;
  public_name: string;
  received_on: string | null;
  refunded: number;
  made_at: string;
}
export interface SeenGift {
  state: Gift['state'];
  form: Form;
  amount: number;
  words: string;
  donor_kind: string;
  name: string;
  is_shown: boolean;
  received_on: string | null;
  paper: string;
  entry: string;
  refunded: number;
  fundraiser: Fundraiser;
  transfer: Transfer | null;
}
export interface GiftReceipt {
  id: string;
  code: string;
}
export interface StatementLine {
  id: string;
  reference: string;
  day: string;
  amount: number;
  words: string;
  reason: string;
  is_outside: boolean;
  proposals: { gift: string; amount: number; made_at: string; donor_kind: string }[];
}
export interface Words {
  donor_kinds: { code: string; vi: string; en: string }[];
  banks: { bin: string; name: string }[];
  rule: { receiving_days: number; distribution_days: number; source: string } | null;
}

export const readWords = () => get<Words>('/api/gift-words');
export const readFundraisers = (wanted: { state?: string }, after: string | null) =>
  get<List<Fundraiser>>(`/api/fundraisers${query({ ...wanted, after })}`);
export const readFundraiser = (code: string) => get<Fundraiser>(`/api/fundraiser-by-code/${encodeURIComponent(code)}`);
export const readTransfer = (id: string) => get<{ transfer: Transfer | null }>(`/api/fundraisers/${id}/transfer`);
export const readGifts = (id: string, after: string | null) => get<List<PublicGift>>(`/api/fundraisers/${id}/gifts${query({ after })}`);
export const readPledges = (id: string, after: string | null) =>
  get<List<Gift>>(`/api/fundraisers/${id}/gift-list${query({ state: 'pledged', after })}`);
export const callFor = (wanted: object) => post<Fundraiser>('/api/fundraisers', wanted);
export const changeFundraiser = (id: string, change: object) => patch<Fundraiser>(`/api/fundraisers/${id}`, change);
export const endReceiving = (id: string) => post<Fundraiser>(`/api/fundraisers/${id}/end`);
export const receiveAgain = (id: string) => remove(`/api/fundraisers/${id}/end`);
export const finish = (id: string) => post<Fundraiser>(`/api/fundraisers/${id}/finish`);

export const pledge = (fundraiser: string, wanted: object) => post<GiftReceipt>(`/api/fundraisers/${fundraiser}/pledges`, wanted);
export const track = (code: string) => post<SeenGift>('/api/gift-receipt', { code });
export const showName = (code: string, name: string, is_shown: boolean) =>
  post<SeenGift>('/api/gift-receipt/name', { code, name, is_shown });
export const withdrawPledge = (code: string) => post<SeenGift>('/api/gift-receipt/withdraw', { code });

export const takeGift = (fundraiser: string, wanted: object) => post<GiftReceipt>(`/api/fundraisers/${fundraiser}/gifts`, wanted);
export const takePromised = (gift: string, taking: object) => post<Gift>(`/api/gifts/${gift}/taking`, taking);

export const readLines = (fundraiser: string, after: string | null) =>
  get<List<StatementLine>>(`/api/fundraisers/${fundraiser}/statement-lines${query({ state: 'waiting', after })}`);
export const matchLine = (line: string, gift: string) => post(`/api/statement-lines/${line}/match`, { gift });
export const takeAnonymous = (line: string) => post(`/api/statement-lines/${line}/anonymous`, { words: '' });
export const setAside = (line: string, words: string) => post(`/api/statement-lines/${line}/set-aside`, { words });
export interface StatementTaken {
  brought: { matched: number; waiting: number; there: number };
  left_out: number;
  faults: { row: number; name: string; message: string }[];
}
export const bringStatement = (fundraiser: string, file: File) =>
  upload<StatementTaken>(`/api/exchange/statements/${fundraiser}?name=${encodeURIComponent(file.name)}`, file);

/** "5.000.000 đồng" */
export const dong = (amount: number) => `${new Intl.NumberFormat(language() === 'vi' ? 'vi-VN' : 'en-GB').format(amount)} đồng`;
/** What was typed as a sum, however it was parted. */
export const sumIn = (typed: string) => Number(typed.replace(/\D/g, '')) || 0;

/** A donor of whom nobody knows more. */
export const nobody = { kind: 'unknown', public_name: '', contact: { name: '', phone: '', address: '' } };
export const isGoods = (form: string) => form === 'goods' || form === 'produce';
/** "200 kg gạo", "5.000.000 đồng", "16 giờ công": whichever of it is known. */
export const givenWords = (gift: { form: Form; amount: number; words: string }) =>
  gift.form === 'work'
    ? dotted(gift.words, t('gifts.hours_of', { n: gift.amount }))
    : dotted(gift.words, gift.amount > 0 && dong(gift.amount));

export interface IntoStore {
  store: string;
  movement: string;
  lines: object[];
}
interface Came {
  amount: number;
  words: string;
  received_on: string;
  paper: string;
  into: IntoStore | null;
}
/** What came, as the server takes it in: of goods the store says what they are worth. */
export const taking = (form: string, { amount, words, received_on, paper, into }: Came) => ({
  form,
  amount: isGoods(form) ? 0 : amount,
  words: form === 'money' ? '' : words,
  received_on,
  way: form === 'money' ? 'cash' : 'by_hand',
  paper,
  reference: '',
  into_store: isGoods(form) ? into : null,
});
export { newId };
