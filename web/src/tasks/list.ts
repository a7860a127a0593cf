import { get, query, type List, type Named } from '../api';
import type { Counts } from '../plans/plan';
import type { BodyTask, TaskLine } from './task';

/** Which work of a list is wanted. */
export type Only = 'open' | 'late' | 'today' | 'silent' | 'returned' | 'waiting' | 'mine' | 'unchecked' | 'declined';
export type Order = 'due' | 'newest';

export interface Wanted {
  only: Only;
  order: Order;
  q: string;
  after: string | null;
}

export const ownTasks = (wanted: Wanted) => get<List<BodyTask>>(`/api/tasks${query({ ...wanted, limit: 50 })}`);
export const doneTasks = (after: string | null) => get<List<BodyTask>>(`/api/tasks${query({ state: 'done', after, limit: 50 })}`);
export const ownCounts = () => get<Counts>('/api/tasks/counts');
export const givenTasks = (wanted: Wanted) => get<List<TaskLine>>(`/api/tasks/given${query({ ...wanted, limit: 50 })}`);
export const givenCounts = () => get<Counts>('/api/tasks/given/counts');

/** What the first screen shows of work: counts, and the first lines of each list. */
export interface WorkNow {
  own: Counts;
  ours: TaskLine[];
  given: Counts;
  late: TaskLine[];
  declined: TaskLine[];
  silent: { body: Named; plan: TaskLine['plan']; since: string; tasks: number }[];
}
export const workNow = () => get<WorkNow>('/api/me/work');
