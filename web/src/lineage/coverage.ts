import { get, put, query, remove, type List, type Named } from '../api';
import type { Mark } from '../design/mark';
import type { Values } from '../plans/plan';
import { everyInWords } from '../plans/words';
import { t } from '../text/text.svelte';

type Report = Values['report'];

export type Coverage = 'open' | 'in_work' | 'covered' | 'left_out';

export interface PlanName {
  id: string;
  number: string;
  title: string;
}

export interface Duty {
  item: string;
  task: string;
  plan: PlanName;
  issuer: string;
  section: string;
  addressee: string;
  /** Its sentences, as printed. */
  words: string[];
  /** Absent when it is work. */
  report: Report | null;
  ordered: boolean;
  due: string | null;
  since: string;
  coverage: Coverage;
  clause: { plan: PlanName; item: string; section: string } | null;
  reason: string;
}

export interface CoverageCounts {
  duties: number;
  open: number;
  in_work: number;
  covered: number;
  left_out: number;
  open_since: string | null;
}

export interface BodyCoverage {
  body: Named;
  counts: CoverageCounts;
  plans: PlanName[];
}

export const ownDuties = (show: Coverage | '', after?: string) =>
  get<List<Duty> & { counts: CoverageCounts }>(`/api/upper-duties${query({ show, after })}`);
export const coverDuty = (item: string, answer: { clause: string } | { reason: string }) =>
  put<Duty>(`/api/upper-duties/${item}/cover`, answer);
export const uncoverDuty = (item: string) => remove<Duty>(`/api/upper-duties/${item}/cover`);
export const coverageOf = (plan: string, after?: string) =>
  get<List<BodyCoverage> & { counts: CoverageCounts }>(`/api/plans/${plan}/coverage${query({ after })}`);
export const dutiesOf = (plan: string, body: string) => get<List<Duty>>(`/api/plans/${plan}/coverage/${body}${query({ limit: 200 })}`);

export const coverageMarks: Record<Coverage, Mark> = { open: 'silent', in_work: 'doing', covered: 'done', left_out: 'declined' };
/** What a duty says; one to report in words of our own, since the paper's are its sentence alone. */
export const dutyInWords = ({ report, words, addressee }: Duty): string[] =>
  report ? [t('upper_duties.report', { every: everyInWords(report.every), to: report.to })] : words.length ? words : [addressee];
export const planWords = (plan: PlanName) => plan.number || plan.title;
