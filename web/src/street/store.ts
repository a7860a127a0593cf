import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

import type { Named } from '../api';
import type { Card } from '../guidance/guidance';
import type { Unsent } from './deed';
import type { Word } from '../needs/need';
import type { Household } from './household';
import type { Topic } from '../situation/situation';
import type { RoundRule } from './round';
import type { HeldTrip } from '../trips/trip';
import { seal, unseal, type Lock, type Sealed } from './vault';

/** What must be known of the telephone before its PIN: nothing of any household. */
export interface Kept {
  device: string;
  team: Named;
  lock: Lock;
  wrong: { times: number; until: number };
  /** Of the next record. It only ever grows, in the transaction that stores the record. */
  next_number: number;
  /** When the server was last heard, by this telephone's clock. */
  heard: number;
  /** The line of the journal up to which the households are known, and how far fetching them has come. */
  since: number | null;
  fetching: { seq: number; after: string } | null;
  rule: RoundRule;
  /** What can be needed, for a telephone without a network. */
  kinds?: Word[];
  topics?: Topic[];
  revoked: boolean;
  /** What the health station wrote for teams; nothing of it is about a person. */
  guidance?: { at: number; cards: Card[] };
}

interface Street extends DBSchema {
  phone: { key: 'phone'; value: Kept };
  households: { key: string; value: Sealed };
  outbox: { key: number; value: { label: string; sealed: Sealed } };
  /** All that are carried, as one. */
  trips: { key: 'trips'; value: Sealed };
}

let opened: Promise<IDBPDatabase<Street>> | undefined;

function database(): Promise<IDBPDatabase<Street>> {
  opened ??= openDB<Street>('lalanh-street', 2, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore('phone');
        db.createObjectStore('households');
        db.createObjectStore('outbox');
      }
      db.createObjectStore('trips');
    },
    blocking: (_before, _after, event) => {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated: () => (opened = undefined),
  });
  return opened;
}

const labelOf = (household: string) => `household ${household}`;
const kept = 'phone';

export const readKept = async () => (await database()).get('phone', kept);
export const countUnsent = async () => (await database()).count('outbox');

export async function keep(value: Kept): Promise<void> {
  const tx = (await database()).transaction(['phone', 'households', 'outbox', 'trips'], 'readwrite');
  await Promise.all([
    tx.objectStore('phone').put(value, kept),
    tx.objectStore('households').clear(),
    tx.objectStore('outbox').clear(),
    tx.objectStore('trips').clear(),
  ]);
  await tx.done;
}

/** Changes what is kept, in one transaction; the answer is how it stands then. */
export async function change(to: (now: Kept) => Partial<Kept>): Promise<Kept | undefined> {
  const tx = (await database()).transaction('phone', 'readwrite');
  const now = await tx.store.get(kept);
  const next = now && { ...now, ...to(now) };
  if (next) await tx.store.put(next, kept);
  await tx.done;
  return next;
}

export async function readHouseholds(key: CryptoKey): Promise<Household[]> {
  const tx = (await database()).transaction('households');
  const [ids, rows] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
  return Promise.all(rows.map((row, place) => unseal<Household>(key, labelOf(ids[place]!), row)));
}

export async function readHousehold(key: CryptoKey, id: string): Promise<Household | undefined> {
  const row = await (await database()).get('households', id);
  return row && unseal<Household>(key, labelOf(id), row);
}

export async function readTrips(key: CryptoKey): Promise<HeldTrip[]> {
  const row = await (await database()).get('trips', 'trips');
  return row ? unseal<HeldTrip[]>(key, 'trips', row) : [];
}

export async function keepTrips(key: CryptoKey, trips: HeldTrip[]): Promise<void> {
  const row = await seal(key, 'trips', trips);
  await (await database()).put('trips', row, 'trips');
}

/** A page of households that came, those that left, and how far that is: all or nothing. */
export async function takeIn(key: CryptoKey, came: Household[], gone: string[], progress: Partial<Kept>): Promise<void> {
  const rows = await Promise.all(came.map(async (one) => [one.household, await seal(key, labelOf(one.household), one)] as const));
  const tx = (await database()).transaction(['phone', 'households'], 'readwrite');
  const households = tx.objectStore('households');
  for (const [id, row] of rows) void households.put(row, id);
  for (const id of gone) void households.delete(id);
  const now = await tx.objectStore('phone').get(kept);
  if (now) await tx.objectStore('phone').put({ ...now, ...progress }, kept);
  await tx.done;
}

