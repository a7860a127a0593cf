import { get, type List } from '../api';
import type { Mark } from '../design/mark';

export type SignatureState = 'valid' | 'part' | 'unknown' | 'broken';
export type SignatureDoubt = 'untrusted' | 'expired' | 'weak' | 'kind';

/** One digital signature of a PDF, as the server has checked it. */
export interface Signature {
  state: SignatureState;
  doubt: SignatureDoubt | null;
  covers_whole: boolean;
  signer: string;
  organisation: string;
  authority: string;
  signed_at: string | null;
}

export const signaturesOf = (thing: string) => get<List<Signature>>(`${thing}/signatures`);

export const markOf: Record<SignatureState, Mark> = { valid: 'done', part: 'waiting', unknown: 'new', broken: 'late' };
