import { get, patch, post, query, remove, upload, type List, type Named } from '../api';
import { session } from '../accounts/account.svelte';
import type { Mark } from '../design/mark';
import { jpegOf, shrink } from '../tasks/picture';
import { language, t } from '../text/text.svelte';
import { lateBy } from '../text/time';

export const kinds = ['enterprise', 'transport', 'school', 'worship', 'zone', 'payment'] as const;
export type Kind = (typeof kinds)[number];
export const answers = ['yes', 'no', 'not_applicable'] as const;
export type Answer = (typeof answers)[number];
/** In both languages; what a place wrote itself is the same in both. */
export interface Question {
  vi: string;
  en: string;
}
export interface Checklist extends Question {
  code: string;
  kind: Kind;
  source: string;
  valid_from: string;
  valid_until: string | null;
  /** The body that added it. */
  body: string | null;
  may_end: boolean;
  questions: Question[];
}
export interface InspectedPlace extends Named {
  kind: Kind;
  area: Named;
  body: Named | null;
  is_closed: boolean;
  inspected_on: string | null;
  may_edit: boolean;
}
export interface InspectionLine {
  id: string;
  body: Named;
  place: Named;
  area: Named;
  kind: Kind;
  day: string;
  checklist: Question;
  /** Still to be corrected or verified. */
  findings: number;
}
export interface Answered {
  number: number;
  question: Question;
  answer: Answer;
  note: string;
}
export interface Inspection {
  line: InspectionLine;
  people: string;
  words: string;
  answers: Answered[];
  pictures: string[];
  is_taken_back: boolean;
  may_edit: boolean;
}
export type FindingState = 'open' | 'corrected' | 'verified' | 'withdrawn';
export type StepKind = 'found' | 'moved' | 'corrected' | 'sent_back' | 'verified' | 'withdrawn';
export interface Step {
  id: string;
  kind: StepKind;
  words: string;
  picture: string | null;
  at: string;
  body: Named;
  is_taken_back: boolean;
}
export interface Finding {
  id: string;
  inspection: string;
  place: Named;
  area: Named;
  kind: Kind;
  body: Named;
  /** Null: the place itself. */
  corrector: Named | null;
  question: number | null;
  words: string;
  state: FindingState;
  due: string;
  is_late: boolean;
  steps: Step[];
  rights: { may_correct: boolean; may_verify: boolean; may_edit: boolean; may_undo: boolean };
}
export const parts = ['open', 'waiting', 'done'] as const;
export type Part = (typeof parts)[number];
/** At least so many; null: one to four. */
export interface KindTotals {
  kind: Kind;
  inspected: number | null;
  found: number | null;
  corrected: number | null;
}
export interface Supervision {
  area: Named;
  since: string;
  kinds: KindTotals[];
}

const area = (id: string) => `/api/areas/${id}`;
const inspection = (id: string) => `/api/inspections/${id}`;
const finding = (id: string) => `/api/findings/${id}`;

export const ownBody = () => session.me?.body ?? null;
export const worded = (one: Question) => (language() === 'vi' ? one.vi : one.en);

export const listChecklists = (id: string, kind?: Kind) => get<List<Checklist>>(`${area(id)}/checklists${query({ kind })}`);
export const addChecklist = (wanted: object) => post<Checklist>('/api/checklists', wanted);
export const endChecklist = (code: string) => post<Checklist>(`/api/checklists/${code}/end`);
export const holdAgain = (code: string) => post<Checklist>(`/api/checklists/${code}/hold-again`);

export const listPlaces = (id: string, after: string | null) =>
  get<List<InspectedPlace>>(`${area(id)}/inspected-places${query({ after, limit: 200 })}`);
export const addPlace = (wanted: object) => post<InspectedPlace>('/api/inspected-places', wanted);
export const changePlace = (id: string, change: object) => patch<InspectedPlace>(`/api/inspected-places/${id}`, change);

export const listInspections = (id: string, after: string | null) =>
  get<List<InspectionLine>>(`${area(id)}/inspections${query({ after })}`);
export const recordInspection = (wanted: object) => post<Inspection>('/api/inspections', wanted);
export const readInspection = (id: string) => get<Inspection>(inspection(id));
export const takeBackInspection = (id: string) => remove<Inspection>(inspection(id));
export const putBackInspection = (id: string) => post<Inspection>(`${inspection(id)}/put-back`);
export const pictureOf = (id: string, file: string) => `${inspection(id)}/files/${file}`;
/** Drawn anew, so that where and when it was taken stays behind; the server looks again. */
export async function keepPicture(file: File) {
  const bytes = await jpegOf(await shrink(file));
  return upload<{ id: string }>('/api/inspection-pictures', new File([bytes], 'kiem-tra.jpg', { type: 'image/jpeg' }));
}

export const listFindings = (id: string, part: Part, after: string | null) =>
  get<List<Finding>>(`${area(id)}/findings${query({ part, after })}`);
export const findingsOf = (id: string) => get<List<Finding>>(`${inspection(id)}/findings`);
export const writeFinding = (id: string, wanted: object) => post<Finding>(`${inspection(id)}/findings`, wanted);
export const readNow = () => get<{ to_correct: number; late: number; to_verify: number }>('/api/findings-now');
export const readFinding = (id: string) => get<Finding>(finding(id));
export const findingPicture = (id: string, file: string) => `${finding(id)}/files/${file}`;
export const sayCorrected = (id: string, words: string, picture: string | null) =>
  post<Finding>(`${finding(id)}/correction`, { words, picture });
export const verify = (id: string) => post<Finding>(`${finding(id)}/verification`);
export const sendBack = (id: string, words: string, due: string) => post<Finding>(`${finding(id)}/return`, { words, due });
export const moveDay = (id: string, words: string, due: string) => post<Finding>(`${finding(id)}/last-day`, { words, due });
export const withdraw = (id: string, words: string) => post<Finding>(`${finding(id)}/withdrawal`, { words, picture: null });
export const undo = (id: string) => post<Finding>(`${finding(id)}/undo`);

export const readSupervision = (id: string) => get<Supervision>(`${area(id)}/supervision`);

const marks: Record<FindingState, Mark> = { open: 'doing', corrected: 'waiting', verified: 'done', withdrawn: 'ended' };
export const findingMark = (one: Finding): Mark => (one.is_late ? 'late' : marks[one.state]);
export const findingWord = (one: Finding) => (one.is_late ? lateBy(one.due) : undefined) ?? t(`finding.state.${one.state}`);
/** Who puts it right: a body, or the place itself. */
export const correctorOf = (one: Finding) => one.corrector?.name ?? one.place.name;
/** A public figure: zero is zero, and fewer than five are not told. */
export const told = (count: number | null) =>
  count === null ? t('supervision.few') : count === 0 ? '0' : t('supervision.at_least', { n: count });
