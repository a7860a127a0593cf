import { get, post, query, remove, type List, type Named } from '../api';

export type PlaceKind = 'body' | 'zone' | 'checkpoint';

/** Where one may go: a health station, a quarantine site, a checkpoint. */
export interface FrontPlace extends Named {
  kind: PlaceKind;
  area: Named;
}
export interface Occasion {
  id: string;
  body: Named;
  kind: PlaceKind;
  place: Named;
  area: Named;
  day: string;
  people: string;
  words: string;
  goods: { item: string; amount: number }[];
  cash: number;
  issue: string | null;
  /** Codes in the public ledger. */
  entries: string[];
  is_taken_back: boolean;
  may_take_back: boolean;
}

export const placesIn = (area: string) => get<List<FrontPlace>>(`/api/areas/${area}/front-places`);
export const listOccasions = (area: string, after: string | null) => get<List<Occasion>>(`/api/areas/${area}/occasions${query({ after })}`);
export const readOccasion = (id: string) => get<Occasion>(`/api/occasions/${id}`);
export const recordOccasion = (wanted: object) => post<Occasion>('/api/occasions', wanted);
export const takeBack = (id: string) => remove<Occasion>(`/api/occasions/${id}`);
