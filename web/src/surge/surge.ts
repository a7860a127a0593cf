import { get, post, query, remove, type List, type Named } from '../api';

export type Side = 'asked' | 'offered';
export type What = 'people' | 'vehicles' | 'goods';
export const whats: What[] = ['people', 'vehicles', 'goods'];

export interface Call {
  id: string;
  side: Side;
  state: 'open' | 'matched' | 'done' | 'ended';
  area: Named;
  body: Named | null;
  what: What;
  words: string;
  quantity: number;
  matched: number;
  done: number;
  wanted_by: string | null;
  is_late: boolean;
  opened_at: string;
}

export interface Match {
  id: string;
  asked: string;
  offered: string;
  from: Named;
  quantity: number;
  done_at: string | null;
}

export const calls = (area: string, side: Side, after = '') => get<List<Call>>(`/api/areas/${area}/surge${query({ side, after })}`);
export const openCall = (wanted: { side: Side; area: string; what: What; words: string; quantity: number; wanted_by: string | null }) =>
  post<Call>('/api/surge', wanted);
export const endCall = (id: string) => remove<void>(`/api/surge/${id}`);
export const matchesOf = (id: string) => get<List<Match>>(`/api/surge/${id}/matches`);
export const match = (asked: string, offered: string, quantity: number) => post<Call>('/api/surge-matches', { asked, offered, quantity });
export const finish = (id: string) => post<void>(`/api/surge-matches/${id}/done`);
export const takeBack = (id: string) => remove<void>(`/api/surge-matches/${id}`);
