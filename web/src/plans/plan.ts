import { get, patch, post, put, query, remove, upload, type List, type Named } from '../api';
import type { Span } from '../design/source';
import type { Period } from '../reports/report';
import type { BodyTask, Head } from '../tasks/task';

export interface Counts {
  total: number;
  done: number;
  doing: number;
  late: number;
  silent: number;
  declined: number;
  /** With their plan, before they were done. */
  ended: number;
  /** Of those done: nobody has checked them yet. */
  unchecked: number;
  /** Of those under way: done once, and not well enough. */
  returned: number;
  /** Of those open and not late. */
  today: number;
}

export interface PlanLine {
  id: string;
  state: 'draft' | 'issued';
  type: string;
  number: string;
  date: string | null;
  title: string;
  issuer: string;
  tasks: Counts;
  created_at: string;
  /** The first day on which it no longer holds. */
  ended_from: string | null;
}

export interface Values {
  type: { text: string };
  issuer: { text: string };
  number: { text: string };
  place: { text: string };
  title: { text: string };
  recipient: { text: string };
  date: { date: string };
  signer: { role: string; name: string };
  basis: { number: string; date: string | null };
  section: { id: string; heading: string };
  assignment: { body: string; ordered: boolean; cooperators: string[]; duties: string[] };
  deadline: Deadline;
  report: { from: string; to: string; every: string; channel: string };
  urgency: { text: string };
  reference: { clause: string; document: string; target: string };
}

export interface Deadline {
  kind: 'by_date' | 'recurring' | 'range' | 'relative' | 'undated';
  date: string | null;
  exclusive: boolean;
  from: string | null;
  until: string | null;
  rule: string;
  times_per_day: [number, number] | null;
  text: string;
}

export type Kind = keyof Values;

export type ItemOf<K extends Kind> = {
  [P in K]: {
    id: string;
    kind: P;
    section: string;
    value: Values[P];
    spans: Span[];
    rule: string;
    state: 'read' | 'corrected' | 'added' | 'dropped';
    doubt: string | null;
    bodies: Named[] | null;
    /** The bodies that help with an assignment. */
    cooperators?: Named[];
    needs_body: boolean;
    /** The plan of the same desk that a basis or a reference names. */
    plan?: string | null;
  };
}[K];
export type Item = ItemOf<Kind>;

export interface Plan {
  id: string;
  state: 'draft' | 'issued';
  name: string;
  lines: string[];
  items: Item[];
  issued_at: string | null;
  ended_from: string | null;
  /** Where each page of the file begins; absent or empty when the file has no pages. */
  pages?: { first_line: number }[] | null;
  /** The reader may see where its work stands. */
  board: boolean;
}

export interface ReportRow {
  duty: string;
  to: string;
  every: string;
  period: Period | null;
  due: string | null;
  expected: number;
  reported: number;
  late: number;
  /** Of those that came. */
  oldest_at: string | null;
  reporters: 'bodies' | 'people' | 'both';
  /** The first of them, the silent before all others. */
  units: { body: Named; state: 'reported' | 'waiting' | 'late'; at: string | null }[];
}

/** One body on a board; of its work what was asked for, and how much of that there is. */
export interface BoardBody {
  body: Named;
  head: Head | null;
  counts: Counts;
  matching: number;
  tasks: (BodyTask & { in_charge: Named[]; cooperators: Named[] })[];
}

/** A page behind the first has rows alone. */
export interface Board {
  plan: PlanLine;
  counts: Counts;
  rows: BoardBody[];
  next: string | null;
  /** Whoever is named on something here or in charge of it. */
  people: Named[];
  reports: ReportRow[];
}

/** What of a board is wanted; `body` alone shows more of its work. */
export interface BoardQuery {
  only?: string;
  order?: string;
  q?: string;
  person?: string;
  body?: string;
  limit?: number;
  after?: string | null;
}

export const everies = [
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  '6-monthly',
  'yearly',
  'once',
  'after each round',
  'ad hoc',
  'periodic',
  'unspecified',
] as const;
export type Every = (typeof everies)[number];

/** The head of a document, in the order of its form. */
export const headKinds = ['type', 'issuer', 'number', 'date', 'place', 'title', 'signer', 'urgency'] as const;

/** What every document has; a mark of urgency is an exception. */
export const neededKinds = headKinds.filter((kind) => kind !== 'urgency');

/** What stands below the head, in the order of the review. */
export const groupKinds = ['basis', 'assignment', 'deadline', 'report', 'recipient', 'section', 'reference'] as const;

/** What a person must look at before the plan can be issued. */
export const isDoubt = (item: Item) => item.state !== 'dropped' && (Boolean(item.doubt) || item.needs_body);

export const listPlans = () => get<List<PlanLine>>('/api/plans');
/** By words of number and title, without accents: drafts, or all that have not ended. */
export const findPlans = (q: string, only: 'drafts' | 'holding', after?: string) =>
  get<List<PlanLine>>(`/api/plans${query({ q, only, after, limit: 20 })}`);
export const readPlan = (id: string) => get<Plan>(`/api/plans/${id}`);
export const readBoard = (id: string, wanted: BoardQuery = {}) => get<Board>(`/api/plans/${id}/board${query({ ...wanted })}`);
/** What became of an uploaded file: a plan at once, or a reading under way (a scan). */
export type Uploaded = { id: string; reading?: undefined } | { id?: undefined; reading: string };
export const uploadPlan = (file: File, onprogress: (part: number) => void) =>
  upload<Uploaded>(`/api/plans${query({ name: file.name })}`, file, onprogress);
export const pagePicture = (plan: string, page: number) => `/api/plans/${plan}/pages/${page}`;
export const issuePlan = (id: string) => post<{ tasks: number; reports: number }>(`/api/plans/${id}/issue`);

export const addItem = (plan: string, item: { kind: Kind; section: string; value: Item['value']; spans?: Span[] }) =>
  post<Item>(`/api/plans/${plan}/items`, item);
/** `takenBack`: an undone look; the reader's doubt stands again. */
export const correctItem = (plan: string, item: string, from: Item['value'], to: Item['value'], takenBack = false) =>
  patch<Item>(`/api/plans/${plan}/items/${item}`, { value: { from, to }, taken_back: takenBack });
export const dropItem = (plan: string, item: string) => remove<Item>(`/api/plans/${plan}/items/${item}`);
export const restoreItem = (plan: string, item: string) => post<Item>(`/api/plans/${plan}/items/${item}/restore`);
export const chooseCooperators = (plan: string, item: string, bodies: string[]) =>
  put<Item>(`/api/plans/${plan}/items/${item}/cooperators`, { bodies });
export const chooseBodies = (plan: string, item: string, bodies: string[]) =>
  put<Item>(`/api/plans/${plan}/items/${item}/bodies`, { bodies });
