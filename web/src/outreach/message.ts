import { get, post, put, query, remove, upload, type List, type Named } from '../api';
import { jpegOf, shrink } from '../tasks/picture';
import { t } from '../text/text.svelte';

export const kinds = ['directive', 'risk', 'duty', 'protection', 'violations', 'good_deed', 'correction', 'transport'] as const;
export type Kind = (typeof kinds)[number];
export const states = ['draft', 'asked', 'approved', 'withdrawn'] as const;
export type State = (typeof states)[number];
export const priorities = ['ordinary', 'priority', 'emergency'] as const;
export type Priority = (typeof priorities)[number];
export const channels = ['page', 'loudspeakers', 'email', 'sms'] as const;
export type Channel = (typeof channels)[number];

export interface Finding {
  trouble: 'panic' | 'negligence' | 'threat' | 'blame' | 'ranking' | 'shouting' | 'address' | 'phone' | 'name';
  words: string;
  instead: string;
  is_blocking: boolean;
}
export interface Translation {
  language: string;
  title: string;
  text: string;
}
export interface Content {
  kind: Kind;
  priority: Priority;
  title: string;
  text: string;
  translations: Translation[];
  source: string;
  from: string;
  until: string;
  areas: string[];
  channels: Channel[];
  picture: string | null;
  recording: string | null;
  /** For the people of a zone, besides the areas. */
  zones: string[];
}
export interface Message {
  id: string;
  version: number;
  state: State;
  body: Named;
  approver: Named;
  content: Content;
  places: Named[];
  findings: Finding[];
  written_at: string;
  written_by: string;
  decided_at: string | null;
  decided_by: string;
  reason: string;
  views: number;
  may_write: boolean;
  may_decide: boolean;
}
/** What everybody reads. */
export interface News {
  id: string;
  kind: Kind;
  priority: Priority;
  title: string;
  text: string;
  translations: Translation[];
  source: string;
  body: string;
  places: Named[];
  from: string;
  until: string;
  said_at: string;
  picture: string | null;
  recording: string | null;
}

export const listMessages = (body: string, state: string, after: string | null) =>
  get<List<Message>>(`/api/bodies/${body}/messages${query({ state, after })}`);
export const readWaiting = () => get<{ to_decide: number }>('/api/messages-now');
export const readMessage = (id: string) => get<Message>(`/api/messages/${id}`);
export const writeMessage = (id: string, body: string, content: Content) => post<Message>('/api/messages', { id, body, content });
export const sayAnew = (id: string, version: number, content: Content) => put<Message>(`/api/messages/${id}`, { version, content });
export const checkTone = (text: string) => post<List<Finding>>('/api/message-check', { text });
export const submit = (id: string, approver: string) => post<Message>(`/api/messages/${id}/submission`, { approver });
export const takeBack = (id: string) => remove<Message>(`/api/messages/${id}/submission`);
export const decide = (id: string, is_approved: boolean, reason: string) =>
  post<Message>(`/api/messages/${id}/decision`, { is_approved, reason });
export const withdraw = (id: string, reason: string) => post<Message>(`/api/messages/${id}/withdrawal`, { reason });
export const putBack = (id: string) => remove<Message>(`/api/messages/${id}/withdrawal`);
export const keepRecording = (file: File) => upload<{ id: string }>('/api/message-recordings', file);
/** Drawn anew, so that where it was taken stays behind; the server looks again. */
export async function keepPhotograph(file: File) {
  const bytes = await jpegOf(await shrink(file));
  return upload<{ id: string }>('/api/message-pictures', new File([bytes], file.name, { type: 'image/jpeg' }));
}
export const fileOf = (id: string, file: string) => `/api/messages/${id}/files/${file}`;

export const readNews = (area: string, after: string | null, kind?: Kind) => get<List<News>>(`/api/news${query({ area, after, kind })}`);
export const readOneNews = (id: string) => get<News>(`/api/news/${id}`);
export const countView = (id: string) => post<void>(`/api/news/${id}/views`, {});
/** What the machine spoke; null while it was not. */
export const readSound = (id: string) => get<{ sound: { formats: string[] } | null }>(`/api/news/${id}/sound`);
export const soundFile = (id: string, format: string) => `/api/news/${id}/sound/file?format=${format}`;
export const newsFile = (id: string, file: string) => `/api/news/${id}/files/${file}`;

const marks = { draft: 'doing', asked: 'waiting', approved: 'done', withdrawn: 'ended' } as const;
export const markOf = (state: State) => marks[state];

/** As somebody sends it on: title, words, whose they are, and where they stand. */
export const sharedText = (news: News, address: string) =>
  [
    news.title,
    '',
    news.text,
    '',
    t('news.said_by', { body: news.body }),
    news.source && t('news.source_is', { source: news.source }),
    address,
  ]
    .filter((line, place) => line || place === 1 || place === 3)
    .join('\n');
