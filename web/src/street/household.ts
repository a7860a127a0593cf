import type { Named } from '../api';
import type { Need } from '../needs/need';
import { plain } from '../text/plain';

export type Outcome = 'well' | 'not_home' | 'need' | 'arrival' | 'met';
/** In the order of the buttons, which is the order of the keys 1 to 5. */
export const outcomes: readonly Outcome[] = ['well', 'not_home', 'need', 'arrival', 'met'];

export type Light = 'met' | 'due' | 'overdue';

export interface Member {
  name: string;
  birth_year: number | null;
  phone: string | null;
}

export interface HouseholdRecord {
  address: string;
  members: Member[];
  hardship: { notes: string[]; consented_on: string } | null;
}

/** What a household waits for. */
export type OpenNeed = Pick<Need, 'id' | 'kind' | 'wait' | 'state' | 'urgency' | 'owner' | 'since' | 'due_at' | 'is_late'>;

/** A household as the server sends it to a telephone. */
export interface SentHousehold {
  household: string;
  code: string;
  area: Named;
  people: number;
  since: string;
  was_met: boolean;
  outcome: Outcome | null;
  tried_at: string | null;
  record: HouseholdRecord | null;
  /** Come to the door without contact until then; why is not told. */
  contact_free_until?: string | null;
  /** Open ones; what was kept by an older page has none. */
  needs?: OpenNeed[];
}

/** How the round stood, to go back to when a visit is taken back. */
type Standing = Pick<SentHousehold, 'since' | 'was_met' | 'outcome' | 'tried_at'>;

/** A visit that was written down on this telephone. */
export interface OwnVisit {
  id: string;
  outcome: Outcome;
  note: string;
  at: string;
  before: Standing;
}

export interface Household extends SentHousehold {
  /** The newest first. */
  visits: OwnVisit[];
}

export interface Edit<T> {
  from: T;
  to: T;
}

/** The fields that a person may change at the door, each with what was seen before. */
export interface Change {
  people?: Edit<number>;
  address?: Edit<string>;
  members?: Edit<Member[]>;
}
export type ChangedField = keyof Change;
export const changedFields: readonly ChangedField[] = ['address', 'people', 'members'];

export const valueOf = (household: SentHousehold, field: ChangedField): string | number | Member[] =>
  field === 'people' ? household.people : (household.record?.[field] ?? (field === 'address' ? '' : []));

/** The one to speak to; a household that nobody has named goes by its number. */
export const nameOf = (household: SentHousehold) => household.record?.members[0]?.name ?? household.code;

/** Whether every word begins a word of a name, the address, a telephone number or the household's own number. */
export function matches(household: SentHousehold, words: string): boolean {
  const { record } = household;
  const people = record?.members.flatMap((one) => [one.name, one.phone ?? '']) ?? [];
  const said = ` ${plain([household.code, record?.address ?? '', ...people].join(' '))}`.replace(/[\s,./-]+/g, ' ');
  return plain(words)
    .split(/[\s,./-]+/)
    .filter(Boolean)
    .every((word) => said.includes(` ${word}`));
}
