import { get, newId, patch, post, query, type List, type Named } from '../api';

export interface Kind {
  kind: string;
  vi: string;
  en: string;
}

/** What a list shows of a household; nothing of it is sealed. */
export interface Household {
  id: string;
  /** "H-0123", its number in the commune. */
  code: string;
  area: Named;
  team: Named | null;
  people: number;
  valid_from: string;
  valid_until: string | null;
  dwelling: string;
  /** The last day on which nobody sends it messages. */
  quiet_until: string | null;
}

export interface Member {
  name: string;
  birth_year: number | null;
  phone: string | null;
}

export interface Hardship {
  notes: string[];
  consented_on: string;
  kinds: string[] | null;
}

export interface Deceased {
  member: Member;
  died_on: string;
}

export interface Sealed {
  address: string;
  members: Member[];
  hardship: Hardship | null;
  landmark: string | null;
  deceased: Deceased[] | null;
}

/** `record` is null once it was erased. */
export interface Opened extends Household {
  record: Sealed | null;
}

export interface LifeEvent {
  id: string | null;
  kind: 'entered' | 'birth' | 'death' | 'moved' | 'left' | 'returned' | 'split' | 'parted' | 'merged';
  day: string;
  body: string | null;
  area: Named | null;
  other: Named | null;
  taken_back_at: string | null;
}

export interface Reading {
  at: string;
  body: string;
}

export interface Coverage {
  households: number;
  people: number;
  without_team: number;
  teams: number;
}

/** Which households: of an area or a team, perhaps only those that nobody looks after. */
export interface Slice {
  area: string;
  team: string;
  without_team: boolean;
}

export interface Edit<T> {
  from: T;
  to: T;
}

export interface Change {
  area?: Edit<string>;
  valid_until?: Edit<string | null>;
  people?: Edit<number>;
  dwelling?: Edit<string>;
  address?: Edit<string>;
  landmark?: Edit<string | null>;
  members?: Edit<Member[]>;
  hardship?: Edit<Hardship | null>;
}

interface Told {
  event: string;
  household: Household;
}

const at = (id: string) => `/api/households/${id}`;

export const findHouseholds = (q: string, slice: Slice, after?: string) =>
  get<List<Household>>(
    `/api/households${query({ q, area: slice.team ? '' : slice.area, team: slice.team, without_team: slice.without_team ? 'true' : '', after })}`,
  );
export const openHousehold = (id: string) => get<Opened>(at(id));
export const readingsOf = (id: string) => get<List<Reading>>(`${at(id)}/readings`);
export const historyOf = (id: string) => get<List<LifeEvent>>(`${at(id)}/history`);
export const coverageOf = (area: string) => get<Coverage>(`/api/areas/${area}/coverage`);
export const teamsOf = (area: string) => get<List<Named & { area: Named }>>(`/api/teams${query({ area })}`);

/** A household that sees its own record reads what it told in words, too. */
export const hardshipKinds = () => get<List<Kind>>('/api/hardship-kinds');

let kinds: Promise<{ dwellings: Kind[]; hardships: Kind[] }> | undefined;

/** The lists that a household is described by, fetched once. */
export function vocabulary() {
  kinds ??= Promise.all([get<List<Kind>>('/api/dwelling-kinds'), hardshipKinds()]).then(([dwellings, hardships]) => ({
    dwellings: dwellings.items,
    hardships: hardships.items,
  }));
  return kinds;
}

export const enterHousehold = (wanted: { area: string; people: number; dwelling: string; record: Partial<Sealed> }) =>
  post<Household>('/api/households', { id: newId(), ...wanted });
export const changeHousehold = (id: string, change: Change) => patch<Household>(at(id), change);
export const tellBirth = (id: string, member: Member, on: string) => post<Told>(`${at(id)}/births`, { id: newId(), member, on });
export const tellDeath = (id: string, member: Member, on: string, quiet_until: string | null) =>
  post<Told>(`${at(id)}/deaths`, { id: newId(), member, on, quiet_until });
export const tellSplit = (id: string, split: { members: Member[]; people: number; area: string; address: string | null; on: string }) =>
  post<Household>(`${at(id)}/splits`, { household: newId(), ...split });
export const takeBack = (event: string) => post<Household>(`/api/household-events/${event}/take-back`);

export const handTo = (team: string, households: string[]) => post<unknown>(`/api/teams/${team}/households`, { households });
export const leaveTeam = (households: string[]) => post<void>('/api/households/without-team', { households });

/** "Đỗ Thị Cam, 1961". */
export const said = (member: Member) => [member.name, member.birth_year].filter(Boolean).join(', ');

/** An address and where to look for it, as far as they are known. */
export const placeOf = (record: Sealed) => [record.address, record.landmark].filter(Boolean).join(' · ');
