import type { NewArrival } from '../arrivals/arrival';
import type { Moment } from './clock';
import type { Wait } from '../needs/need';
import type { Tone } from '../situation/situation';
import type { NewTelling } from '../trips/trip';
import { changedFields, type Change, type ChangedField, type Household, type Outcome, type OwnVisit } from './household';

/** What was done on the telephone. Each is a write of the API that waits for a network. */
export type Deed =
  | { kind: 'visit'; household: string; visit: string; outcome: Outcome; note: string }
  | { kind: 'take_back'; household: string; visit: string }
  | { kind: 'edit'; household: string; change: Change }
  | { kind: 'need'; household: string; need: string; needed: string; wait: Wait; words: string }
  | { kind: 'end_need'; household: string; need: string }
  | { kind: 'arrival'; household: string; arrival: NewArrival }
  /** Of a stop of a trip; who lives there is the trip's to know. */
  | { kind: 'telling'; household: ''; stop: string; telling: NewTelling }
  /** About the place, so no household's. */
  | { kind: 'note'; household: ''; note: string; area: string; topic: string; tone: Tone; words: string };

export interface Request {
  method: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body: unknown;
}

/** Why the server did not do it. */
export interface Refusal {
  code: string;
  message: string;
  fields: { path: string; code: string; message: string }[];
}

/** A deed with its number, until the server has answered it. */
export interface Unsent {
  number: number;
  deed: Deed;
  /** As it is handed in, each time with the very same words. */
  request: Request;
  moment: Moment;
  refusal: Refusal | null;
}

export function requestOf(deed: Deed): Request {
  switch (deed.kind) {
    case 'visit': {
      const { visit, household, outcome, note } = deed;
      return { method: 'POST', path: '/api/check-ins', body: { id: visit, household, outcome, note } };
    }
    case 'take_back':
      return { method: 'DELETE', path: `/api/check-ins/${deed.visit}`, body: null };
    case 'edit':
      return { method: 'PATCH', path: `/api/households/${deed.household}`, body: deed.change };
    case 'need': {
      const { need, household, needed, wait, words } = deed;
      const asker = { name: '', phone: '', address: '', words, neighbour: null };
      return { method: 'POST', path: '/api/needs', body: { id: need, household, source: 'team', kind: needed, wait, asker } };
    }
    case 'end_need':
      return { method: 'POST', path: `/api/needs/${deed.need}/withdraw`, body: { code: 'mistaken', words: '' } };
    case 'arrival':
      return { method: 'POST', path: '/api/declared-arrivals', body: deed.arrival };
    case 'telling':
      return { method: 'POST', path: `/api/trip-stops/${deed.stop}/tellings`, body: deed.telling };
    case 'note': {
      const { note, area, topic, tone, words } = deed;
      return { method: 'POST', path: '/api/situation-notes', body: { id: note, area, topic, tone, words } };
    }
  }
}

const zone = 'Asia/Ho_Chi_Minh';
const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
export const dayOf = (time: number | string) => calendar.format(new Date(time));

const keptVisits = 5;

function visited(household: Household, deed: Deed & { kind: 'visit' }, moment: Moment): Household {
  if (household.visits.some((one) => one.id === deed.visit)) return household;
  const { since, was_met, outcome, tried_at } = household;
  const at = new Date(moment.wall).toISOString();
  const visit: OwnVisit = { id: deed.visit, outcome: deed.outcome, note: deed.note, at, before: { since, was_met, outcome, tried_at } };
  const visits = [visit, ...household.visits].slice(0, keptVisits);
  const day = dayOf(moment.wall);
  const met = deed.outcome === 'not_home' ? {} : { since: day > since ? day : since, was_met: true };
  // A visit that was written on paper may be older than the last one.
  const last = tried_at && tried_at > at ? {} : { outcome: deed.outcome, tried_at: at };
  return { ...household, ...met, ...last, visits };
}

function takenBack(household: Household, id: string): Household {
  const [last] = household.visits;
  const visits = household.visits.filter((one) => one.id !== id);
  return last?.id === id ? { ...household, ...last.before, visits } : { ...household, visits };
}

function edited(household: Household, change: Change): Household {
  const record = household.record && {
    ...household.record,
    ...(change.address && { address: change.address.to }),
    ...(change.members && { members: change.members.to }),
  };
  return { ...household, record, people: change.people?.to ?? household.people };
}

function asked(household: Household, deed: Deed & { kind: 'need' }, moment: Moment): Household {
  const needs = household.needs ?? [];
  if (needs.some((one) => one.id === deed.need)) return household;
  const since = new Date(moment.wall).toISOString();
  const { need: id, needed: kind, wait } = deed;
  return {
    ...household,
    needs: [...needs, { id, kind, wait, state: 'received', urgency: null, owner: null, since, due_at: null, is_late: false }],
  };
}

/** The household as it stands after the deed. */
export function after(household: Household, { deed, moment }: Pick<Unsent, 'deed' | 'moment'>): Household {
  switch (deed.kind) {
    case 'visit':
      return visited(household, deed, moment);
    case 'take_back':
      return takenBack(household, deed.visit);
    case 'edit':
      return edited(household, deed.change);
    case 'need':
      return asked(household, deed, moment);
    case 'end_need':
      return { ...household, needs: (household.needs ?? []).filter((one) => one.id !== deed.need) };
    case 'arrival':
    case 'note':
    case 'telling':
      return household;
  }
}

/** What was kept, with everything that is still to be sent; what was refused did not happen. */
export function withUnsent(household: Household, unsent: Unsent[]): Household {
  return unsent.filter((one) => !one.refusal && one.deed.household === household.household).reduce(after, household);
}

/** The fields that somebody else changed meanwhile, of an edit that was refused for it. */
export function fieldsInConflict({ deed, refusal }: Unsent): ChangedField[] {
  if (deed.kind !== 'edit' || refusal?.code !== 'household.changed_meanwhile') return [];
  return changedFields.filter((field) => refusal.fields.some((one) => one.path === `/${field}`));
}

/** The edit as it is to be sent anew: mine in every field over what stands there now, or only where nobody else wrote. */
export function changeAnew(unsent: Unsent, now: Household, keepMine: boolean): Change {
  if (unsent.deed.kind !== 'edit') return {};
  const { change } = unsent.deed;
  const theirs = fieldsInConflict(unsent);
  const anew: Change = {};
  const keeps = (field: ChangedField) => keepMine || !theirs.includes(field);
  if (change.people && keeps('people')) anew.people = { from: now.people, to: change.people.to };
  if (change.address && keeps('address')) anew.address = { from: now.record?.address ?? '', to: change.address.to };
  if (change.members && keeps('members')) anew.members = { from: now.record?.members ?? [], to: change.members.to };
  return anew;
}
