import { get, post, put, query, type List, type Named } from '../api';
import { language } from '../text/text.svelte';

export type State = 'planned' | 'held' | 'cancelled';
export interface Word {
  code: string;
  vi: string;
  en: string;
}
export interface GroupCount {
  code: string;
  invited: number;
  came: number;
  first_doses: number;
  second_doses: number;
  more_doses: number;
}
export interface Session {
  id: string;
  area: Named;
  place: string;
  day: string;
  slots: number;
  doses: number;
  state: State;
  groups: GroupCount[];
  ready: string[];
}

export const wordOf = (words: Word[], code: string) => words.find((one) => one.code === code)?.[language()] ?? code;
export const sum = (session: Session, of: (one: GroupCount) => number) => session.groups.reduce((all, one) => all + of(one), 0);
export const dosesOf = (one: GroupCount) => one.first_doses + one.second_doses + one.more_doses;

export const readGroups = (on: string) => get<List<Word>>(`/api/vaccination-groups${query({ on })}`).then(({ items }) => items);
export const readReadiness = () => get<List<Word>>('/api/vaccination-readiness').then(({ items }) => items);
export const listSessions = (area: string, from: string, after = '') =>
  get<List<Session>>(`/api/areas/${area}/vaccination-sessions${query({ from, after })}`);
export const plan = (wanted: object) => post<Session>('/api/vaccination-sessions', wanted);
const at = (id: string, part: string) => `/api/vaccination-sessions/${id}/${part}`;
export const tick = (id: string, item: string, is_there: boolean) => post<Session>(at(id, 'ready'), { item, is_there });
export const note = (id: string, count: GroupCount) => put<Session>(at(id, 'groups'), count);
export const setState = (id: string, state: State) => put<Session>(at(id, 'state'), { state });
