import { get, post, put, query, remove, type List, type Named } from '../api';
import { dotted, t } from '../text/text.svelte';
import { day } from '../text/time';
import type { Mark } from '../design/mark';

export type Kind = 'lockdown' | 'quarantine_site' | 'checkpoint' | 'green';
export type ChangeKind = 'opened' | 'activated' | 'kept' | 'narrowed' | 'split' | 'lifted' | 'withdrawn';
export type How = 'met' | 'called' | 'messaged' | 'delivered' | 'told' | 'away';

export const kinds: Kind[] = ['lockdown', 'quarantine_site', 'checkpoint', 'green'];
export const ways: How[] = ['met', 'called', 'messaged', 'delivered', 'told', 'away'];

export interface Zone extends Named {
  kind: Kind;
  area: Named;
  extent: 'area' | 'households' | 'polygon';
  state: 'planned' | 'active' | 'lifted' | 'withdrawn';
  decision_number: string;
  decision_day: string | null;
  decision_body: Named | null;
  starts_at: string;
  days: number | null;
  last_day: string | null;
  exceptions: string;
  team: string | null;
  split_from: string | null;
  review_due: string | null;
  is_review_overdue: boolean;
  lifted_on: string | null;
  days_active: number;
  households: number;
  people: number;
  accounted: number;
  missing: number;
}

export interface ZoneList extends List<Zone> {
  totals: { planned: number; active: number; overdue: number; missing: number };
  may_decide: boolean;
}

export interface TeamMember {
  person: string;
  name: string;
  role: string;
  body: Named | null;
  leads: boolean;
  is_police: boolean;
}

export interface Team {
  body: Named | null;
  members: TeamMember[];
  lacks: ('head' | 'police')[];
}

export interface CoverageDay {
  day: string;
  households: number;
  people: number;
  accounted: number;
  missing: number;
}

export interface CaseDay {
  day: string;
  cases: number;
}

export interface Branch extends Named {
  households: number;
  people: number;
  /** Null for who does not see cases. */
  cases: CaseDay[] | null;
  last_case_on: string | null;
  days_without: number | null;
  is_quiet: boolean;
}

export interface Checkpoint extends Named {
  body: Named | null;
  duty: string;
  is_own: boolean;
}

export interface Readiness {
  code: string;
  pillar: 'command' | 'forces' | 'means' | 'logistics';
  vi: string;
  en: string;
  is_ready: boolean;
  note: string;
  at: string | null;
}

export interface Change {
  id: string;
  kind: ChangeKind;
  number: string;
  reason: string;
  households: number;
  people: number;
  other: string | null;
  at: string;
  by: string;
  taken_back_at: string | null;
  may_be_taken_back: boolean;
}

export interface Entitlement {
  code: string;
  vi: string;
  en: string;
  amount: number | null;
  source: string;
}

export interface ZoneSheet extends Zone {
  polygon: string | null;
  team_members: Team;
  days_covered: CoverageDay[];
  branches: Branch[];
  checkpoints: Checkpoint[];
  readiness: Readiness[];
  changes: Change[];
  entitlements: Entitlement[];
  may_decide: boolean;
  may_account: boolean;
  may_tell_cases: boolean;
}

export interface ZoneHousehold {
  id: string;
  code: string;
  area: Named;
  team: Named | null;
  people: number;
  branch: Named | null;
  last_accounted_on: string | null;
  how: How | null;
  by: string | null;
}

/** A zone that holds a household, and what the household is owed meanwhile. */
export interface Hold {
  zone: Named;
  kind: Kind;
  since: string;
  last_day: string | null;
  entitlements: Entitlement[];
}

export interface NewZone {
  kind: Kind;
  name: string;
  area: string;
  extent: 'area' | 'households' | 'polygon';
  households: string[];
  polygon: string | null;
  decision_number: string;
  decision_day: string | null;
  decision_body: string | null;
  starts_at: string;
  days: number | null;
  exceptions: string;
}

export interface NewChange {
  kind: ChangeKind;
  number: string;
  dated: string | null;
  reason: string;
  days: number | null;
  branches: string[];
  households: string[];
  name: string;
}

