import { get, patch, post, query, upload, type List, type Named } from '../api';
import type { Mark } from '../design/mark';

export type TaskState = 'given' | 'acknowledged' | 'doing' | 'done' | 'declined';
/** How a board counts a task; every task is in exactly one. */
export type Standing = 'done' | 'doing' | 'late' | 'silent' | 'declined';

export interface TaskLine {
  id: string;
  plan: { id: string; number: string; title: string };
  section: string;
  title: string;
  state: TaskState;
  standing: Standing;
  due: string | null;
  /** The deadline as the paper words it. */
  due_text: string;
  /** Given; otherwise asked for, and the body may decline. */
  ordered: boolean;
  body: Named;
  /** What it is about, in the words of a charge. */
  field: string | null;
  percent: number;
  given_at: string;
  last_at: string | null;
}

/** Who was given a task by name, within the body that does it. */
export interface NamedPerson extends Named {
  by: string;
  at: string;
  /** Still belongs to the body. */
  belongs: boolean;
}

/** A task among those of its body. */
export interface BodyTask extends TaskLine {
  named: NamedPerson[];
}

export interface TaskEvent {
  at: string;
  who: string;
  verb: string;
  note: string | null;
  percent: number | null;
  pictures: string[];
}

export interface Task extends BodyTask {
  duties: string[];
  source_lines: string[];
  history: TaskEvent[];
  in_charge: Named[];
  /** What the reader may choose as its field; empty for those who may not. */
  fields: string[];
  /** The reader may name people on it now. */
  may_name: boolean;
  /** The reader may see where the whole plan stands. */
  board: boolean;
}

/** Work that is there because the reader is named on it, or because of what the reader is in charge of. */
export interface ChargedTask extends TaskLine {
  named: { by: string; at: string } | null;
  because: { charge: string; area: Named | null; field: string | null; valid_until: string | null }[];
}

/** What its own body sees: work that nobody has answered yet is new there, and silence on the board. */
export const markForBody = (task: TaskLine): Mark => (task.standing === 'silent' && task.state === 'given' ? 'new' : task.standing);

export const myTasks = (state?: 'open' | 'done') => get<List<BodyTask>>(`/api/tasks${query({ state })}`);
export const chargedTasks = (after: string | null, limit: number) => get<List<ChargedTask>>(`/api/me/tasks${query({ after, limit })}`);
export const setField = (id: string, from: string | null, to: string | null) => patch<Task>(`/api/tasks/${id}`, { field: { from, to } });
export const readTask = (id: string) => get<Task>(`/api/tasks/${id}`);
export const acknowledge = (id: string) => post<unknown>(`/api/tasks/${id}/acknowledge`);
export const reportProgress = (id: string, note: string, percent: number, pictures: string[]) =>
  post<unknown>(`/api/tasks/${id}/progress`, { note, percent, pictures });
export const markDone = (id: string, note: string, pictures: string[]) =>
  post<unknown>(`/api/tasks/${id}/done`, { note, percent: 100, pictures });
export const keepPicture = (picture: Blob, name: string) => upload<{ id: string }>(`/api/pictures${query({ name })}`, picture);
export const decline = (id: string, reason: string) => post<unknown>(`/api/tasks/${id}/decline`, { reason });
export const reopen = (id: string, reason: string) => post<unknown>(`/api/tasks/${id}/reopen`, { reason });
