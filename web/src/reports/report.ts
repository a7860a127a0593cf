import { get, type List } from '../api';

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
  is_nothing: boolean;
  text: string | null;
  at: string | null;
}

export const myReports = () => get<List<ReportLine>>('/api/reports');
