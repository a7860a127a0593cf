import { get, post, query, type List, type Named } from '../api';
import { language, t } from '../text/text.svelte';
import { instant } from '../text/time';
import type { Indicator } from './kind';
import type { Period, ReportState } from './report';
import type { Subject } from './way';

/** Who owes the reports of a duty: bodies, members of groups for their own parts, or some of each. */
export type Reporters = 'bodies' | 'people' | 'both';
export const nounOf = (reporters: Reporters) => t(`reporters.${reporters}`);

export interface Turnout {
  expected: number;
  reported: number;
  on_time: number;
  late: number;
  oldest_at: string | null;
}

export interface Total {
  indicator: string;
  units: number;
  doubles: number;
  low: number;
  high: number;
  oldest_at: string | null;
}

export interface Branch {
  id: string;
  name: string;
  has_branches: boolean;
  turnout: Turnout;
  totals: Total[];
}

export interface RollUp {
  period: Period;
  as_of: string;
  /** Something that was sent later is on its way up. */
  is_rising: boolean;
  reporters: Reporters;
  indicators: Indicator[];
  whole: Branch;
  branches: Branch[];
}

export interface DutyPeriod {
  period: Period;
  turnout: Turnout;
  /** In thousandths. */
  reporting_rate: number;
  rate_on_time: number;
}

interface PlanName {
  id: string;
  number: string;
  title: string;
}

export interface Silent {
  body: Named;
  duty: string;
  plan: PlanName;
  owed: number;
  since: string;
  last_at: string | null;
  /** Of the body, who owes them for his own part. */
  member: Named | null;
  owners: Named[];
}

export interface Duty {
  id: string;
  plan: PlanName;
  item: string;
  body: Named;
  to: string;
  every: string;
  kind: Named | null;
}

export interface DutyPage {
  duty: Duty;
  periods: DutyPeriod[];
  silent: Silent[];
  groups: Named[];
  subjects: Subject[];
  /** Bodies that the reports go to beside the one that follows the duty. */
  addressees: Named[];
  addressees_named: Named[];
  /** A working group that could report by its members. */
  has_members: boolean;
  by_members: boolean;
  may_choose: boolean;
}

export interface FollowedDuty {
  duty: string | null;
  plan: PlanName;
  item: string;
  to: string;
  every: string;
  kind: Named | null;
  newest: DutyPeriod | null;
  reporters: Reporters;
}

export interface UnitFigure {
  report: string;
  body: Named;
  state: ReportState;
  came_late: boolean;
  is_double: boolean;
  value: number | null;
  at: string | null;
}

/** What of a duty is looked at: a period, and an area or a group of bodies. */
export interface Part {
  period: string;
  area?: string | undefined;
  group?: string | undefined;
  /** What the units report about, instead of areas. */
  by?: string | undefined;
  subject?: string | undefined;
}

export const followed = () => get<{ overall: DutyPeriod; items: FollowedDuty[]; silent: Silent[] }>('/api/duties');
export const readDuty = (id: string) => get<DutyPage>(`/api/duties/${id}`);
export const askNow = (id: string, words: string, due: string) => post<DutyPage>(`/api/duties/${id}/ask-now`, { words, due });
export const rollUp = (id: string, part: Part) => get<RollUp>(`/api/duties/${id}/roll-up${query({ ...part })}`);
export const unitsBehind = (id: string, part: Part, indicator: string | undefined, after: string) =>
  get<List<UnitFigure>>(`/api/duties/${id}/units${query({ ...part, indicator, after })}`);

/** One period of a series: without a figure it is a gap, and zero is zero. */
export interface SeriesPoint {
  period: Period;
  expected: number;
  units: number;
  low: number | null;
  high: number | null;
  split: number;
}

export const readSeries = (duty: string, indicator: string, area: string | undefined, on: string) =>
  get<{ points: SeriesPoint[] }>(`/api/duties/${duty}/series${query({ indicator, area, on })}`);

/** A part of the map of another day; of `high`, `split` was cut because nothing better is known. */
export interface MapPart {
  id: string;
  name: string;
  has_parts: boolean;
  low: number;
  high: number;
  split: number;
}

export interface MapFigures {
  on: string;
  whole: MapPart;
  parts: MapPart[];
}

export const onMap = (duty: string, indicator: string, period: string, on: string, area: string | undefined) =>
  get<MapFigures>(`/api/duties/${duty}/on-map${query({ indicator, period, on, area })}`);

/** "thứ Ba, 16:00 ngày 8/6": people remember the day of the week. */
export function moment(text: string | null): string {
  if (!text) return '';
  const locale = language() === 'vi' ? 'vi-VN' : 'en-GB';
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(text));
  return t('report.moment', {
    weekday: language() === 'vi' ? weekday.replace(/^Thứ/, 'thứ') : weekday,
    at: instant(text),
  });
}

/** Thousandths as per cent, to one place where it says something. */
export const percent = (rate: number) => `${String(Math.round(rate) / 10).replace('.', language() === 'vi' ? ',' : '.')} %`;
