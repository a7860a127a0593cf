import { get, post, query, type List, type Named } from '../api';
import type { Mark } from '../design/mark';

export type TaskState = 'new' | 'acknowledged' | 'doing' | 'done' | 'declined';

export interface TaskLine {
  id: string;
  plan: { id: string; number: string | null; title: string };
  section: string;
  title: string;
  state: TaskState;
  due: string | null;
  late: boolean;
  /** Given; otherwise asked for, and the body may decline. */
  ordered: boolean;
  body: Named;
  lead: boolean;
  percent: number;
  last_at: string | null;
}

export interface TaskEvent {
  at: string;
  who: string;
  verb: string;
  note: string | null;
  percent: number | null;
  pictures: string[];
}

export interface Task extends TaskLine {
  duties: string[];
  source_lines: string[];
  due_text: string | null;
  history: TaskEvent[];
}

/** Late comes before everything, then silence. */
export function markOf(task: TaskLine): Mark {
  if (task.state === 'done') return 'done';
  if (task.state === 'declined') return 'declined';
  if (task.late) return 'late';
  if (task.state === 'new') return 'new';
  return 'doing';
}

export const myTasks = (state?: 'open' | 'done') => get<List<TaskLine>>(`/api/tasks${query({ state })}`);
export const readTask = (id: string) => get<Task>(`/api/tasks/${id}`);
export const acknowledge = (id: string) => post<unknown>(`/api/tasks/${id}/acknowledge`);
export const reportProgress = (id: string, note: string, percent: number, pictures: string[]) => post<unknown>(`/api/tasks/${id}/progress`, { note, percent, pictures });
export const markDone = (id: string, note: string, pictures: string[]) => post<unknown>(`/api/tasks/${id}/done`, { note, pictures });
export const decline = (id: string, reason: string) => post<unknown>(`/api/tasks/${id}/decline`, { reason });
export const reopen = (id: string, reason: string) => post<unknown>(`/api/tasks/${id}/reopen`, { reason });
