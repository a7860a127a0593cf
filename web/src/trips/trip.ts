import { get, newId, patch, post, put, query, remove, type List, type Named } from '../api';
import { amountOf, nameOf, type Item } from '../goods/goods';
import { dotted, t } from '../text/text.svelte';
import { day } from '../text/time';
import type { Mark } from '../design/mark';

export type State = 'planned' | 'loaded' | 'closed' | 'dropped';
export type Nearness = 'same_hamlet' | 'same_commune' | 'same_district' | 'same_province' | 'farther';
export type Outcome = 'delivered' | 'at_door' | 'to_neighbour' | 'not_home' | 'refused' | 'moved';
/** In the order of the buttons at a door. */
export const outcomes: readonly Outcome[] = ['delivered', 'at_door', 'to_neighbour', 'not_home', 'refused', 'moved'];
export const isDelivered = (outcome: Outcome | null) => outcome !== null && outcomes.indexOf(outcome) < 3;
export type Proof = 'none' | 'code' | 'picture' | 'paper';

export interface Carrier {
  kind: 'account' | 'team' | 'volunteer';
  id: string;
}
export interface CarrierNamed extends Carrier {
  name: string;
}
export interface Part {
  item: string;
  amount: number;
}
export interface Gets {
  item: Item;
  amount: number;
}
export interface Stop {
  id: string;
  number: number;
  need: string;
  need_kind: string;
  area: Named;
  household: string;
  waited_days: number;
  nearness: Nearness;
  contact_free_until: string | null;
  gets: Gets[];
  outcome: Outcome | null;
  told_at: string | null;
  differs: boolean;
}
export interface Trip {
  id: string;
  code: string;
  store: Named;
  area: Named;
  body: Named;
  day: string;
  state: State;
  carrier: CarrierNamed;
  words: string;
  stops: number;
  told: number;
  delivered: number;
  differing: number;
  issue: string | null;
  came_back: string | null;
  is_own: boolean;
}
export interface Load {
  item: Item;
  loaded: number;
  delivered: number;
  came_back: number;
  lost: number;
}
export interface TripSheet {
  trip: Trip;
  loads: Load[];
  stops: Stop[];
}
/** A stop as its carrier holds it. */
export interface HeldStop extends Stop {
  name: string;
  phone: string;
  address: string;
  landmark: string;
}
export interface HeldTrip {
  trip: Trip;
  loads: Load[];
  stops: HeldStop[];
}
export interface NewTelling {
  id: string;
  outcome: Outcome;
  proof: Proof;
  code: string;
  picture: string;
  neighbour: string;
  words: string;
}
export interface Telling extends Omit<NewTelling, 'code' | 'picture'> {
  is_proven: boolean;
  weight: 'stands' | 'agrees' | 'differs' | 'set_aside';
  at: string;
  received_at: string;
  by: string;
  picture: string | null;
}
export interface Reason {
  nearness: Nearness;
  is_nearest: boolean;
  waited_days: number;
  waits_longest: boolean;
}
export interface ProposedStop {
  need: string;
  need_kind: string;
  area: Named;
  household: string;
  contact_free_until: string | null;
  reason: Reason;
}
export interface Proposal {
  gets: Gets[];
  trips: { store: Named; stops: ProposedStop[] }[];
  without: ProposedStop[];
}
export interface Waiting {
  need: string;
  kind: string;
  area: Named;
  household: string;
  since: string;
  waited_days: number;
  is_accepted: boolean;
  trip: Named | null;
  tried: Outcome | null;
}

export const listTrips = (area: string, more: { state?: string; after?: string | null } = {}) =>
  get<List<Trip>>(`/api/areas/${area}/trips${query(more)}`);
export const waitingIn = (area: string, after: string | null = null) =>
  get<List<Waiting>>(`/api/areas/${area}/goods-waiting${query({ after })}`);
