import { get, post, query, remove, type List, type Named } from '../api';
import type { Reading, Sealed } from './household';

export interface Wish {
  id: string;
  kind: 'correction' | 'erasure';
  words: string;
  at: string;
  answered_at: string | null;
  done: boolean | null;
  answer: string;
  body: string;
  appealed_at: string | null;
  appeal: string;
  can_appeal: boolean;
  taken_back_at: string | null;
  carried_out_at: string | null;
}

/** All that the register keeps of a household, as the household sees it; `record` is null once it was erased. */
export interface OwnRecord {
  code: string;
  area: string;
  team: string;
  people: number;
  valid_from: string;
  valid_until: string | null;
  record: Sealed | null;
  readings: Reading[];
  wishes: Wish[];
  erased_on: string | null;
  backups_forget_on: string | null;
}

export interface WaitingWish extends Wish {
  household: string;
  code: string;
  area: Named;
}

/** The card with a household's key: shown once, and never again. */
export interface OwnCard {
  code: string;
  address: string;
  svg: string;
}

export const seeOwn = (key: string) => post<OwnRecord>('/api/own-record', { key });
export const wishFor = (key: string, kind: Wish['kind'], words: string) => post<OwnRecord>('/api/own-record/wishes', { key, kind, words });
export const withdrawConsent = (key: string) => post<OwnRecord>('/api/own-record/withdraw', { key });

export const appealWish = (key: string, wish: string, words: string) =>
  post<OwnRecord>('/api/own-record/wishes/appeal', { key, wish, words });
export const takeWishBack = (key: string, wish: string) => post<OwnRecord>('/api/own-record/wishes/take-back', { key, wish });

export const handKey = (household: string) => post<OwnCard>(`/api/households/${household}/key`, {});
export const takeKeyBack = (household: string) => remove(`/api/households/${household}/key`);

/** `agreed`: erasures that wait until no help is under way. */
export type WishPart = 'waiting' | 'agreed';
export const wishesOf = (area: string, part: WishPart, after?: string) =>
  get<List<WaitingWish>>(`/api/areas/${area}/household-wishes${query({ part, after })}`);
export const answerWish = (wish: string, done: boolean, words: string) =>
  post<void>(`/api/household-wishes/${wish}/answer`, { done, words });
/** What came of it: erased at once, waits until help has ended, or refused. */
export type ErasureOutcome = 'erased' | 'waits' | 'refused';
export const decideErasure = (wish: string, agreed: boolean, words: string) =>
  post<{ outcome: ErasureOutcome }>(`/api/household-wishes/${wish}/decision`, { agreed, words });
