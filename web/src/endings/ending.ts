import { get, post, put, query, remove, upload, type List, type Named } from '../api';
import { dotted, t, type TextKey } from '../text/text.svelte';
import { day, instant, today } from '../text/time';

export type EndingKind = 'closed' | 'superseded' | 'amended';

export interface PlanName {
  id: string;
  number: string;
  title: string;
}

/** How an issued plan ended or was amended. */
export interface Ending {
  id: string;
  kind: EndingKind;
  plan: PlanName;
  /** The plan in its place, or that amends it. */
  by: PlanName | null;
  number: string;
  dated: string | null;
  text: string;
  file: string | null;
  /** The first day on which the plan, or the clause, no longer holds. */
  from: string;
  at: string;
  who: string;
  tasks: number;
  carried: number;
  told: number;
  /** The other plan was a draft and was issued with it. */
  issues: boolean;
  /** What was taken back, so that this plan, which was issued with it, is closed. */
  undoes: string | null;
  taken_back_at: string | null;
}

/** The plan that comes in the place of one, or amends it. */
export interface OtherPlan extends PlanName {
  state: 'draft' | 'issued';
}

export interface EndingOffer {
  kind: EndingKind;
  plan: PlanName;
  sentence: string;
  line: number;
}

export interface EndingSheet {
  plan: PlanName;
  state: 'draft' | 'issued';
  ended_from: string | null;
  may_end: boolean;
  endings: Ending[];
  clauses: { item: string; section: string; ending: string; newer: string | null }[];
  replaced: Ending[];
  above: { ending: Ending; is_kept: boolean }[];
  offers: EndingOffer[];
}

/** What an ending would do. */
export interface Effect {
  from: string;
  open: number;
  finished: number;
  duties: number;
  owed: number;
  withdrawn: number;
  briefings: number;
  told: number;
  lower: number;
  lower_some: { plan: PlanName; body: Named }[];
}

export interface ClausePair {
  kind: 'assignment' | 'report';
  before: Clause | null;
  after: Clause | null;
  is_same: boolean;
}
export interface Clause {
  id: string;
  section: string;
  words: string;
  value: { body?: string; from?: string; to?: string; duties?: string[] };
}

export interface Closing {
  number: string;
  dated: string | null;
  text: string;
  file: string | null;
  from: string;
}

export interface Replacing {
  by: string;
  from: string;
  clauses: { older: string; newer: string }[];
  dropped: string[];
}

export const readEndings = (plan: string) => get<EndingSheet>(`/api/plans/${plan}/endings`);
export const readEffect = (plan: string, from: string) => get<Effect>(`/api/plans/${plan}/endings/effect${query({ from })}`);
export const readClauses = (plan: string, by: string) => get<List<ClausePair>>(`/api/plans/${plan}/endings/clauses${query({ by })}`);
export const closePlan = (plan: string, closing: Closing) => post<Ending>(`/api/plans/${plan}/close`, closing);
export const supersedePlan = (plan: string, replacing: Replacing) => post<Ending>(`/api/plans/${plan}/supersede`, replacing);
export const amendPlan = (plan: string, replacing: Replacing) => post<Ending>(`/api/plans/${plan}/amend`, replacing);
export const takeEndingBack = (ending: string) => remove<Ending>(`/api/endings/${ending}`);
export const keepOn = (plan: string, ending: string) => put<EndingSheet>(`/api/plans/${plan}/kept/${ending}`, {});
export const decideAgain = (plan: string, ending: string) => remove<EndingSheet>(`/api/plans/${plan}/kept/${ending}`);
export const keepNotice = (file: File) => upload<{ id: string }>('/api/files', file);

export const nameOf = (plan: PlanName) => plan.number || plan.title;

type EndingWords = Pick<Ending, 'kind' | 'number' | 'from' | 'by'> & { dated?: string | null; taken_back_at?: string | null };

/** "đã kết thúc từ ngày 14/7/2021 theo Thông báo 30/TB-UBND": what is said of an ending everywhere. */
export function endingInWords(ending: EndingWords): string {
  const ahead = ending.from > today();
  const key: TextKey =
    ending.kind === 'amended' ? 'ending.said.amended' : ahead ? `ending.ahead.${ending.kind}` : `ending.said.${ending.kind}`;
  const paper = ending.by
    ? nameOf(ending.by)
    : ending.number
      ? dotted(ending.number, ending.dated && day(ending.dated))
      : t('ending.a_notice');
  const said = t(key, { day: day(ending.from), paper });
  return ending.taken_back_at ? t('ending.taken_back', { said, at: instant(ending.taken_back_at) }) : said;
}

/** Whom a clause speaks to, with its first words. */
export const clauseInWords = (clause: Clause) =>
  dotted(clause.section, clause.value.body ?? clause.value.from, clause.value.duties?.[0] ?? clause.words);
