import { get, post, query, type List, type Named } from '../api';
import { jpegOf, shrink } from '../tasks/picture';
import { language } from '../text/text.svelte';

export type Kind = 'feedback' | 'petition' | 'question' | 'complaint';
export type Source = 'web' | 'hotline' | 'officer' | 'team' | 'paper' | 'portal' | 'correspondent';
export type State = 'received' | 'classified' | 'given' | 'raised' | 'coming_down' | 'answered' | 'closed' | 'joined';
export type Grade = 'urgent' | 'normal' | 'complex';
export type Satisfaction = 'good' | 'fair' | 'poor';
export type Part = 'open' | 'late' | 'received' | 'nobody' | 'raised' | 'coming_down' | 'passed' | 'answered' | 'closed';

/** A choice of a list, in both languages. */
export interface Word {
  code: string;
  vi: string;
  en: string;
}
export interface Words {
  topics: Word[];
  outcomes: Word[];
  closings: Word[];
}
export interface Rule {
  accept_hours: number;
  targets: { grade: Grade; hours: number; is_verified: boolean; source: string }[];
  source: string;
}

/** What a list shows; nothing of it is sealed. */
export interface Voice {
  id: string;
  area: Named;
  kind: Kind;
  topic: string;
  source: Source;
  state: State;
  grade: Grade | null;
  owner: Named | null;
  levels_up: number;
  joined_to: string | null;
  joined: number;
  said_at: string;
  since: string;
  due_at: string | null;
  is_late: boolean;
  reopened: number;
  pictures: number;
  satisfaction: Satisfaction | null;
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

export interface VoiceSheet extends Voice {
  words: string | null;
  steps: Step[];
  alike: { voice: Voice; percent: number }[];
  group: Voice[];
  candidates: Named[];
  above: Named | null;
  may_decide: boolean;
  may_answer: boolean;
}

export interface Counts {
  open: number;
  late: number;
  received: number;
  raised: number;
  coming_down: number;
  answered: number;
  closed: number;
}
export interface BoardCounts {
  commune: Named | null;
  all: Counts;
  owners: { owner: Named | null; counts: Counts }[];
  oldest: string | null;
}

export interface Receipt {
  id: string;
  code: string;
  look_by: string;
}

/** How a voice stands, for whoever holds its code. */
export interface Seen {
  kind: Kind;
  topic: string;
  state: State;
  grade: Grade | null;
  since: string;
  due_at: string | null;
  owner: string;
  code: string;
  answer: string;
  answered_by: string;
  is_joined: boolean;
  can_reopen: boolean;
  can_rate: boolean;
  can_withdraw: boolean;
}

let known: Promise<Words> | undefined;
/** The lists, fetched once. */
export const readWords = () =>
  (known ??= get<Words>('/api/voice-words').catch((error: unknown) => {
    known = undefined;
    throw error;
  }));
export const readRule = () => get<Rule>('/api/voice-rule');
export const wordOf = (list: Word[] | undefined, code: string) => {
  const word = list?.find((one) => one.code === code);
  return word ? (language() === 'en' ? word.en : word.vi) : code;
};
export const choices = (list: Word[] | undefined) => (list ?? []).map(({ code }) => ({ value: code, label: wordOf(list, code) }));

export const kinds: Kind[] = ['feedback', 'petition', 'question', 'complaint'];
export const grades: Grade[] = ['urgent', 'normal', 'complex'];

export const speak = (said: object) => post<Receipt>('/api/spoken', said);
export const track = (code: string) => post<Seen>('/api/spoken/track', { code });
export const reopen = (code: string, words: string) => post<Seen>('/api/spoken/reopen', { code, words });
export const rate = (code: string, satisfaction: Satisfaction) => post<Seen>('/api/spoken/rate', { code, satisfaction });
export const withdraw = (code: string) => post<Seen>('/api/spoken/withdraw', { code });

export interface BoardQuery {
  area?: string;
  owner?: string;
  part?: Part;
  topic?: string;
  after?: string;
}
export const readBoard = (wanted: BoardQuery) => get<List<Voice>>(`/api/voices${query({ ...wanted })}`);
export const readCounts = () => get<BoardCounts>('/api/voice-counts');
export const readVoice = (id: string) => get<VoiceSheet>(`/api/voices/${id}`);
export const readContact = (id: string) => get<{ contact: { name: string; phone: string } | null }>(`/api/voices/${id}/contact`);
export const takeIn = (said: object) => post<Receipt>('/api/voices', said);
/** One step on the way of a voice, named as the server names it. */
export const step = (id: string, name: string, body?: object) => post<Voice>(`/api/voices/${id}/${name}`, body);

export const isOpen = (state: State) => !['answered', 'closed', 'joined'].includes(state);

/** Sharp enough to read a sign by, small enough to travel with the words. */
const longest = 1000;

/** A picture as base64: drawn anew and small, so that place, time and telephone stay behind. */
export async function pictureOf(file: File): Promise<string> {
  const whole = await shrink(file);
  const scale = Math.min(1, longest / Math.max(whole.width, whole.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(whole.width * scale));
  canvas.height = Math.max(1, Math.round(whole.height * scale));
  canvas.getContext('2d')?.drawImage(whole, 0, 0, canvas.width, canvas.height);
  const bytes = new Uint8Array(await (await jpegOf(canvas)).arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
