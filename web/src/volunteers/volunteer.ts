import { get, post, put, query, remove, type List, type Named } from '../api';
import { language } from '../text/text.svelte';

export type Kind = 'volunteer' | 'professional' | 'respected';
export const kinds: readonly Kind[] = ['volunteer', 'professional', 'respected'];

export interface Word {
  what: 'skill' | 'profession' | 'language';
  code: string;
  vi: string;
  en: string;
}
export interface Person {
  name: string;
  phone: string;
  times: string;
  role: string;
  words: string;
  has_recovered: boolean;
}
/** What a list shows; nothing of it is sealed. */
export interface Volunteer {
  id: string;
  area: Named;
  kind: Kind;
  skills: string[];
  languages: string[];
  made_at: string;
  is_briefed: boolean;
}
export interface Shift {
  id: string;
  area: Named;
  body: Named;
  day: string;
  begins: number;
  ends: number;
  place: string;
  words: string;
  skill: string | null;
  places: number;
  taken: number;
  came: number;
  is_cancelled: boolean;
}
export interface OwnShift {
  shift: Shift;
  is_mine: boolean;
}
export interface Turn {
  volunteer: string;
  came: boolean;
}
export interface Seen {
  volunteer: Volunteer | null;
  person: Person | null;
}
export interface Briefing {
  valid_from: string;
  vi: string[];
  en: string[];
}

let known: Promise<Word[]> | undefined;
/** The lists, fetched once. */
export const readWords = () =>
  (known ??= get<List<Word>>('/api/volunteer-words').then(
    ({ items }) => items,
    (error: unknown) => {
      known = undefined;
      throw error;
    },
  ));
export const wordOf = (words: Word[], code: string) => words.find((one) => one.code === code)?.[language()] ?? code;

export const readBriefing = () => get<Briefing>('/api/volunteer-briefing');
export const enlist = (wanted: object) => post<{ id: string; code: string }>('/api/volunteering', wanted);
export const look = (code: string) => post<Seen>('/api/volunteering/look', { code });
export const beBriefed = (code: string) => post<Seen>('/api/volunteering/briefed', { code });
export const withdraw = (code: string) => post<Seen>('/api/volunteering/withdraw', { code });
export const ownShifts = (code: string) => post<List<OwnShift>>('/api/volunteering/shifts', { code });
export const takeShift = (code: string, shift: string) => post<List<OwnShift>>('/api/volunteering/take', { code, shift });
export const giveBackShift = (code: string, shift: string) => post<List<OwnShift>>('/api/volunteering/give-back', { code, shift });

export const listVolunteers = (area: string, kind: Kind, after: string | null) =>
  get<List<Volunteer>>(`/api/areas/${area}/volunteers${query({ kind, after })}`);
/** Who may be put on a shift: briefed, and on no other at that hour. */
export const freeFor = (shift: string, area: string, after: string | null) =>
  get<List<Volunteer>>(`/api/areas/${area}/volunteers${query({ kind: 'volunteer', free_for: shift, after })}`);
export const openVolunteer = (id: string) => get<Volunteer & { person: Person | null }>(`/api/volunteers/${id}`);
export const listShifts = (area: string, from: string, after: string | null) =>
  get<List<Shift>>(`/api/areas/${area}/volunteer-shifts${query({ from, after })}`);
export const openShift = (wanted: object) => post<Shift>('/api/volunteer-shifts', wanted);
export const cancelShift = (id: string) => remove<Shift>(`/api/volunteer-shifts/${id}`);
export const turnsOf = (id: string) => get<List<Turn>>(`/api/volunteer-shifts/${id}/turns`);
const turn = (shift: string, volunteer: string) => `/api/volunteer-shifts/${shift}/turns/${volunteer}`;
export const putOn = (shift: string, volunteer: string) => post<Shift>(turn(shift, volunteer));
export const takeOff = (shift: string, volunteer: string) => remove<Shift>(turn(shift, volunteer));
export const noteComing = (shift: string, volunteer: string, came: boolean) => put<Shift>(turn(shift, volunteer), { came });

/** "07:30" of minutes of a day, and back. */
export const clockOf = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
export const minutesOf = (clock: string) => {
  const [hours, minutes] = clock.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
};
