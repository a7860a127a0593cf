import { get, newId, post, query, remove, type List, type Named } from '../api';

export type Tone = 'good' | 'hard';

export interface Topic {
  topic: string;
  vi: string;
  en: string;
  tones: Tone[];
  /** False: it is counted only, so that nobody can be named. */
  takes_words: boolean;
}

export interface Note {
  id: string;
  area: Named;
  topic: string;
  tone: Tone;
  at: string;
  words: string;
  by: string;
  struck_at: string | null;
  is_mine: boolean;
}

export interface TopicCount {
  topic: string;
  good: number;
  hard: number;
}

export const readTopics = () => get<List<Topic>>('/api/situation-topics');
export const notesOf = (area: string, topic: string, after?: string) =>
  get<List<Note>>(`/api/areas/${area}/situation-notes${query({ topic, after })}`);
export const countsOf = (area: string) => get<List<TopicCount>>(`/api/areas/${area}/situation`);
export const writeDown = (note: { area: string; topic: string; tone: Tone; words: string }) =>
  post<Note>('/api/situation-notes', { id: newId(), ...note });
export const takeBack = (note: string) => remove(`/api/situation-notes/${note}`);
export const strikeWords = (note: string) => post<void>(`/api/situation-notes/${note}/strike`);
