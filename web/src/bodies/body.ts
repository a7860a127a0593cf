import { get, post, put, query, type List, type Named } from '../api';
import { byName } from '../text/text.svelte';

export interface BodyLine extends Named {
  kind: string;
  kind_name: string;
  area: Named | null;
  parent: Named | null;
}

export interface MemberBody extends Named {
  /** The last day of one that leaves. */
  valid_until: string | null;
}

export interface Body extends BodyLine {
  offices: { id: string; title: string; holder: Named | null; acting: boolean }[];
  members: (Named & { role: string })[];
  /** Of a cluster or a front, the leading one first. */
  member_bodies: MemberBody[];
  leading_body: string | null;
  groups: Named[];
  /** The provinces that a regional office stands over. */
  scope: Named[];
}

export interface BodyKind {
  kind: string;
  name: string;
}

/** The best matches first; all of them by name when nothing is searched. */
export async function findBodies(q: string, kind?: string): Promise<List<BodyLine>> {
  const found = await get<List<BodyLine>>(`/api/bodies${query({ q, kind, limit: q ? 50 : 200 })}`);
  if (!q) found.items.sort((a, b) => byName(a.name, b.name));
  return found;
}
export const readBody = (id: string) => get<Body>(`/api/bodies/${id}`);
/** Without a day from today. */
export const addMemberBody = (of: string, wanted: { body: string; leader: boolean; from: string | null }) =>
  post<Body>(`/api/bodies/${of}/members`, wanted);
export const endMemberBody = (of: string, body: string, lastDay: string) =>
  post<Body>(`/api/bodies/${of}/leave`, { body, last_day: lastDay });
export const setScope = (office: string, areas: string[]) => put<Body>(`/api/bodies/${office}/scope`, { areas });
export const bodyKinds = () => get<List<BodyKind>>('/api/body-kinds');
export const createBody = (body: { name: string; kind: string; area: string; parent: string | null }) => post<Named>('/api/bodies', body);
