import { get, query, type List, type Named } from '../api';
import type { Light } from './household';
import type { RoundRule } from './round';

export interface TeamCoverage {
  team: Named | null;
  households: number;
  met: number;
  due: number;
  overdue: number;
  since: string | null;
}

export interface Coverage {
  households: number;
  met: number;
  due: number;
  overdue: number;
  rule: RoundRule;
  teams: TeamCoverage[];
}

export interface Stop {
  household: string;
  code: string;
  area: Named;
  team: Named | null;
  people: number;
  light: Light;
  since: string;
  was_met: boolean;
}

export const readCoverage = (area: string) => get<Coverage>(`/api/areas/${area}/round`);
export const notReached = (area: string, after?: string) => get<List<Stop>>(`/api/areas/${area}/not-reached${query({ after })}`);
