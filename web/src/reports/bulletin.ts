import { get, query, type Named } from '../api';

export interface BulletinSection {
  part: 'urgent' | 'overdue' | 'silent' | 'came_in' | 'reported' | 'due_soon';
  leads_to: 'flash' | 'task' | 'duty' | 'plan' | 'report';
  figure: number;
  /** The first of them. */
  rows: { id: string; title: string; note: string; day: string | null; at: string | null }[];
}

export interface Bulletin {
  day: string;
  body: Named;
  as_of: string;
  sections: BulletinSection[];
}

export const readBulletin = (day: string) => get<Bulletin>(`/api/bulletin${query({ day })}`);

/** Where a row of each kind opens. */
export const addressOf = (leadsTo: BulletinSection['leads_to'], id: string) =>
  ({
    flash: '/bao-cao/tin-khan',
    task: `/viec/${id}`,
    duty: `/bao-cao/che-do/${id}`,
    plan: `/van-ban-den/${id}`,
    report: `/bao-cao/${id}`,
  })[leadsTo];
