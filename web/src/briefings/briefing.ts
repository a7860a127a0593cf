import { get, patch, post, put, query, remove, type List, type Named } from '../api';
import type { Mark } from '../design/mark';
import { t } from '../text/text.svelte';
import { day as written } from '../text/time';

export type MeetingState = 'planned' | 'moved' | 'added' | 'cancelled' | 'closed';
export type AgendaKind = 'decisions' | 'late' | 'unanswered' | 'silent' | 'due_soon' | 'reports' | 'own';
export type Presence = 'present' | 'absent' | 'represented';

export interface MeetingLine {
  briefing: string;
  body: Named;
  title: string;
  /** The day that the rule gives: the name of the meeting. */
  day: string;
  held_on: string;
  start_minute: number;
  minutes: number;
  place: string;
  link: string;
  state: MeetingState;
  reason: string;
  /** Held on a day off: its name, empty for a weekend. */
  day_off: string | null;
  /** The document of its conclusions. */
  plan: string | null;
}

export interface AgendaItem {
  key: string;
  kind: AgendaKind;
  title: string;
  figure: number;
  note: string;
}

export interface AgendaRow {
  id: string;
  body: Named;
  title: string;
  due: string | null;
  last_at: string | null;
}

export interface Attendant {
  body: Named;
  presence: Presence | null;
  note: string;
}

export interface Decision {
  id: string;
  text: string;
  bodies: Named[];
  due: string | null;
  tasks: number;
  done: number;
}

export interface Meeting extends MeetingLine {
  may_hold: boolean;
  agenda: AgendaItem[];
  attendance: Attendant[];
  decisions: Decision[];
  minutes_text: string;
}

/** When and where a briefing is held, as its body says it. */
interface Schedule {
  title: string;
  rule: string;
  first_day: string;
  until: string | null;
  start_minute: number;
  minutes: number;
  place: string;
  link: string;
}

export interface NewBriefing extends Schedule {
  bodies: string[];
  item?: string | null;
}

export interface BriefingLine extends Schedule {
  id: string;
  body: Named;
  next: MeetingLine | null;
}

interface SourceSentence {
  plan: { id: string; number: string; title: string };
  section: string;
  sentence: string;
  line: number;
}

export interface Briefing extends BriefingLine {
  may_hold: boolean;
  /** How it was held until a day, before its rule or hour was changed. */
  before: { rule: string; first_day: string; until: string; start_minute: number }[];
  bodies: Named[];
  source: SourceSentence | null;
  meetings: MeetingLine[];
}

/** A sentence of a plan that asks for a briefing. */
export interface Offer {
  item: string;
  source: SourceSentence;
  rule: string;
  start_minute: number | null;
  bodies: Named[];
  unknown: string[];
  briefing: string | null;
}

const at = (id: string, verb: string) => `/api/briefings/${id}/${verb}`;

export const briefings = () => get<List<BriefingLine>>('/api/briefings');
export const comingMeetings = () => get<List<MeetingLine>>('/api/meetings');
export const readBriefing = (id: string) => get<Briefing>(`/api/briefings/${id}`);
export const setUp = (wanted: NewBriefing) => post<Briefing>('/api/briefings', wanted);
export const endBriefing = (one: Briefing, until: string | null) => {
  const { title, place, link } = one;
  return patch<Briefing>(`/api/briefings/${one.id}`, {
    from: { title, place, link, until: one.until },
    to: { title, place, link, until },
  });
};
/** Another rule or hour from a day on. */
export const changeRhythm = (
  id: string,
  wanted: { day: string; rule: string; until: string | null; start_minute: number; minutes: number },
) => post<Briefing>(at(id, 'rhythm'), wanted);
export const readPhrase = (phrase: string) => post<{ bodies: Named[]; unknown: string[] }>('/api/briefings/participants', { phrase });
export const offersOf = (plan: string) => get<{ items: Offer[] }>(`/api/plans/${plan}/briefings`);

