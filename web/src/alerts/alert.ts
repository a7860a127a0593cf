import { get, post, query, remove, upload, type List, type Named } from '../api';
import type { Mark } from '../design/mark';
import type { Priority } from '../outreach/message';

export const seals = ['none', 'trusted', 'unknown', 'broken'] as const;
export type Seal = (typeof seals)[number];
export const states = ['waiting', 'drafted', 'set_aside'] as const;
export type State = (typeof states)[number];

export interface Info {
  event: string;
  expires: string | null;
  sender_name: string;
  headline: string;
  description: string;
  instruction: string;
  areas: { description: string }[];
}
export interface Alert {
  id: string;
  body: Named;
  state: State;
  seal: Seal;
  vouched_by: string;
  sender: string;
  sent_at: string;
  status: string;
  msg_type: string;
  info: Info;
  priority: Priority;
  places: Named[];
  has_shapes: boolean;
  earlier: { id: string; title: string; message: string | null } | null;
  message: string | null;
  received_at: string;
  received_by: string;
  reason: string;
  may_write: boolean;
}
export interface Line {
  id: string;
  title: string;
  sender_name: string;
  state: State;
  seal: Seal;
  vouched_by: string;
  status: string;
  msg_type: string;
  priority: Priority;
  received_at: string;
}
export interface Authority {
  id: string;
  area: Named;
  name: string;
  added_at: string;
}

const alert = (id: string) => `/api/alerts/${id}`;
export const listAlerts = (body: string, state: 'waiting' | 'handled', after: string | null) =>
  get<List<Line>>(`/api/bodies/${body}/alerts${query({ state, after })}`);
export const handIn = (file: File) => upload<Alert>(`/api/alerts${query({ name: file.name })}`, file);
export const readAlert = (id: string) => get<Alert>(alert(id));
export const draft = (id: string, message: string, areas: string[]) => post<Alert>(`${alert(id)}/message`, { id: message, areas });
export const setAside = (id: string, reason: string) => post<Alert>(`${alert(id)}/set-aside`, { reason });
export const takeUp = (id: string) => remove<Alert>(`${alert(id)}/set-aside`);

export const listAuthorities = () => get<List<Authority>>('/api/alert-authorities');
export const addAuthority = (wanted: object) => post<Authority>('/api/alert-authorities', wanted);
export const endAuthority = (id: string) => remove<void>(`/api/alert-authorities/${id}`);

const sealMarks: Record<Seal, Mark> = { none: 'silent', trusted: 'done', unknown: 'waiting', broken: 'late' };
export const sealMark = (seal: Seal) => sealMarks[seal];
/** A real event that says something new: an exercise, a test and what takes another back are no news for the people. */
export const isNews = (one: { status: string; msg_type: string }) =>
  one.status === 'Actual' && (one.msg_type === 'Alert' || one.msg_type === 'Update');
/** What it is besides an alert of a real event: "diễn tập", "rút lại cảnh báo trước". */
export type Besides = 'status.exercise' | 'status.test' | 'type.update' | 'type.cancel' | 'type.answer';
export function besides(one: { status: string; msg_type: string }): Besides | null {
  if (one.status !== 'Actual') return one.status === 'Exercise' ? 'status.exercise' : 'status.test';
  if (one.msg_type === 'Alert') return null;
  return one.msg_type === 'Update' ? 'type.update' : one.msg_type === 'Cancel' ? 'type.cancel' : 'type.answer';
}
