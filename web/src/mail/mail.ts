import { get, post, query, remove, type List, type Named } from '../api';

export type MailState = 'reported' | 'waiting' | 'answered' | 'set_aside' | 'refused' | 'ignored';

/** A mail that came. */
export interface Mail {
  id: string;
  sender: string;
  subject: string;
  state: MailState;
  /** Why it waits, was refused or ignored: a problem code. */
  reason: string | null;
  /** Its sentence. */
  why: string | null;
  body: Named | null;
  report: string | null;
  received_at: string;
  has_file: boolean;
}

export interface MailSheet extends Mail {
  text: string;
  /** Of an offline form that came back. */
  cells: { key: string; label: string; text: string }[];
  tried: { what: string; found: string }[];
}

export interface MailPage extends List<Mail> {
  mailbox: { name: string; looked_at: string; problem: string | null } | null;
}

/** A report that a body owes or has sent. */
export interface Candidate {
  id: string;
  plan: { id: string; number: string; title: string };
  to: string;
  from: string;
  until: string;
  due: string;
  state: 'waiting' | 'late' | 'reported';
}

/** A letter of ours. */
export interface Letter {
  id: string;
  receiver: string;
  body: Named | null;
  subject: string;
  state: 'waiting' | 'sent' | 'failed' | 'struck';
  made_at: string;
  tries: number;
  problem: string | null;
}

export interface Address {
  id: string;
  address: string;
  body: Named | null;
  plan: { id: string; number: string; title: string } | null;
  /** The file in which it was read. */
  list: string | null;
  state: 'read' | 'confirmed' | 'bounced' | 'struck';
  since: string;
  confirmed_by: string | null;
  bounce: string | null;
}

export const waitingMails = () => get<MailPage>(`/api/mails${query({ state: 'waiting' })}`);
export const readMail = (id: string) => get<MailSheet>(`/api/mails/${id}`);
export const assignMail = (id: string, report: string) => post<MailSheet>(`/api/mails/${id}/assign`, { report });
export const answerMail = (id: string, text: string) => post<MailSheet>(`/api/mails/${id}/answer`, { text });
export const setAside = (id: string) => post<MailSheet>(`/api/mails/${id}/set-aside`);
export const takeUp = (id: string) => post<MailSheet>(`/api/mails/${id}/take-up`);
export const reportsOf = (body: string) => get<List<Candidate>>(`/api/bodies/${body}/reports`);

export const failedLetters = () => get<List<Letter>>('/api/letters');
export const sendAgain = (id: string) => post<Letter>(`/api/letters/${id}/again`);
export const strikeLetter = (id: string) => remove<Letter>(`/api/letters/${id}`);

export const addresses = (after: string | null) => get<List<Address>>(`/api/mail-addresses${query({ after })}`);
export const addAddress = (body: string, address: string) => post<Address>('/api/mail-addresses', { body, address });
export const confirmAddress = (id: string, body: string) => post<Address>(`/api/mail-addresses/${id}/confirm`, { body });
export const strikeAddress = (id: string) => remove<Address>(`/api/mail-addresses/${id}`);
export const restoreAddress = (id: string) => post<Address>(`/api/mail-addresses/${id}/restore`);
