import { begin as askWhoIsHere, session } from '../accounts/account.svelte';
import { get, post, Problem, problemOf } from '../api';
import { readTeamCards } from '../guidance/guidance';
import { readWords } from '../needs/need';
import { readTopics } from '../situation/situation';
import { secondsSince } from './clock';
import { after, type Refusal, type Unsent } from './deed';
import type { Household, SentHousehold } from './household';
import { isOpen, openKey, phone, reread, tellOthers } from './phone.svelte';
import type { HeldTrip } from '../trips/trip';
import { tripsWith } from '../trips/telling';
import type { RoundRule } from './round';
import * as store from './store';

/** How handing in and fetching goes, for the line at the top of the screen. */
class Handing {
  busy = $state(false);
  /** Households fetched so far, while a long list comes. */
  fetched = $state(0);
  problem = $state.raw<Problem | null>(null);
}
export const handing = new Handing();

const batch = 100;
/** Of one call; a picture of bags takes more room than a day's visits. */
const mostBytes = 700_000;
/** A team of usual size comes in one page. */
const householdsOfPage = 200;
const pauses = [5, 15, 45, 120, 300];
let failed = 0;
let later: ReturnType<typeof setTimeout> | undefined;

interface Result extends Refusal {
  number: number;
  standing: 'accepted' | 'refused' | 'held';
}

interface Holding {
  seq: number;
  rule: RoundRule;
  items: SentHousehold[];
  gone: string[];
  /** With the first page. */
  trips: HeldTrip[];
  next: string | null;
}

const recordOf = ({ number, request, moment }: Unsent) => ({ number, ...request, ago: Math.max(0, secondsSince(moment)) });

/** Binds the telephone to the session of whoever signed in, so that revoking it ends that session. */
async function greet(): Promise<void> {
  if (!session.me) await askWhoIsHere();
  if (!session.me)
    throw new Problem(session.problem ? 'web.no_network' : 'account.not_signed_in', session.problem, session.problem ? 0 : 401);
  const { device, team } = phone.kept!;
  if (phone.greeted === device) return;
  await post('/api/devices', { id: device, team: team.id, name: '' });
  phone.greeted = device;
}

/** As many as go into one call, one at least. */
function firstOf(waiting: Unsent[]): Unsent[] {
  let bytes = 0;
  const most = waiting.findIndex((one, place) => {
    bytes += JSON.stringify(one.request).length;
    return place === batch || (place > 0 && bytes > mostBytes);
  });
  return most < 0 ? waiting : waiting.slice(0, most);
}

async function settle(sent: Unsent[], results: Result[]): Promise<void> {
  const key = openKey();
  const done: Unsent[] = [];
  const refused: Unsent[] = [];
  for (const { number, standing, code, message, fields } of results) {
    const one = sent.find((unsent) => unsent.number === number);
    if (!one || standing === 'held') continue;
    if (standing === 'accepted') done.push(one);
    else refused.push({ ...one, refusal: { code, message, fields } });
  }
  const changed = new Map<string, Household>();
  for (const one of done) {
    const id = one.deed.household;
    const household = changed.get(id) ?? (await store.readHousehold(key, id));
    if (household) changed.set(id, after(household, one));
  }
  if (done.some((one) => one.deed.kind === 'telling')) await store.keepTrips(key, tripsWith(await store.readTrips(key), done));
  await store.settle(
    key,
    done.map((one) => one.number),
    [...changed.values()],
    refused,
  );
}

async function handIn(): Promise<void> {
  for (;;) {
    const waiting = firstOf((await store.readOutbox(openKey())).filter((one) => !one.refusal));
    if (!waiting.length) return;
    const { items } = await post<{ items: Result[] }>(`/api/devices/${phone.kept!.device}/records`, { records: waiting.map(recordOf) });
    await settle(waiting, items);
    await heardServer();
    // The server waits for a record that this telephone has not: asking again would not bring it.
    if (!items.some((one) => one.standing !== 'held')) return;
  }
}

const heardServer = () => store.change(() => ({ heard: Date.now() })).then(reread);

