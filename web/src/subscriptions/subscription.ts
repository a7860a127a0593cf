import { get, post, type List, type Named } from '../api';

export type Channel = 'email' | 'sms';
export interface Channels {
  email: boolean;
  sms: boolean;
}
export interface Own {
  channel: Channel;
  areas: Named[];
  confirmed_at: string | null;
}
interface Count {
  people: number | null;
}
export interface Reach {
  open: Channels;
  email: Count;
  sms: Count;
}
export interface Sms {
  text: string;
  signs: number;
  parts: number;
  is_whole: boolean;
}
export interface Standing {
  channel: Channel;
  sent: number | null;
  failed: number | null;
  waiting: number | null;
  is_queued: boolean;
}

export const readChannels = () => get<Channels>('/api/news-channels');
export const ask = (channel: Channel, address: string, areas: string[], language: string) =>
  post<void>('/api/subscriptions', { channel, address, areas, language });
export const readOwn = (code: string) => post<Own>('/api/subscriptions/own', { code });
export const confirm = (code: string) => post<Own>('/api/subscriptions/confirm', { code });
export const chooseAreas = (code: string, areas: string[]) => post<Own>('/api/subscriptions/areas', { code, areas });
export const leave = (code: string) => post<void>('/api/subscriptions/leave', { code });

export const readReach = (areas: string[]) => post<Reach>('/api/message-reach', { areas });
export const previewSms = (title: string, text: string) => post<Sms>('/api/message-sms', { title, text });
export const readSendings = (message: string) => get<List<Standing>>(`/api/messages/${message}/sendings`);
