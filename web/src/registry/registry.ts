import { get, post, put, query, remove, type List, type Named } from '../api';

export type Basis = 'consent' | 'law';

export interface NewCaller {
  sender_id: string;
  our_id: string;
  name: string;
  purpose: string;
  basis: Basis;
  legal_basis: string;
  fields: string[];
  areas: string[];
  key_id: string;
  public_key: string;
  callback: string;
  valid_until: string | null;
}

export interface Caller extends Omit<NewCaller, 'areas'> {
  id: string;
  areas: Named[];
  valid_from: string;
  registered_at: string;
  revoked_at: string | null;
}

export interface FieldOfRegister {
  field: string;
  vi: string;
  en: string;
  needs_consent: boolean;
}

export interface Use {
  at: string;
  action: string;
  status: 'pdng' | 'succ' | 'rjct';
  households: number;
  reason: string | null;
}

export interface Callback {
  action: string;
  made_at: string;
  tries: number;
  arrived_at: string | null;
  next_try_at: string | null;
  problem: string | null;
}

export interface Consent {
  caller: string;
  name: string;
  purpose: string;
  is_given: boolean;
  given_on: string | null;
}

export interface Telling {
  at: string;
  caller: string;
  purpose: string;
  fields: string[];
}

const at = (id: string) => `/api/registry-callers/${id}`;
const consentsAt = (household: string) => `/api/households/${household}/registry-consents`;

export const callers = () => get<List<Caller>>('/api/registry-callers');
export const readCaller = (id: string) => get<Caller>(at(id));
export const registerCaller = (wanted: NewCaller) => post<Caller>('/api/registry-callers', wanted);
export const revoke = (id: string) => post<void>(`${at(id)}/revoke`);
export const restore = (id: string) => post<void>(`${at(id)}/restore`);
export const usesOf = (id: string, after = '') => get<List<Use>>(`${at(id)}/uses${query({ after })}`);
export const callbacksOf = (id: string) => get<List<Callback>>(`${at(id)}/callbacks`);
export const fieldsOfRegister = () => get<List<FieldOfRegister>>('/api/registry-fields');
export const ourKey = () => get<{ key_id: string; algorithm: string; public_key: string }>('/api/registry-key');
export const consentsOf = (household: string) => get<List<Consent>>(consentsAt(household));
export const giveConsent = (household: string, caller: string) => put<void>(`${consentsAt(household)}/${caller}`, undefined);
export const takeConsentBack = (household: string, caller: string) => remove<void>(`${consentsAt(household)}/${caller}`);
export const tellingsOf = (household: string) => get<List<Telling>>(`/api/households/${household}/registry-tellings`);
