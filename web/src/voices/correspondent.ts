import { get, post, remove, type List, type Named } from '../api';
import type { Receipt } from './voice';

export interface Correspondent {
  id: string;
  area: Named;
  topic: string;
  agreed_at: string;
  ended_at: string | null;
}
export interface OwnPart extends Correspondent {
  kept: { name: string; phone: string } | null;
}

export const correspondentsOf = (area: string) => get<List<Correspondent>>(`/api/areas/${area}/correspondents`);
export const enlist = (wanted: object) => post<{ id: string; code: string }>('/api/correspondents', wanted);
export const contactOf = (id: string) => get<{ contact: { name: string; phone: string } | null }>(`/api/correspondents/${id}/contact`);
export const endPart = (id: string) => remove<void>(`/api/correspondents/${id}`);
export const ownPart = (code: string) => post<OwnPart>('/api/own-correspondence/look', { code });
export const leave = (code: string) => post<OwnPart>('/api/own-correspondence/leave', { code });
export const tell = (code: string, words: string) => post<Receipt>('/api/own-correspondence/tell', { code, words });
