import { get, post, query, remove, type List, type Named } from '../api';
import type { Role } from './account.svelte';

/** What one who looks after other people's accounts sees and does. */
export interface AccountLine extends Named {
  login: string;
  body: Named | null;
  is_closed: boolean;
}

export type ScopeKind = 'everywhere' | 'area_subtree' | 'body' | 'working_group' | 'regional_office';

export interface HeldRole {
  id: string;
  role: Role;
  role_name: string;
  scope: { kind: ScopeKind; id: string | null };
  place: string | null;
  valid_from: string;
  valid_until: string | null;
}

export interface KeptAccount extends AccountLine {
  roles: HeldRole[];
  devices: number;
  seen_at: string | null;
  /** Every role of this person is the reader's to give, so the account is the reader's to change. */
  may_change: boolean;
}

export interface OfferedRole {
  role: Role;
  name: string;
  usual_scope: ScopeKind;
  may_give: boolean;
}

export interface NewRole {
  role: Role;
  scope: { kind: ScopeKind; id: string | null };
  valid_from: string | null;
  valid_until: string | null;
}

export const findAccounts = (q: string, after?: string) => get<List<AccountLine>>(`/api/accounts${query({ q, after, limit: 50 })}`);
export const readAccount = (id: string) => get<KeptAccount>(`/api/accounts/${id}`);
export const giveRole = (account: string, role: NewRole) => post<{ id: string }>(`/api/accounts/${account}/roles`, role);
export const endRole = (id: string) => remove<void>(`/api/roles/${id}`);
export const setPassword = (account: string, wanted: string) => post<void>(`/api/accounts/${account}/password`, { wanted });
export const signOutFor = (account: string) => remove<void>(`/api/accounts/${account}/sessions`);
export const closeAccount = (account: string) => remove<void>(`/api/accounts/${account}`);
export const reopenAccount = (account: string) => post<void>(`/api/accounts/${account}/reopen`);

/** The roles that the reader may hand on, as a form offers them. */
export const rolesToGive = async () => (await get<List<OfferedRole>>('/api/roles')).items.filter((one) => one.may_give);
