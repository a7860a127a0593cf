import { get, post, query, type List, type Named } from '../api';
import { language } from '../text/text.svelte';

export type State = 'announced' | 'arrived' | 'settled' | 'left';
export type Source = 'self' | 'family' | 'team' | 'officer';
export type Part = 'expected' | 'here' | 'over';

export interface Traveller {
  name: string;
  phone: string;
  from: string;
  staying: string;
  along: string[];
  family: { name: string; phone: string } | null;
}

/** What a list shows; nothing of it is sealed. */
export interface Arrival {
  id: string;
  area: Named;
  household: string | null;
  team: Named | null;
  source: Source;
  state: State;
  people: number;
  on: string;
  told_at: string;
  is_awaited: boolean;
}

/** `traveller` is null once it was forgotten. */
export interface OpenedArrival extends Arrival {
  traveller: Traveller | null;
}

export interface NewArrival {
  id: string;
  area?: string;
  household?: string;
  source: Source;
  has_come: boolean;
  on: string;
  traveller: Traveller;
}

/** All that was declared, for whoever holds the code. */
export interface Seen {
  area: string;
  state: State;
  on: string;
  team: string;
  traveller: Traveller | null;
  can_change: boolean;
}

export interface Correction {
  on: string;
  from: Traveller;
  to: Traveller;
}

/** As it is typed: one line of text for everybody who travels along. */
export interface Typed {
  name: string;
  phone: string;
  from: string;
  staying: string;
  along: string;
  familyName: string;
  familyPhone: string;
}
export const blank = (): Typed => ({ name: '', phone: '', from: '', staying: '', along: '', familyName: '', familyPhone: '' });
export const typedOf = ({ along, family, ...rest }: Traveller): Typed => ({
  ...rest,
  along: along.join('\n'),
  familyName: family?.name ?? '',
  familyPhone: family?.phone ?? '',
});
export const travellerOf = ({ along, familyName, familyPhone, ...rest }: Typed): Traveller => ({
  ...rest,
  along: along
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean),
  family: familyName.trim() || familyPhone.trim() ? { name: familyName, phone: familyPhone } : null,
});

interface Advice {
  when: 'before' | 'here';
  vi: string;
  en: string;
}
export const readAdvice = () => get<List<Advice>>('/api/arrival-advice').then(({ items }) => items);
export const adviceFor = (all: Advice[], hasCome: boolean) =>
  all.filter((one) => (one.when === 'here') === hasCome).map((one) => (language() === 'en' ? one.en : one.vi));

export const declare = (wanted: NewArrival) => post<{ id: string; code: string }>('/api/declare', wanted);
export const look = (code: string) => post<Seen>('/api/declare/look', { code });
export const correctByCode = (code: string, correction: Correction) => post<Seen>('/api/declare/correct', { code, correction });
export const comeByCode = (code: string) => post<Seen>('/api/declare/come', { code });
export const withdrawByCode = (code: string) => post<Seen>('/api/declare/withdraw', { code });

export const listArrivals = (part: Part, area: string, after: string | null) =>
  get<List<Arrival>>(`/api/declared-arrivals${query({ part, area, after })}`);
export const writeDown = (wanted: NewArrival) => post<{ id: string; code: string }>('/api/declared-arrivals', wanted);
export const readArrival = (id: string) => get<OpenedArrival>(`/api/declared-arrivals/${id}`);
/** One step on the way of an arrival, named as the server names it. */
export const step = (id: string, name: string, body?: object) => post<Arrival>(`/api/declared-arrivals/${id}/${name}`, body);

export const markOf = ({ state, is_awaited }: Pick<Arrival, 'state' | 'is_awaited'>) =>
  is_awaited ? 'late' : state === 'announced' ? 'new' : state === 'arrived' ? 'doing' : 'done';
