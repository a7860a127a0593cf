import type { Ending } from '../endings/ending';
import { get, patch, post, put, query, remove, upload, type List, type Named } from '../api';
import type { Mark } from '../design/mark';
import { t } from '../text/text.svelte';
import { lateBy } from '../text/time';
import type { Signature } from './signature';

export type TaskState = 'given' | 'acknowledged' | 'doing' | 'done' | 'returned' | 'verified' | 'declined' | 'ended';
/** How a board counts a task; every task is in exactly one. */
export type Standing = 'done' | 'doing' | 'late' | 'silent' | 'declined' | 'ended';

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

/** One thing that was said, by whom and of which body; files are what is no picture. */
export interface Word {
  id: string;
  at: string;
  who: string;
  body: string;
  verb: string;
  note: string;
  percent: number | null;
  pictures: string[];
  files: { id: string; name: string; media_type: string }[];
  /** Somebody signed that it is so. */
  signature: Signature | null;
}

/** What a task waits for, or what waits for it, with the working days it has then. */
export interface Wait {
  task: TaskLine;
  days: number | null;
}

/** What a body says of its own work, named like the state that it leads to. */
export type Step = 'acknowledged' | 'declined' | 'done';
export interface OwnStep {
  step: Step;
  /** Then it can no longer be taken back. */
  until: string;
}

/** Who answers for a body: who holds its first office, or heads the working group. */
export interface Head extends Named {
  title: string;
}

export interface Task extends BodyTask {
  giver: Named;
  head: Head | null;
  cooperators: Named[];
  duties: string[];
  source_lines: string[];
  /** The last words, the newest last; `earlier` begins those before them. */
  history: Word[];
  earlier: string | null;
  in_charge: Named[];
  waits: Wait[];
  awaited: Wait[];
  /** How often it recurs (RFC 5545), and which turn this is. */
  rhythm: string | null;
  /** Of its plan, by which it ended. */
  ending: Ending | null;
  turn: number;
  /** What the reader may choose as its field; empty for those who may not. */
  fields: string[];
  /** What the reader may do with it now. */
  may: { act: boolean; speak: boolean; check: boolean; name: boolean };
  /** What the reader has just done and may take back. */
  own_step: OwnStep | null;
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

/** A word of its own where the state says more than the standing. */
export function wordFor(task: TaskLine): string | undefined {
  if (task.state === 'done') return t('mark.unchecked');
  if (task.state === 'verified') return t('mark.verified');
  if (task.standing === 'late') return lateBy(task.due);
  if (task.state === 'returned') return t('mark.returned');
  return task.standing === 'doing' && task.percent ? t('task.percent', { percent: task.percent }) : undefined;
}

export const chargedTasks = (after: string | null, limit: number) => get<List<ChargedTask>>(`/api/me/tasks${query({ after, limit })}`);
export const setField = (id: string, from: string | null, to: string | null) => patch<Task>(`/api/tasks/${id}`, { field: { from, to } });
export const readTask = (id: string) => get<Task>(`/api/tasks/${id}`);
export const acknowledge = (id: string) => post<unknown>(`/api/tasks/${id}/acknowledge`);
export const reportProgress = (id: string, note: string, percent: number, pictures: string[], signature?: Signature) =>
  post<unknown>(`/api/tasks/${id}/progress`, { note, percent, pictures, signature });
export const markDone = (id: string, note: string, pictures: string[], signature?: Signature) =>
  post<unknown>(`/api/tasks/${id}/done`, { note, percent: 100, pictures, signature });
export const keepPicture = (picture: Blob, name: string) => upload<{ id: string }>(`/api/pictures${query({ name })}`, picture);
export const decline = (id: string, reason: string) => post<unknown>(`/api/tasks/${id}/decline`, { reason });
const routeOf = { acknowledged: 'acknowledge', declined: 'decline', done: 'done' } as const;
export const takeStepBack = (id: string, step: Step) => remove<unknown>(`/api/tasks/${id}/${routeOf[step]}`);
export const reopen = (id: string, reason: string) => post<unknown>(`/api/tasks/${id}/reopen`, { reason });
export const check = (id: string) => post<unknown>(`/api/tasks/${id}/check`);
export const takeBackCheck = (id: string) => remove<unknown>(`/api/tasks/${id}/check`);
export const giveBack = (id: string, reason: string) => post<unknown>(`/api/tasks/${id}/return`, { reason });
export const takeBackReturn = (id: string) => remove<unknown>(`/api/tasks/${id}/return`);
export const helpedTasks = (after: string | null) => get<List<TaskLine>>(`/api/tasks/helped${query({ after })}`);
export const uncheckedTasks = (after: string | null) => get<List<TaskLine>>(`/api/tasks/unchecked${query({ after })}`);
export const wordsBefore = (id: string, before: string) =>
  get<{ items: Word[]; earlier: string | null }>(`/api/tasks/${id}/words${query({ before })}`);
export const speak = (id: string, note: string, pictures: string[], files: string[]) =>
  post<Word>(`/api/tasks/${id}/words`, { note, pictures, files });
export const keepFile = (file: File) => upload<{ id: string }>(`/api/files${query({ name: file.name })}`, file);
export const othersOf = (id: string, q: string) => get<List<TaskLine>>(`/api/tasks/${id}/others${query({ q })}`);
export const waitFor = (id: string, other: string, days: number | null) => put<unknown>(`/api/tasks/${id}/waits/${other}`, { days });
export const stopWaiting = (id: string, other: string) => remove<unknown>(`/api/tasks/${id}/waits/${other}`);
export const setDue = (id: string, from: string | null, to: string | null) => patch<unknown>(`/api/tasks/${id}`, { due: { from, to } });
export const setRhythm = (id: string, to: string | null) => patch<unknown>(`/api/tasks/${id}`, { rhythm: { to } });