/** Forgets the households and trips and nothing else: what was not sent stays, sealed. */
export async function forgetHouseholds(also: Partial<Kept>): Promise<void> {
  const tx = (await database()).transaction(['phone', 'households', 'trips'], 'readwrite');
  void tx.objectStore('households').clear();
  void tx.objectStore('trips').clear();
  const now = await tx.objectStore('phone').get(kept);
  if (now) await tx.objectStore('phone').put({ ...now, ...also, since: null, fetching: null }, kept);
  await tx.done;
}

export async function forgetAll(): Promise<void> {
  const tx = (await database()).transaction(['phone', 'households', 'outbox', 'trips'], 'readwrite');
  await Promise.all([
    tx.objectStore('phone').clear(),
    tx.objectStore('households').clear(),
    tx.objectStore('outbox').clear(),
    tx.objectStore('trips').clear(),
  ]);
  await tx.done;
}

type Content = Omit<Unsent, 'number'>;

export async function readOutbox(key: CryptoKey): Promise<Unsent[]> {
  const tx = (await database()).transaction('outbox');
  const [numbers, rows] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
  return Promise.all(rows.map(async (row, place) => ({ number: numbers[place]!, ...(await unseal<Content>(key, row.label, row.sealed)) })));
}

/** Stores records and gives them the next numbers, in one transaction; what they take the place of goes with it. */
export async function append(key: CryptoKey, contents: Content[], instead: number[] = []): Promise<void> {
  const rows = await Promise.all(
    contents.map(async (content) => {
      const label = `record ${crypto.randomUUID()}`;
      return { label, sealed: await seal(key, label, content) };
    }),
  );
  const tx = (await database()).transaction(['phone', 'outbox'], 'readwrite');
  const outbox = tx.objectStore('outbox');
  const now = await tx.objectStore('phone').get(kept);
  if (!now) throw new Error('this telephone holds nothing');
  for (const [place, row] of rows.entries()) void outbox.put(row, now.next_number + place);
  for (const number of instead) void outbox.delete(number);
  await tx.objectStore('phone').put({ ...now, next_number: now.next_number + rows.length }, kept);
  await tx.done;
}

/** What the server answered: records it did go, with the households as they stand since; those it refused stay, with its sentence. */
export async function settle(key: CryptoKey, done: number[], changed: Household[], refused: Unsent[]): Promise<void> {
  const homes = await Promise.all(changed.map(async (one) => [one.household, await seal(key, labelOf(one.household), one)] as const));
  const rows = await Promise.all(
    refused.map(async ({ number, ...content }) => {
      const label = `record ${crypto.randomUUID()}`;
      return [number, { label, sealed: await seal(key, label, content) }] as const;
    }),
  );
  const tx = (await database()).transaction(['households', 'outbox'], 'readwrite');
  for (const [id, row] of homes) void tx.objectStore('households').put(row, id);
  for (const [number, row] of rows) void tx.objectStore('outbox').put(row, number);
  for (const number of done) void tx.objectStore('outbox').delete(number);
  await tx.done;
}

export async function drop(number: number): Promise<void> {
  await (await database()).delete('outbox', number);
}

/** The telephone came in anew under another id: what was not sent is numbered from 1, in its order. */
export async function beginAnew(device: string): Promise<void> {
  const tx = (await database()).transaction(['phone', 'households', 'outbox'], 'readwrite');
  const outbox = tx.objectStore('outbox');
  const rows = await outbox.getAll();
  void outbox.clear();
  void tx.objectStore('households').clear();
  for (const [place, row] of rows.entries()) void outbox.put(row, place + 1);
  const now = await tx.objectStore('phone').get(kept);
  if (now) {
    const anew = { device, revoked: false, since: null, fetching: null, heard: Date.now(), next_number: rows.length + 1 };
    await tx.objectStore('phone').put({ ...now, ...anew }, kept);
  }
  await tx.done;
}
