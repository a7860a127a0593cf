import { get, post, type List } from '../api';

export type ReportState = 'waiting' | 'late' | 'reported';

export interface Period {
  from: string;
  until: string;
}

/** One report that my body owes, for one period. */
export interface ReportLine {
  id: string;
  plan: { id: string; number: string; title: string };
  to: string;
  every: string;
  channel: string;
  period: Period;
  due: string | null;
  state: ReportState;
  text: string | null;
  at: string | null;
}

export const myReports = () => get<List<ReportLine>>('/api/reports');
export const writeReport = (id: string, text: string) => post<unknown>(`/api/reports/${id}`, { text });