/** Page by page; a page is kept together with where the next begins, so an interrupted fetch goes on there. */
async function fetchChanges(): Promise<void> {
  handing.fetched = 0;
  for (let more = true; more;) {
    const kept = (await store.readKept())!;
    const where = new URLSearchParams({ limit: String(householdsOfPage) });
    if (kept.since !== null) where.set('since', String(kept.since));
    if (kept.fetching) where.set('after', kept.fetching.after);
    const page = await get<Holding>(`/api/devices/${kept.device}/households?${where}`);
    const key = openKey();
    const before = new Map((await store.readHouseholds(key)).map((one) => [one.household, one]));
    const came = page.items.map((one) => ({ ...one, visits: before.get(one.household)?.visits ?? [] }));
    const seq = kept.fetching?.seq ?? page.seq;
    more = page.next !== null;
    const progress = page.next ? { fetching: { seq, after: page.next } } : { fetching: null, since: seq };
    if (!kept.fetching) await store.keepTrips(key, page.trips);
    await store.takeIn(key, came, page.gone, { ...progress, rule: page.rule, heard: Date.now() });
    handing.fetched += came.length;
    if (came.length || page.gone.length || page.trips.length || phone.sentTrips.length || more) await reread();
  }
}

/** Revoking ends the session, so a telephone without one asks; it forgets also while it is locked, in whosever hands. */
export async function forgetWhenRevoked(): Promise<void> {
  if (!phone.kept || phone.kept.revoked) return;
  const { is_revoked } = await get<{ is_revoked: boolean }>(`/api/devices/${phone.kept.device}/standing`);
  if (is_revoked) await store.forgetHouseholds({ revoked: true }).then(reread);
}

let knowsWords = false;

/** What can be needed and told of, once for each time that this page is opened. */
async function fetchWords(): Promise<void> {
  if (knowsWords) return;
  const [{ kinds }, { items: topics }] = await Promise.all([readWords(), readTopics()]);
  await store.change(() => ({ kinds, topics })).then(reread);
  knowsWords = true;
}

/** Cards change seldom: they are asked for a few times a day, not with every round. */
async function fetchGuidance(): Promise<void> {
  if (Date.now() - (phone.kept!.guidance?.at ?? 0) < 6 * 60 * 60 * 1000) return;
  const { items } = await readTeamCards(phone.kept!.team.id);
  await store.change(() => ({ guidance: { at: Date.now(), cards: items } }));
}

async function go(): Promise<void> {
  handing.busy = true;
  try {
    await greet();
    await handIn();
    // Side by side: on a network that answers late each question by itself would wait once more.
    await Promise.all([fetchChanges(), fetchWords(), fetchGuidance()]);
    await heardServer();
    handing.problem = null;
    failed = 0;
  } catch (error) {
    if (!isOpen()) return;
    const problem = problemOf(error);
    if (problem.code === 'device.revoked') await store.forgetHouseholds({ revoked: true }).then(reread);
    if (problem.status === 401) {
      phone.greeted = '';
      await forgetWhenRevoked().catch(() => undefined);
    }
    handing.problem = problem;
    const pause = pauses[Math.min(failed++, pauses.length - 1)]!;
    if (problem.status === 0 || problem.status >= 500)
      later = setTimeout(() => void handInAndFetch(), pause * (0.75 + Math.random() / 2) * 1000);
  } finally {
    handing.busy = false;
  }
  tellOthers();
}

let again = false;

/** Hands in what waits and fetches what changed. Windows take turns; what is done while it goes on is handed in right after. */
export async function handInAndFetch(): Promise<void> {
  clearTimeout(later);
  if (phone.kept?.revoked) return;
  if (!isOpen()) return forgetWhenRevoked().catch(() => undefined);
  again = handing.busy;
  if (again) return;
  await navigator.locks.request('lalanh-street', async () => {
    if (isOpen()) await go();
  });
  if (again && !handing.problem) {
    again = false;
    await handInAndFetch();
  }
}

addEventListener('online', () => {
  failed = 0;
  void handInAndFetch();
});
document.addEventListener('visibilitychange', () => document.hidden || void handInAndFetch());
