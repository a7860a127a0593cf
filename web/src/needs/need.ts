import { get, patch, post, query, type List, type Named } from '../api';
import { language } from '../text/text.svelte';

export type Wait = 'today' | 'days' | 'later';
export type Urgency = 'urgent' | 'soon' | 'ordinary';
export type State = 'received' | 'triaged' | 'assigned' | 'under_way' | 'done' | 'refused' | 'appealed' | 'joined';
export type Source = 'team' | 'officer' | 'hotline' | 'portal' | 'web' | 'neighbour' | 'card' | 'sms' | 'automatic';
export type Part = 'open' | 'late' | 'received' | 'waits' | 'appealed' | 'nobody' | 'done' | 'refused';

/** A choice of a list, in both languages. */
export interface Word {
  code: string;
  vi: string;
  en: string;
}
export interface Words {
  kinds: Word[];
  groups: Word[];
  reasons: Word[];
  outcomes: Word[];
}

export interface Asker {
  name: string;
  phone: string;
  address: string;
  words: string;
  neighbour: { name: string; phone: string } | null;
}

/** What a list shows; nothing of it is sealed. */
export interface Need {
  id: string;
  area: Named;
  household: string | null;
  source: Source;
  kind: string;
  wait: Wait;
  state: State;
  urgency: Urgency | null;
  owner: Named | null;
  waits: boolean;
  joined_to: string | null;
  asked_at: string;
  since: string;
  due_at: string | null;
  is_late: boolean;
  reopened: number;
  appeals: number;
}

export interface NeedRecord {
  asker: Asker;
  groups: string[];
  code: string;
}

export interface Step {
  part: number;
  act: string;
  at: string;
  by: string;
  body: Named | null;
  code: string;
  words: string;
  to: Named | null;
  taken_back: boolean;
}

export interface Alike {
  need: Need;
  reasons: string[];
  is_same: boolean | null;
  record: NeedRecord | null;
}

export interface Offer {
  id: string;
  area: Named;
  kind: string;
  until: string;
  state: 'open' | 'matched' | 'closed';
  need: string | null;
  made_at: string;
}

export interface NeedSheet extends Need {
  record: NeedRecord | null;
  steps: Step[];
  alike: Alike[];
  candidates: { body: Named; nearness: 'household_team' | 'hamlet_team' | 'front' | 'committee' }[];
  offers: Offer[];
  proposed: Urgency;
  may_decide: boolean;
}

export interface Counts {
  open: number;
  late: number;
  received: number;
  waits: number;
  appealed: number;
  done: number;
  refused: number;
}
export interface BoardCounts {
  commune: Named | null;
  all: Counts;
  owners: { owner: Named | null; counts: Counts }[];
}

export interface Receipt {
  id: string;
  code: string;
  looks_alike: boolean;
}

/** How a need stands, for whoever holds its code. */
export interface Seen {
  kind: string;
  state: State;
  since: string;
  due_at: string | null;
  owner: string;
  code: string;
  is_joined: boolean;
  waits: boolean;
  can_ask_again: boolean;
  can_appeal: boolean;
  can_withdraw: boolean;
}

let known: Promise<Words> | undefined;
/** The lists, fetched once. */
export const readWords = () =>
  (known ??= get<Words>('/api/need-words').catch((error: unknown) => {
    known = undefined;
    throw error;
  }));
export const wordOf = (list: Word[] | undefined, code: string) => {
  const word = list?.find((one) => one.code === code);
  return word ? (language() === 'en' ? word.en : word.vi) : code;
};
export const choices = (list: Word[] | undefined) => (list ?? []).map(({ code }) => ({ value: code, label: wordOf(list, code) }));

export const findPlaces = (words: string) => get<List<Named & { above: string }>>(`/api/help-places${query({ q: words })}`);
export const hamletsOf = (commune: string) => get<List<Named>>(`/api/help-places${query({ commune })}`);
export const ask = (wanted: object) => post<Receipt>('/api/help', wanted);
export const track = (code: string) => post<Seen>('/api/help/track', { code });
export const withdraw = (code: string) => post<Seen>('/api/help/withdraw', { code });
export const askAgain = (code: string, words: string) => post<Seen>('/api/help/ask-again', { code, words });
export const appeal = (code: string, words: string) => post<Seen>('/api/help/appeal', { code, words });
export const makeOffer = (wanted: object) => post<{ id: string; code: string }>('/api/help-offers', wanted);

export interface BoardQuery {
  area?: string;
  owner?: string;
  part?: Part;
  kind?: string;
  q?: string;
  after?: string;
}
export const readBoard = (wanted: BoardQuery) => get<List<Need>>(`/api/needs${query({ ...wanted })}`);
export const readCounts = () => get<BoardCounts>('/api/need-counts');
export const readNeed = (id: string) => get<NeedSheet>(`/api/needs/${id}`);
export const takeIn = (wanted: object) => post<Receipt>('/api/needs', wanted);
/** One step on the way of a need, named as the server names it. */
export const step = (id: string, name: string, body?: object) => post<Need>(`/api/needs/${id}/${name}`, body);

export interface Correction {
  area?: { from: string; to: string };
  address?: { from: string; to: string };
}
export const correct = (id: string, correction: Correction) => patch<Need>(`/api/needs/${id}`, correction);

export const needsOf = (household: string) => get<List<Need>>(`/api/households/${household}/needs`);
export interface HelpCard {
  code: string;
  area: string;
  address: string;
  qr_svg: string;
}
export const readCard = (household: string) => get<HelpCard>(`/api/households/${household}/help-card`);

export const readOffers = (area: string, state: Offer['state'], after: string | null) =>
  get<List<Offer>>(`/api/offers${query({ area, state, after })}`);
export const readOffer = (id: string) =>
  get<Offer & { offerer: { name: string; phone: string; words: string } | null }>(`/api/offers/${id}`);
export const match = (offer: string, need: string) => post<Offer>(`/api/offers/${offer}/match`, { need });
export const moveOffer = (offer: string, name: 'unmatch' | 'close' | 'open-again') => post<Offer>(`/api/offers/${offer}/${name}`);

export const isOpen = (state: State) => !['done', 'refused', 'joined'].includes(state);
