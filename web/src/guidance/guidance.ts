import { get, post, put, query, remove, type List } from '../api';

export type Audience = 'everybody' | 'isolating' | 'teams' | 'returning';
export const audiences: readonly Audience[] = ['everybody', 'isolating', 'teams', 'returning'];

export interface Saying {
  title: string;
  words: string;
  holds_from: string;
  source: string;
}
export interface Card {
  id: string;
  audience: Audience;
  version: number;
  saying: Saying;
  said_at: string;
}
export interface Example {
  audience: Audience;
  title: string;
  words: string;
}

export const readCards = (area: string, audience: Audience | '' = '') =>
  get<List<Card>>(`/api/areas/${area}/guidance${query({ audience })}`);
export const readTeamCards = (team: string) => get<List<Card>>(`/api/teams/${team}/guidance`);
export const readCardsByCode = (code: string) => get<List<Card>>(`/api/emergency/${code}/guidance`);
export const readExamples = () => get<List<Example>>('/api/guidance-examples');
export const writeCard = (wanted: { id: string; commune: string; audience: Audience; saying: Saying }) =>
  post<Card>('/api/guidance', wanted);
export const sayAnew = (id: string, version: number, saying: Saying) => put<Card>(`/api/guidance/${id}`, { version, saying });
export const takeDown = (id: string) => remove<void>(`/api/guidance/${id}`);
export const putUp = (id: string) => post<void>(`/api/guidance/${id}/put-up`);
