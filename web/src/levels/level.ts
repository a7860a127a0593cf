import { get, post, put, query, type List } from '../api';

export type Part = 'transmission' | 'coverage' | 'elders' | 'readiness';
export type Counting = 'weekly_rate' | 'two_week_rate' | 'share' | 'yes_or_no';

/** Whole numbers on the wire are thousandths; a limit that no source confirms is null. */
export interface Measure {
  code: string;
  vi: string;
  en: string;
  part: Part;
  counting: Counting;
  limits: (number | null)[];
}

export interface Rule {
  code: string;
  name: string;
  source: string;
  valid_from: string;
  valid_until: string | null;
  is_on: boolean;
  measures: Measure[];
  reached: (number | null)[];
  not_reached: (number | null)[];
  holds_when_not_ready: boolean;
}

export interface Fact {
  code: string;
  this_week: number | null;
  last_week: number | null;
  percent: number | null;
  reached: boolean | null;
}

export interface Facts {
  population: number;
  facts: Fact[];
}

export interface Step {
  code: string;
  value: number | null;
  band: number | null;
  reached: boolean | null;
  lacks_limit: boolean;
}

export interface Assessment {
  level: number | null;
  at_least: boolean;
  held: boolean;
  steps: Step[];
}

/** What was decided for a week, which is named by its Monday. */
export interface Level {
  week: string;
  level: number;
  computed: number | null;
  facts: Facts;
  reason: string;
  decided_at: string;
  decided_by: string;
}

export interface AreaLevels {
  name: string;
  may_decide: boolean;
  weeks: Level[];
  /** How many communes have level 1, 2, 3, 4. */
  communes: number[];
  decided: number;
  of: number;
}

export interface CommuneLevel {
  id: string;
  name: string;
  level: number | null;
}

export const levels = [1, 2, 3, 4];

export const readRules = () => get<List<Rule>>('/api/level-rules');
export const keepRule = (rule: Rule) => put<Rule>('/api/level-rules', rule);

export const readLevels = (area: string, rule: string, on: string) => get<AreaLevels>(`/api/areas/${area}/levels${query({ rule, on })}`);
export const readCommunes = (area: string, rule: string, on: string, after = '') =>
  get<List<CommuneLevel>>(`/api/areas/${area}/levels/communes${query({ rule, on, after })}`);

export const weigh = (area: string, rule: string, day: string, facts: Facts) =>
  post<Assessment>(`/api/areas/${area}/levels/weigh`, { rule, day, facts });
export const decide = (area: string, rule: string, day: string, facts: Facts, level: number, reason: string) =>
  put<Level>(`/api/areas/${area}/levels`, { rule, day, facts, level, reason });

/** The rule that holds on a day, the latest first; else any. */
export const ruleOn = (rules: Rule[], day: string) =>
  rules.find((rule) => rule.is_on && rule.valid_from <= day && (!rule.valid_until || day <= rule.valid_until));

/** A number as a person writes it ("73,5" or "73.5") in thousandths; null when nothing was written; undefined when it is no number. */
export function thousandths(text: string): number | null | undefined {
  const tidy = text.trim().replace(',', '.');
  if (!tidy) return null;
  return /^\d+(\.\d{1,3})?$/.test(tidy) ? Math.round(Number(tidy) * 1000) : undefined;
}

/** The same back, as it stands in a field. */
export const written = (value: number | null | undefined) => (value == null ? '' : String(value / 1000).replace('.', ','));

/** A count of people; null when nothing was written; undefined when it is no count. */
export function people(text: string): number | null | undefined {
  const tidy = text.trim().replace(/[. ]/g, '');
  if (!tidy) return null;
  return /^\d+$/.test(tidy) ? Number(tidy) : undefined;
}
