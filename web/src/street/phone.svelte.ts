import { session } from '../accounts/account.svelte';
import { post, type Named } from '../api';
import type { Word } from '../needs/need';
import { t } from '../text/text.svelte';
import type { HeldTrip } from '../trips/trip';
import { tripsWith } from '../trips/telling';
import { dayOf, withUnsent, type Unsent } from './deed';
import { noteHolding } from './held';
import type { Household } from './household';
import { inOrder, type RoundRule } from './round';
import * as store from './store';
import { makeKey, openLock, pauseAfter } from './vault';

/** `none`: holds nothing yet. `locked`: what it holds is sealed until the PIN is given. */
export type Stage = 'reading' | 'none' | 'locked' | 'open';

/** Until the server has told its own. */
const firstRule: RoundRule = { valid_from: '', due_days: 1, overdue_days: 3 };

const firstKinds: Word[] = [{ code: 'other', vi: 'Việc khác', en: 'Something else' }];

/** The telephone as the screens see it: what it holds, with everything that is still to be sent. */
class Phone {
  stage = $state<Stage>('reading');
  kept = $state.raw<store.Kept>();
  /** As the server knows them. */
  sent = $state.raw<Household[]>([]);
  sentTrips = $state.raw<HeldTrip[]>([]);
  unsent = $state.raw<Unsent[]>([]);
  /** Also while it is locked. */
  waiting = $state(0);
  today = $state(dayOf(Date.now()));
  /** The telephone that the server was told of since this page was opened. */
  greeted = '';

  trips = $derived(tripsWith(this.sentTrips, this.unsent));
  households = $derived(this.sent.map((one) => withUnsent(one, this.unsent)));
  round = $derived(inOrder(this.households, this.today));
  refused = $derived(this.unsent.filter((one) => one.refusal));
  rule = $derived(this.kept?.rule ?? firstRule);
  kinds = $derived(this.kept?.kinds ?? firstKinds);

  find(id: string): Household | undefined {
    return this.households.find((one) => one.household === id);
  }
}
export const phone = new Phone();

let key: CryptoKey | undefined;

/** The key of the open round. */
export function openKey(): CryptoKey {
  if (!key) throw new Error('the round is locked');
  return key;
}
export const isOpen = () => key !== undefined;

const longestSilence = 14 * 24 * 60 * 60 * 1000;
const longestOutOfSight = 10 * 60 * 1000;

/** Other windows of the same telephone read anew what this one wrote. */
const others = new BroadcastChannel('lalanh-street');
others.onmessage = () => void reread();
export const tellOthers = () => others.postMessage('changed');

let turn = 0;

/** Reads what is kept as it stands now; the sealed part when the round is open. Of several at once the last is shown. */
export async function reread(): Promise<void> {
  const mine = ++turn;
  const kept = await store.readKept();
  const waiting = await store.countUnsent();
  const [sent, unsent, trips] =
    key && kept ? await Promise.all([store.readHouseholds(key), store.readOutbox(key), store.readTrips(key)]) : [[], [], []];
  if (mine !== turn) return;
  [phone.kept, phone.waiting] = [kept, waiting];
  if (key) [phone.sent, phone.unsent, phone.sentTrips] = [sent, unsent, trips];
  phone.today = dayOf(Date.now());
  if (!kept) key = undefined;
  phone.stage = !kept ? 'none' : key ? 'open' : 'locked';
  noteHolding(Boolean(kept));
}

/** A telephone that heard nothing of the server for fourteen days forgets the households; what was not sent stays. */
async function forgetWhenOld(): Promise<void> {
  const kept = await store.readKept();
  if (kept && kept.since !== null && Date.now() - kept.heard > longestSilence) await store.forgetHouseholds({});
}

let begun: Promise<void> | undefined;

/** The first question of every screen of the round. */
export function begin(): Promise<void> {
  begun ??= forgetWhenOld().then(reread);
  return begun;
}

interface Device {
  id: string;
  next_number: number;
}

/** A version 7 UUID: what is made later comes later, which the server's tables like. */
export function newTimedId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const time = Date.now();
  for (let place = 0; place < 6; place += 1) bytes[place] = Math.floor(time / 2 ** (8 * (5 - place))) % 256;
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export async function setUp(team: Named, name: string, pin: string): Promise<void> {
  const device = await post<Device>('/api/devices', { id: newTimedId(), team: team.id, name });
  phone.greeted = device.id;
  const made = await makeKey(pin);
  await store.keep({
    device: device.id,
    team,
    lock: made.lock,
    wrong: { times: 0, until: 0 },
    next_number: device.next_number,
    heard: Date.now(),
    since: null,
    fetching: null,
    rule: firstRule,
    revoked: false,
  });
  await navigator.storage?.persist?.();
  key = made.key;
  await reread();
}

/** The telephone was revoked, or belongs to another account: it comes in anew, with what was not sent. */
export async function bringInAnew(): Promise<void> {
  const kept = phone.kept!;
  const device = await post<Device>('/api/devices', {
    id: newTimedId(),
    team: kept.team.id,
    name: t('setup.name_of', { name: session.me?.name ?? '' }),
  });
  phone.greeted = device.id;
  await store.beginAnew(device.id);
  await reread();
}

/** A wrong PIN has to wait before the next one, longer each time. */
export async function unlock(pin: string): Promise<'open' | 'wrong' | 'wait'> {
  const kept = await store.readKept();
  if (!kept) return 'wrong';
  if (kept.wrong.until > Date.now()) return 'wait';
  const found = await openLock(kept.lock, pin);
  if (!found) {
    const times = kept.wrong.times + 1;
    phone.kept = await store.change(() => ({ wrong: { times, until: Date.now() + pauseAfter(times) * 1000 } }));
    return 'wrong';
  }
  key = found;
  await store.change(() => ({ wrong: { times: 0, until: 0 } }));
  await forgetWhenOld();
  await reread();
  return 'open';
}

export function lock(): void {
  key = undefined;
  phone.sent = [];
  phone.sentTrips = [];
  phone.unsent = [];
  if (phone.kept) phone.stage = 'locked';
}

export async function forget(): Promise<void> {
  key = undefined;
  await store.forgetAll();
  phone.sent = [];
  phone.sentTrips = [];
  phone.unsent = [];
  await reread();
  tellOthers();
}

let hiddenAt = 0;
document.addEventListener('visibilitychange', () => {
  if (document.hidden) hiddenAt = Date.now();
  else {
    phone.today = dayOf(Date.now());
    if (hiddenAt && Date.now() - hiddenAt > longestOutOfSight) lock();
  }
});
setInterval(() => {
  if (document.hidden && hiddenAt && Date.now() - hiddenAt > longestOutOfSight) lock();
  phone.today = dayOf(Date.now());
}, 60_000);