export const readMeeting = (id: string, day: string) => get<Meeting>(at(id, 'meeting') + query({ day }));
export const move = (one: MeetingLine, to: string, start_minute: number, minutes: number, reason: string) =>
  post<Meeting>(at(one.briefing, 'move'), { day: one.day, to, start_minute, minutes, reason });
export const cancel = (one: MeetingLine, reason: string) => post<Meeting>(at(one.briefing, 'cancel'), { day: one.day, reason });
export const restore = (one: MeetingLine) => post<Meeting>(at(one.briefing, 'restore'), { day: one.day });
export const addMeeting = (briefing: string, day: string, start_minute: number, minutes: number) =>
  post<Meeting>(at(briefing, 'add'), { day, start_minute, minutes });

export const agendaRows = (one: MeetingLine, key: string) =>
  get<List<AgendaRow>>(at(one.briefing, 'agenda') + query({ day: one.day, key }));
export const putOnAgenda = (one: MeetingLine, title: string) => post<Meeting>(at(one.briefing, 'agenda'), { day: one.day, title });
export const takeOffAgenda = (one: MeetingLine, key: string) => post<Meeting>(at(one.briefing, 'agenda/take-off'), { day: one.day, key });
export const orderAgenda = (one: MeetingLine, keys: string[]) => put<Meeting>(at(one.briefing, 'agenda/order'), { day: one.day, keys });
export const noteItem = (one: MeetingLine, key: string, from: string, to: string) =>
  put<Meeting>(at(one.briefing, 'agenda/note'), { day: one.day, key, from, to });
export const mark = (one: MeetingLine, body: string, presence: Presence | null, note: string) =>
  put<Meeting>(at(one.briefing, 'attendance'), { day: one.day, marks: [{ body, presence, note }] });
export const decide = (one: MeetingLine, text: string, bodies: string[], due: string | null) =>
  post<Meeting>(at(one.briefing, 'decisions'), { day: one.day, text, bodies, due });
export const takeBack = (one: MeetingLine, decision: string) =>
  post<Meeting>(at(one.briefing, 'decisions/take-back'), { day: one.day, decision });
export const closeMinutes = (one: MeetingLine) => post<Meeting>(at(one.briefing, 'close'), { day: one.day });

export const feedState = () => get<{ made_at: string | null }>('/api/calendar-feed');
export const makeFeed = () => post<{ address: string; qr_svg: string }>('/api/calendar-feed', {});
export const revokeFeed = () => remove<unknown>('/api/calendar-feed');

/** 510 as people write an hour: 08:30. */
export const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
export const minuteOf = (text: string) => {
  const [hour, minute] = text.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
};

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];
export const allWeekdays: readonly Weekday[] = weekdays;
export const weekdayWord = (one: Weekday) => t(`weekday.${one}`);

const weekdayOf = (day: string): Weekday => weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'MO';
/** "thứ Năm, 8/7/2021". */
export const longDay = (day: string) => `${weekdayWord(weekdayOf(day))}, ${written(day)}`;

/** The weekdays of a weekly rule; nothing for any other rule. */
export const weekdaysOf = (rule: string): Weekday[] =>
  weekdays.filter((one) => /FREQ=WEEKLY/.test(rule) && new RegExp(`BYDAY=[A-Z,]*${one}`).test(rule));

/** A rule in words; one that has no words of ours stands as it is. */
export function ruleWords(rule: string): string {
  if (!rule) return t('briefing.once');
  if (rule === 'FREQ=DAILY') return t('briefing.daily');
  const days = weekdaysOf(rule);
  const every = Number(/INTERVAL=(\d+)/.exec(rule)?.[1] ?? 1);
  if (days.length && every === 1) return t('briefing.weekly', { days: days.map(weekdayWord).join(', ') });
  if (days.length) return t('briefing.every_weeks', { n: every, days: days.map(weekdayWord).join(', ') });
  return rule;
}

export const markOf: Record<MeetingState, Mark> = {
  planned: 'waiting',
  moved: 'new',
  added: 'new',
  cancelled: 'declined',
  closed: 'done',
};
