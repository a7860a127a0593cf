import { get, post, put, query, remove, type List } from '../api';
import type { TaskLine } from './task';

/** What somebody is reminded of; it ends when it was acted on. */
export interface Notice {
  id: string;
  kind: 'due_soon' | 'due_today' | 'late' | 'late_head' | 'late_giver' | 'silent' | 'ready';
  /** For the reader, not for everybody of the body. */
  by_name: boolean;
  at: string;
  seen_at: string | null;
  task: TaskLine;
}

/** When work reminds, in working days. */
export interface ReminderRule {
  valid_from: string;
  before_days: number;
  head_days: number;
  giver_days: number;
  silent_days: number;
}

export const myNotices = (after: string | null = null) => get<List<Notice>>(`/api/me/notices${query({ after })}`);
export const markSeen = () => post<unknown>('/api/me/notices/seen');
export const setAside = (id: string) => post<unknown>(`/api/notices/${id}/end`);
export const takeUpAgain = (id: string) => remove<unknown>(`/api/notices/${id}/end`);
export const readRule = () => get<ReminderRule>('/api/me/reminder-rule');
export const setRule = (rule: ReminderRule) => put<ReminderRule>('/api/me/reminder-rule', rule);
