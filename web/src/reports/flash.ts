import { get, post, type Named } from '../api';

export interface Flash {
  id: string;
  from: Named;
  plan: { id: string; number: string; title: string } | null;
  what: string;
  needs: string;
  at: string;
  by: string;
  receivers: { body: Named; acknowledged_at: string | null; acknowledged_by: string | null }[];
  awaits_us: boolean;
}

export interface FlashDuty {
  duty: string;
  plan: { id: string; number: string; title: string };
  to: Named;
}

export const flashes = () => get<{ items: Flash[]; duties: FlashDuty[] }>('/api/flashes');
export const ring = (what: string, needs: string, duty: string | null) => post<Flash>('/api/flashes', { what, needs, duty });
export const acknowledge = (id: string) => post<Flash>(`/api/flashes/${id}/acknowledge`);