export const carriersOf = (area: string) => get<List<CarrierNamed>>(`/api/areas/${area}/trip-carriers`);
export const propose = (wanted: { area: string; store: string | null; kinds: string[]; gets: Part[] }) =>
  post<Proposal>('/api/trip-proposals', wanted);
export const makeTrip = (wanted: object) => post<TripSheet>('/api/trips', wanted);
export const readTrip = (id: string) => get<TripSheet>(`/api/trips/${id}`);
export const changeTrip = (id: string, change: object) => patch<TripSheet>(`/api/trips/${id}`, change);
export const dropStop = (id: string) => remove<TripSheet>(`/api/trip-stops/${id}`);
export const moveStop = (id: string, trip: string) => post<TripSheet>(`/api/trip-stops/${id}/move`, { trip });
export const addStop = (trip: string, stop: object) => post<TripSheet>(`/api/trips/${trip}/stops`, stop);
export const orderStops = (id: string, stops: string[]) => put<TripSheet>(`/api/trips/${id}/order`, { stops });
export const dropTrip = (id: string) => post<void>(`/api/trips/${id}/drop`);
export const handOut = (id: string, movement: string) => post<TripSheet>(`/api/trips/${id}/hand-out`, { movement });
export const takeLoadBack = (id: string) => post<TripSheet>(`/api/trips/${id}/take-back`, { movement: newId() });
export const closeTrip = (id: string, closing: object) => post<TripSheet>(`/api/trips/${id}/close`, closing);
export const tellingsOf = (stop: string) => get<List<Telling>>(`/api/trip-stops/${stop}/tellings`);
export const decide = (stop: string, telling: string, words: string) => post<Stop>(`/api/trip-stops/${stop}/decide`, { telling, words });
export const paperOf = (id: string) => get<HeldTrip>(`/api/trips/${id}/paper`);
export const ownTrips = () => get<List<HeldTrip>>('/api/my-trips');
export const tellOfStop = (stop: string, telling: NewTelling) => post<Telling>(`/api/trip-stops/${stop}/tellings`, telling);

export const getsWords = (gets: Gets[]) =>
  dotted(...gets.map((one) => `${nameOf(one.item, one.item.code)}: ${amountOf(one.item, one.amount)}`));
export const waitedWords = (days: number) => (days ? t('trip.waited', { n: days }) : t('trip.waited_today'));

/** Why a machine proposes this: "Kho cùng xã, gần nhất còn hàng. Chờ lâu nhất: 5 ngày." */
export const reasonWords = (reason: Reason) =>
  dotted(
    t(`trip.nearness.${reason.nearness}`),
    t(reason.is_nearest ? 'trip.nearest' : 'trip.nearer_is_short'),
    reason.waits_longest ? t('trip.waits_longest', { n: reason.waited_days }) : waitedWords(reason.waited_days),
  );

export const contactFreeWords = (until: string | null) => until && t('trip.contact_free', { day: day(until) });

const marks: Record<State, Mark> = { planned: 'waiting', loaded: 'doing', closed: 'done', dropped: 'ended' };
export const markOf = (trip: Trip): Mark => (trip.differing ? 'late' : marks[trip.state]);
export const stateWord = (trip: Trip) => (trip.differing ? t('trip.differs_mark') : t(`trip.state.${trip.state}`));
export const stopMark = (stop: Stop): Mark => {
  if (stop.differs) return 'late';
  if (!stop.outcome) return 'waiting';
  return isDelivered(stop.outcome) ? 'done' : 'declined';
};
export const stopWord = (stop: Stop) =>
  stop.differs ? t('trip.differs_mark') : stop.outcome ? t(`trip.outcome.${stop.outcome}`) : t('trip.not_told');

/** A telling as it stands on the telephone before anybody else knows of it. */
export function withTelling(trips: HeldTrip[], stop: string, outcome: Outcome, at: string): HeldTrip[] {
  return trips.map((held) => {
    const stops = held.stops.map((one) => (one.id === stop && !one.outcome ? { ...one, outcome, told_at: at } : one));
    return { ...held, stops };
  });
}
