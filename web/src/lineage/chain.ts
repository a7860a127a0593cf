import { get, put, query, remove, type List, type Named } from '../api';

export type BasisState = 'absent' | 'found' | 'doubtful' | 'confirmed' | 'cut';
export type BasisDoubt = 'other_day' | 'other_issuer' | 'only_number' | 'several' | 'circle';

export interface ChainedPlan {
  id: string;
  desk: Named;
  number: string;
  dated: string | null;
  title: string;
  issuer: string;
  state: 'draft' | 'issued';
  /** The first day on which it no longer holds. */
  ended_from: string | null;
  /** The reader may open it. */
  opens: boolean;
}

export interface Ground {
  /** 1: a basis of the plan itself; 2: a basis of that one; and so on. */
  level: number;
  of: string;
  item: string;
  printed: string;
  number: string;
  dated: string | null;
  issuer: string;
  state: BasisState;
  doubt: BasisDoubt | null;
  plan: ChainedPlan | null;
}

export interface Chain {
  plan: { id: string; number: string; title: string };
  may_settle: boolean;
  items: Ground[];
}

export interface Descendant {
  item: string;
  state: BasisState;
  doubt: BasisDoubt | null;
  plan: ChainedPlan;
}

export const readChain = (plan: string) => get<Chain>(`/api/plans/${plan}/bases`);
export const readDescendants = (plan: string, after?: string) => get<List<Descendant>>(`/api/plans/${plan}/descendants${query({ after })}`);
/** Says which plan a basis is; `null`: none of those in the system. */
export const settleBasis = (plan: string, item: string, on: string | null) => put<Chain>(`/api/plans/${plan}/bases/${item}`, { plan: on });
export const unsettleBasis = (plan: string, item: string) => remove<Chain>(`/api/plans/${plan}/bases/${item}`);

/** A paper opens for everybody who may read it; only its own body has more of it than the paper. */
export const paperOf = (plan: ChainedPlan) => `/ke-hoach/${plan.id}${plan.state === 'issued' ? '/van-ban' : ''}`;
