import { get, post, put, type List, type Named } from '../api';
import { language } from '../text/text.svelte';

export const methods = ['sum', 'latest', 'maximum', 'distinct'] as const;
export type Method = (typeof methods)[number];
export type Origin = 'computed' | 'asked' | 'imported';

export interface WantedIndicator {
  code: string;
  vi: string;
  en: string;
  unit: string;
  method: Method;
  source: Origin;
}
export interface Indicator extends WantedIndicator {
  id: string;
}

export interface CutOff {
  days: number;
  minute: number | null;
}

export interface WantedKind {
  name: string;
  every: string;
  cut_off: CutOff;
  indicators: WantedIndicator[];
  questions: string[];
}

export interface ReportKind {
  id: string;
  body: Named;
  name: string;
  form: { id: string; valid_from: string; every: string; cut_off: CutOff; indicators: Indicator[]; questions: string[] };
}

export const listKinds = () => get<List<ReportKind>>('/api/report-kinds');
export const readKind = (id: string) => get<ReportKind>(`/api/report-kinds/${id}`);
export const makeKind = (wanted: WantedKind) => post<ReportKind>('/api/report-kinds', wanted);
export const changeKind = (id: string, wanted: WantedKind) => put<ReportKind>(`/api/report-kinds/${id}`, wanted);
export const readChoice = () => get<{ known: Indicator[]; computed: WantedIndicator[] }>('/api/indicators');
export const chooseKind = (plan: string, item: string, kind: string | null) =>
  put<unknown>(`/api/plans/${plan}/items/${item}/report-kind`, { kind });

export const nameOf = (one: { vi: string; en: string }) => (language() === 'vi' ? one.vi : one.en);
