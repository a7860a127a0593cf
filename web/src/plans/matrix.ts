import { get, query, type Named } from '../api';
import type { Head } from '../tasks/task';
import type { Counts } from './plan';

/** The duties of a plan against its bodies: who leads and who helps, and what is missing. */
export interface Matrix {
  duties: {
    item: string;
    section: string;
    title: string;
    leads: string[];
    cooperators: string[];
    all_leads: number;
    declined: number;
  }[];
  bodies: (Named & { head: Head | null; leads: number; helps: number })[];
  all_bodies: number;
  without_lead: string[];
  without_part: (Named & { is_recipient: boolean })[];
}

export interface Branch extends Named {
  level: number;
  bodies: number;
  counts: Counts;
}

/** How the work of a plan stands in one unit: below it by unit, in it by body. */
export interface PlanTree {
  unit: Branch;
  units: Branch[];
  bodies: (Named & { counts: Counts })[];
}

export const readMatrix = (plan: string, limit?: number) => get<Matrix>(`/api/plans/${plan}/matrix${query({ limit })}`);
export const readTree = (plan: string, area?: string) => get<PlanTree>(`/api/plans/${plan}/tree${query({ area })}`);