export interface Effect {
  households: number;
  people: number;
  households_stay: number;
  people_stay: number;
  last_day_accounted: string | null;
  review_due: string | null;
  begin: Entitlement[];
  end: Entitlement[];
}

/** A number of days with the day from which it holds, and who says so. */
export interface Rule {
  code: string;
  valid_from: string;
  vi: string;
  en: string;
  days: number | null;
  is_on: boolean;
  source: string;
}

export type NewRule = Omit<Rule, 'vi' | 'en'>;

export const holdsHouseholds = (kind: Kind) => kind === 'lockdown' || kind === 'green';
export const needsTeam = (kind: Kind) => kind === 'lockdown' || kind === 'quarantine_site';

export const zonesOf = (area: string, state = '', after = '') => get<ZoneList>(`/api/areas/${area}/zones${query({ state, after })}`);
export const readZone = (id: string) => get<ZoneSheet>(`/api/zones/${id}`);
export const openZone = (wanted: NewZone) => post<Zone>('/api/zones', wanted);
export const staffZone = (id: string, members: { person: string; role: string; leads: boolean }[]) =>
  put<Team>(`/api/zones/${id}/team`, { members });
export const foresee = (id: string, change: NewChange) => post<Effect>(`/api/zones/${id}/changes/effect`, change);
export const decide = (id: string, change: NewChange) => post<Change>(`/api/zones/${id}/changes`, change);
export const takeBack = (change: string) => remove<Change>(`/api/zone-changes/${change}`);
export const householdsOf = (id: string, day: string, show: 'all' | 'missing' | 'accounted', after = '', limit = 50) =>
  get<List<ZoneHousehold>>(`/api/zones/${id}/households${query({ day, show, after, limit })}`);
export const account = (id: string, households: string[], how: How, day: string) =>
  post<{ newly: number; day: CoverageDay }>(`/api/zones/${id}/accounts`, { households, how, day });
/** What one wrote down oneself, taken back. */
export const takeBackAccounts = (id: string, households: string[], how: How, day: string) =>
  post<void>(`/api/zones/${id}/accounts/take-back`, { households, how, day });
export const holdsOn = (household: string) => get<List<Hold>>(`/api/households/${household}/zones`);
export const readRules = () => get<List<Rule>>('/api/zone-rules');
export const keepRule = (rule: NewRule) => put<List<Rule>>('/api/zone-rules', rule);
export const addBranch = (id: string, name: string, households: string[]) =>
  post<List<Branch>>(`/api/zones/${id}/branches`, { name, area: null, households });
export const tellCases = (branch: string, told: CaseDay) => put<void>(`/api/zone-branches/${branch}/cases`, told);
export const postCheckpoint = (id: string, wanted: { name: string; body: string | null; duty: string }) =>
  post<List<Checkpoint>>(`/api/zones/${id}/checkpoints`, wanted);
export const takeAway = (checkpoint: string) => remove<void>(`/api/zone-checkpoints/${checkpoint}`);
export const tellReady = (id: string, code: string, isReady: boolean, note: string) =>
  put<List<Readiness>>(`/api/zones/${id}/readiness`, { code, is_ready: isReady, note });

/** How a zone stands, as a mark and its word. */
export function standing(zone: Zone): { state: Mark; word: string } {
  if (zone.state === 'planned') return { state: 'waiting', word: t('zones.planned') };
  if (zone.state === 'lifted') return { state: 'ended', word: t('zones.lifted') };
  if (zone.state === 'withdrawn') return { state: 'ended', word: t('zones.withdrawn') };
  return zone.is_review_overdue
    ? { state: 'late', word: t('zones.overdue', { day: day(zone.review_due) }) }
    : { state: 'doing', word: t('zones.active') };
}

/** The line under a zone's name. */
export const lineOf = (zone: Zone) =>
  dotted(
    t(`zones.kind.${zone.kind}`),
    zone.area.name,
    holdsHouseholds(zone.kind) && zone.state !== 'lifted' && t('zones.counts', { households: zone.households, people: zone.people }),
    t('zones.by_decision', { number: zone.decision_number }),
  );
