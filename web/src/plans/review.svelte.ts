import { tick } from 'svelte';

import { Problem, problemOf } from '../api';
import type { PlacedSpan } from '../design/source';
import { say } from '../design/toast.svelte';
import { t } from '../text/text.svelte';
import {
  addItem,
  chooseBodies,
  correctItem,
  dropItem,
  headKinds,
  isDoubt,
  readPlan,
  restoreItem,
  type Item,
  type Kind,
  type Plan,
} from './plan';

/** One person checking one reading: which value is lit, what is still doubtful, and every change on its way to the server. */
export class Review {
  plan = $state() as Plan;
  active = $state<string | null>(null);
  /** On a narrow screen the paper and the reading are two tabs. */
  tab = $state<'reading' | 'paper'>('reading');
  editing = $state<string | null>(null);

  readonly kept = $derived(this.plan.items.filter((item) => item.state !== 'dropped'));
  readonly dropped = $derived(this.plan.items.filter((item) => item.state === 'dropped'));
  readonly doubts = $derived(this.kept.filter(isDoubt));
  readonly missing = $derived(headKinds.filter((kind) => !this.kept.some((item) => item.kind === kind)));
  readonly toSee = $derived(this.doubts.length + this.missing.length);
  readonly unknown = $derived(this.kept.filter((item) => item.kind === 'assignment' && item.needs_body));
  readonly isOpen = $derived(this.plan.state === 'draft');
  readonly spans = $derived<PlacedSpan[]>(
    this.kept.flatMap((item) => item.spans.map((span) => ({ ...span, item: item.id, quiet: item.kind === 'section' }))),
  );

  constructor(plan: Plan) {
    this.plan = plan;
  }

  of(...kinds: Kind[]): Item[] {
    return this.kept.filter((item) => kinds.includes(item.kind));
  }

  light(item: string | null) {
    this.active = item;
  }

  /** Lights a value and brings the keyboard to it. */
  async goTo(item: string) {
    this.active = item;
    this.tab = 'reading';
    await tick();
    const card = document.getElementById(`item-${item}`);
    card?.closest('details')?.setAttribute('open', '');
    card?.scrollIntoView({ block: 'center' });
    card?.focus({ preventScroll: true });
  }

  /** The next doubt (or the one before) in the order of the paper. */
  step(by: 1 | -1) {
    const doubts = this.doubts;
    if (!doubts.length) return;
    const here = doubts.findIndex((item) => item.id === this.active);
    const next = doubts[(here + by + doubts.length) % doubts.length] ?? doubts[0];
    if (here < 0 && by < 0) void this.goTo(doubts.at(-1)!.id);
    else if (next) void this.goTo(next.id);
  }

  private take(item: Item) {
    const place = this.plan.items.findIndex((one) => one.id === item.id);
    if (place >= 0) this.plan.items[place] = item;
    else this.plan.items.push(item);
  }

  async correct(item: Item, value: Item['value']) {
    try {
      this.take(await correctItem(this.plan.id, $state.snapshot(item) as Item, value));
    } catch (error) {
      // Somebody else was first: their value is shown, and what was typed stays in the editor.
      if (error instanceof Problem && error.status === 409) this.plan = await readPlan(this.plan.id);
      throw error;
    }
  }

  async add(kind: Kind, section: string, value: Item['value']): Promise<Item> {
    const item = await addItem(this.plan.id, { kind, section, value });
    this.take(item);
    return item;
  }

  async drop(item: Item) {
    try {
      await dropItem(this.plan.id, item.id);
      this.take({ ...item, state: 'dropped' });
      say(t('review.dropped'), { label: t('undo'), run: () => void this.restore(item) });
    } catch (error) {
      say(problemOf(error).message);
    }
  }

  async restore(item: Item) {
    try {
      this.take(await restoreItem(this.plan.id, item.id));
      void this.goTo(item.id);
    } catch (error) {
      say(problemOf(error).message);
    }
  }

  async choose(item: Item, bodies: string[]) {
    try {
      this.take(await chooseBodies(this.plan.id, item.id, bodies));
    } catch (error) {
      say(problemOf(error).message);
    }
  }
}
