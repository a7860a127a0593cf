import { get, post, query, type Named } from '../api';
import { language, t } from '../text/text.svelte';
import type { Indicator } from './kind';
import type { ReportLine } from './report';
import type { Subject } from './way';

export interface FormLine {
  indicator: Indicator;
  /** Empty is "not reported", 0 is zero. */
  value: number | null;
  known_from: { id: string; number: string; title: string } | null;
  /** What another system or an officer's table brought. */
  imported: number | null;
}

interface Restated {
  vi: string;
  en: string;
  from: number | null;
  to: number | null;
}

export interface Sending {
  number: number;
  at: string;
  by: string;
  is_late: boolean;
  figures: Restated[];
  changed_words: boolean;
}

export interface Filled extends ReportLine {
  body: Named;
  duty: string;
  may_write: boolean;
  kind: string | null;
  lines: FormLine[];
  /** What this body reports about. */
  /** The member of the body who reports for his own part. */
  member: Named | null;
  /** Asked for out of turn. */
  asked: { words: string; by: string; at: string } | null;
  subjects: Subject[];
  answers: { question: string; answer: string }[];
  sendings: Sending[];
}

export interface Said {
  text: string;
  figures: { indicator: string; value: number | null }[];
  answers: string[];
  after: number;
}

export interface CountedRow {
  id: string;
  title: string;
  day: string | null;
  figure: number;
}

export const readReport = (id: string) => get<Filled>(`/api/reports/${id}`);
export const sendReport = (id: string, said: Said) => post<Filled>(`/api/reports/${id}`, said);
export const sendNothing = (id: string) => post<Filled>(`/api/reports/${id}/nothing`);
export const rowsBehind = (id: string, code: string) =>
  get<{ leads_to: keyof typeof placeOf; rows: CountedRow[] }>(`/api/reports/${id}/rows${query({ code })}`);

/** Where a row of each kind opens. */
export const placeOf = {
  task: '/viec',
  visit: '/di-co-so',
  area: '/dia-ban',
  occasion: '/tham-tang-qua',
  deed: '/khen-thuong/viec-tot',
  reward: '/khen-thuong/de-nghi',
  care: '/cham-lo',
  inspection: '/kiem-tra',
  finding: '/kiem-tra/viec',
} as const;

/** 12.345 in Vietnamese, 12,345 in English; a figure that nobody reported is a word, not a zero. */
export const number = (value: number | null): string =>
  value === null ? t('figure.not_reported') : new Intl.NumberFormat(language() === 'vi' ? 'vi-VN' : 'en-GB').format(value);

/** What was typed: null where nothing stands, undefined where it is no number. Points and blanks between digits are for the eye. */
export function typed(text: string): number | null | undefined {
  const digits = text.replace(/[\s.,]/g, '');
  if (!digits) return null;
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}
