import { get, post, put, query, type List } from '../api';

export interface Supply {
  name: string;
  unit: string;
  needed: number;
  there: number;
}

export interface Site {
  places: number;
  people: number;
  occupancy: { day: string; people: number }[];
  supplies: Supply[];
  requests_open: number;
}

export type RequestState = 'open' | 'taken' | 'done' | 'not_done';

export interface FamilyRequest {
  id: string;
  kind: 'parcel' | 'contact';
  state: RequestState;
  reason: string;
  opened_at: string;
  words: string | null;
}

export interface Stay {
  id: string;
  arrived_on: string;
  left_on: string | null;
  record: { name: string; birth_year: number | null; phone: string | null; family: string } | null;
}

export const readSite = (zone: string) => get<Site>(`/api/zones/${zone}/site`);
export const setPlaces = (zone: string, places: number) => put<Site>(`/api/zones/${zone}/site`, { places });
export const setSupply = (zone: string, supply: Supply) => put<Site>(`/api/zones/${zone}/supplies`, supply);
export const readRequests = (zone: string, after = '') => get<List<FamilyRequest>>(`/api/zones/${zone}/requests${query({ after })}`);
export const askFor = (zone: string, kind: FamilyRequest['kind'], words: string) => post(`/api/zones/${zone}/requests`, { kind, words });
export const answer = (request: string, state: RequestState, reason: string) =>
  post<void>(`/api/site-requests/${request}/answer`, { state, reason });
export const readStays = (zone: string, after = '') => get<List<Stay>>(`/api/zones/${zone}/stays${query({ after })}`);
export const admit = (zone: string, name: string, family: string, day: string) =>
  post(`/api/zones/${zone}/stays`, { record: { name, birth_year: null, phone: null, family }, arrived_on: day });
export const release = (stay: string, day: string) => post<void>(`/api/site-stays/${stay}/release`, { last_day: day });
