import type { Traveller } from '../arrivals/arrival';
import { momentNow, momentOnPaper, type Moment } from './clock';
import { changeAnew, requestOf, type Deed, type Unsent } from './deed';
import { handInAndFetch } from './handing.svelte';
import type { Tone } from '../situation/situation';
import type { Wait } from '../needs/need';
import type { NewTelling } from '../trips/trip';
import type { Change, Outcome } from './household';
import { newTimedId, openKey, phone, reread, tellOthers } from './phone.svelte';
import * as store from './store';

/** What is done at a door: it is stored with its number at once, shown at once, and handed in when there is a network. */
async function write(deeds: Deed[], moment: Moment = momentNow(phone.kept?.heard ?? null), instead: number[] = []): Promise<void> {
  const contents = deeds.map((deed) => ({ deed, request: requestOf(deed), moment, refusal: null }));
  await store.append(openKey(), contents, instead);
  await reread();
  tellOthers();
  void handInAndFetch();
}

/** The visit's id, by which it can be taken back. */
export async function visit(household: string, outcome: Outcome, note = ''): Promise<string> {
  const id = newTimedId();
  await write([{ kind: 'visit', household, visit: id, outcome, note: note.trim() }]);
  return id;
}

/** What is needed, and the visit at which it was said: two records, the need first, so that the visit opens none of its own. */
export async function askFor(household: string, needed: string, wait: Wait, note = ''): Promise<{ visit: string; need: string }> {
  const [need, id] = [newTimedId(), newTimedId()];
  await write([
    { kind: 'need', household, need, needed, wait, words: note.trim() },
    { kind: 'visit', household, visit: id, outcome: 'need', note: note.trim() },
  ]);
  return { visit: id, need };
}

/** The visit, and the need that was written down at it. */
export const takeBack = (household: string, visit: string, need?: string) =>
  write([{ kind: 'take_back', household, visit }, ...(need ? [{ kind: 'end_need' as const, household, need }] : [])]);

export const endNeed = (household: string, need: string) => write([{ kind: 'end_need', household, need }]);

export const edit = (household: string, change: Change) => write([{ kind: 'edit', household, change }]);

/** Who came to stay with a household, on a day. */
export const noteArrival = (household: string, traveller: Traveller, on: string) =>
  write([{ kind: 'arrival', household, arrival: { id: newTimedId(), household, source: 'team', has_come: true, on, traveller } }]);

/** How it went at a stop of a trip. */
export const tellStop = (stop: string, telling: NewTelling) => write([{ kind: 'telling', household: '', stop, telling }]);

/** How people are where the team goes its round. */
export const noteSituation = (topic: string, tone: Tone, words: string) => {
  const area = phone.households[0]?.area.id ?? '';
  return write([{ kind: 'note', household: '', note: newTimedId(), area, topic, tone, words: words.trim() }]);
};

/** A sheet of paper that is typed in: all its visits at once, with the time at which the round was gone. */
export function visitsOnPaper(found: { household: string; outcome: Outcome }[], wall: number): Promise<void> {
  const deeds = found.map((one) => ({ kind: 'visit' as const, visit: newTimedId(), note: '', ...one }));
  return write(deeds, momentOnPaper(wall));
}

/** A person decided a conflict: mine in every field, or theirs where both wrote. What remains to be said is a new record. */
export async function decide(unsent: Unsent, keepMine: boolean): Promise<void> {
  const { household } = unsent.deed;
  const now = phone.find(household);
  const change = now ? changeAnew(unsent, now, keepMine) : {};
  const deeds: Deed[] = Object.keys(change).length ? [{ kind: 'edit', household, change }] : [];
  await write(deeds, momentNow(phone.kept?.heard ?? null), [unsent.number]);
}

/** What was refused, and need not be done any more. */
export async function letGo(unsent: Unsent): Promise<void> {
  await store.drop(unsent.number);
  await reread();
  tellOthers();
}
