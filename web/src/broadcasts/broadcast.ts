import { get, post, put, query, remove, type List, type Named } from '../api';
import type { Mark } from '../design/mark';
import type { Priority } from '../outreach/message';
import { t } from '../text/text.svelte';

export const voices = ['north', 'central', 'south'] as const;
export type Voice = (typeof voices)[number];
export const outcomes = ['played', 'partly', 'failed'] as const;
export type Outcome = (typeof outcomes)[number];
export type Standing = 'silent' | 'failed' | 'partly' | 'played' | 'waiting' | 'idle';

/** Minutes count from midnight. */
export interface Rule {
  fewest: number;
  most: number;
  earliest: number;
  latest: number;
  apart: number;
  source: string;
  is_verified: boolean;
}
export interface Schedule {
  from: string;
  times: number[];
}
export interface Cluster {
  id: string;
  name: string;
  body: Named;
  areas: Named[];
  voice: Voice;
  schedules: Schedule[];
  opened_at: string;
  is_closed: boolean;
  key_made_at: string | null;
  may_change: boolean;
}
export interface Planned {
  id: string;
  title: string;
  priority: Priority;
}
export interface Slot {
  minute: number;
  is_emergency: boolean;
  starts_at: string;
  ends_at: string;
  standing: Standing;
  messages: Planned[];
  reason: string;
  told_by: string;
  told_at: string | null;
}
export interface ClusterDay {
  cluster: Named;
  may_tell: boolean;
  slots: Slot[];
  left_over: Planned[];
}
export interface DayLog {
  day: string;
  clusters: ClusterDay[];
  slots: number;
  gaps: number;
  silent: number;
}
export interface Key {
  key: string;
  schedule: string;
  playlist: string;
}

export const readRule = () => get<Rule>('/api/broadcast-rule');
export const readDay = (area: string, day: string) => get<DayLog>(`/api/areas/${area}/broadcasts${query({ day })}`);
export const listClusters = (area: string, after: string | null) =>
  get<List<Cluster>>(`/api/areas/${area}/speaker-clusters${query({ after })}`);
export const openCluster = (wanted: object) => post<Cluster>('/api/speaker-clusters', wanted);
export const changeCluster = (id: string, wanted: object) => put<Cluster>(`/api/speaker-clusters/${id}`, wanted);
export const setTimes = (id: string, wanted: Schedule) => post<Cluster>(`/api/speaker-clusters/${id}/schedules`, wanted);
export const closeCluster = (id: string) => remove<void>(`/api/speaker-clusters/${id}`);
export const openAgain = (id: string) => post<Cluster>(`/api/speaker-clusters/${id}/open-again`, {});
export const makeKey = (id: string) => post<Key>(`/api/speaker-clusters/${id}/key`, {});
export const revokeKey = (id: string) => remove<void>(`/api/speaker-clusters/${id}/key`);

const slotOf = (day: string, slot: Slot) => ({ day, minute: slot.minute, is_emergency: slot.is_emergency });
export const tell = (cluster: string, day: string, slot: Slot, outcome: Outcome, reason: string) =>
  post<void>(`/api/speaker-clusters/${cluster}/plays`, { slot: slotOf(day, slot), outcome, reason });
export const untell = (cluster: string, day: string, slot: Slot) =>
  post<void>(`/api/speaker-clusters/${cluster}/plays/undo`, slotOf(day, slot));

const two = (number: number) => String(number).padStart(2, '0');
/** "05:30". */
export const clock = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
/** The other way round; nothing for what is no time. */
export function minuteOf(text: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(text) ?? [];
  return hours && minutes ? Number(hours) * 60 + Number(minutes) : null;
}
export const clocks = (times: number[]) => times.map(clock).join(', ');
export const titles = (messages: Planned[]) => messages.map((one) => one.title).join(', ') || t('speaker.no_message');

const marks: Record<Standing, Mark> = {
  silent: 'silent',
  failed: 'late',
  partly: 'doing',
  played: 'done',
  waiting: 'new',
  idle: 'ended',
};
export const markOf = (standing: Standing) => marks[standing];
