import { get, post, query, remove, type List, type Named } from '../api';
import type { Counts, Kind, State, Voice } from './voice';

export type Trend = 'fresh' | 'rising' | 'steady' | 'falling';
export interface Movement {
  today: number;
  week_before: number;
  trend: Trend;
}
export interface TopicLine extends Movement {
  topic: string;
}
export interface PlaceLine extends Movement {
  area: Named;
  topics: TopicLine[];
}
export interface Proposal {
  id: string;
  words: string;
  at: string;
  by: string;
  is_mine: boolean;
}
export interface Digest {
  area: Named;
  day: string;
  all: Movement;
  topics: TopicLine[];
  places: PlaceLine[];
  standing: Counts;
  waiting: Voice[];
  ratings: { good: number; fair: number; poor: number };
  situation: { topic: string; good: number; hard: number }[];
  proposals: Proposal[];
}
/** A sentence behind a figure, without who said it. */
export interface Sentence {
  voice: string;
  area: Named;
  kind: Kind;
  topic: string;
  state: State;
  said_at: string;
  words: string;
}

export const readDigest = (area: string, day: string) => get<Digest>(`/api/areas/${area}/voice-digest${query({ day })}`);
export const readSentences = (area: string, day: string, topic: string) =>
  get<List<Sentence>>(`/api/areas/${area}/voice-sentences${query({ day, topic })}`);
export const propose = (area: string, wanted: { id: string; day: string; words: string }) =>
  post<Proposal>(`/api/areas/${area}/voice-proposals`, wanted);
export const takeBackProposal = (id: string) => remove<void>(`/api/voice-proposals/${id}`);
