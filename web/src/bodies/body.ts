import { get, post, query, type List, type Named } from '../api';

export interface BodyLine extends Named {
  kind: string;
  kind_name: string;
  area: Named | null;
  parent: Named | null;
}

export interface Body extends BodyLine {
  offices: { id: string; title: string; holder: Named | null; acting: boolean }[];
  members: (Named & { role: string })[];
  groups: Named[];
}

export interface BodyKind {
  kind: string;
  name: string;
}

export const findBodies = (q: string, area?: string) => get<List<BodyLine>>(`/api/bodies${query({ q, area })}`);
export const readBody = (id: string) => get<Body>(`/api/bodies/${id}`);
export const bodyKinds = () => get<List<BodyKind>>('/api/body-kinds');
export const createBody = (body: { name: string; kind: string; area: string; parent: string | null }) => post<Named>('/api/bodies', body);
