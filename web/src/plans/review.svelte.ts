import { tick } from 'svelte';

import { Problem, problemOf } from '../api';
import type { PlacedSpan, Span } from '../design/source';
import { dismiss, say } from '../design/toast.svelte';
import { t } from '../text/text.svelte';
import { History, type Step } from './history.svelte';
import {
  addItem,
  chooseBodies,
  chooseCooperators,
  correctItem,
  dropItem,
  groupKinds,
  headKinds,
  isDoubt,
  neededKinds,
  readPlan,
  restoreItem,
  type Item,
  type Kind,
  type Plan,
} from './plan';
import { inWords } from './words';

/** One person checking one reading: which value is lit, what is still doubtful, and every change on its way to the server and back. */
export class Review {
  plan = $state.raw() as Plan;
  active = $state<string | null>(null);
  /** On a narrow screen the paper lies on a sheet. */
  paperShown = $state(false);
  editing = $state<string | null>(null);
  readonly history = new History();
  private toast = 0;
  private mouse = '';

  readonly kept = $derived(this.plan.items.filter((item) => item.state !== 'dropped'));
  readonly dropped = $derived(this.plan.items.filter((item) => item.state === 'dropped'));
  readonly doubts = $derived(this.kept.filter(isDoubt));
  readonly missing = $derived(neededKinds.filter((kind) => !this.kept.some((item) => item.kind === kind)));
  readonly toSee = $derived(this.doubts.length + this.missing.length);
  readonly unknown = $derived(this.kept.filter((item) => item.kind === 'assignment' && item.needs_body));
  readonly isOpen = $derived(this.plan.state === 'draft');
  readonly spans = $derived<PlacedSpan[]>(
    this.kept.flatMap((item) =>
      item.spans.map((span) => ({ ...span, item: item.id, quiet: item.kind === 'section' || item.kind === 'reference' })),
    ),
  );
  /** The head of the document in the order of its form. */
  readonly head = $derived(
    [...this.of(...headKinds)].sort((a, b) => headKinds.indexOf(a.kind as never) - headKinds.indexOf(b.kind as never)),
  );
  readonly lit = $derived(this.kept.find((item) => item.id === this.active));

  constructor(plan: Plan) {
    this.plan = plan;
  }

  of(...kinds: Kind[]): Item[] {
    return this.kept.filter((item) => kinds.includes(item.kind));
  }

  find(item: string): Item | undefined {
    return this.plan.items.find((one) => one.id === item);
  }

  light(item: string | null) {
    this.active = item;
  }

  /** Only a mouse that moves lights a value: the page also scrolls away under one that rests. */
  hover(item: string, where: string) {
    if (where !== this.mouse) this.active = item;
    this.mouse = where;
  }

  /** Lights a value and brings the keyboard to it. */
  async goTo(item: string) {
    this.active = item;
    this.paperShown = false;
    await tick();
    const card = document.getElementById(`item-${item}`);
    card?.closest('details')?.setAttribute('open', '');
    card?.scrollIntoView({ block: 'center' });
    card?.focus({ preventScroll: true });
  }

  /** The next doubt (or the one before) in the order of the paper. */
  step(by: 1 | -1) {
    this.walk(this.doubts, by);
  }

  /** The next value, or the one before. */
  move(by: 1 | -1) {
    this.walk([...this.head, ...groupKinds.flatMap((kind) => this.of(kind))], by);
  }

  private walk(items: Item[], by: 1 | -1) {
    if (!items.length) return;
    const here = items.findIndex((item) => item.id === this.active);
    const next = here < 0 ? (by > 0 ? items[0] : items.at(-1)) : items[(here + by + items.length) % items.length];
    if (next) void this.goTo(next.id);
  }

  private take(item: Item) {
    const items = [...this.plan.items];
    const place = items.findIndex((one) => one.id === item.id);
    if (place >= 0) items[place] = item;
    else items.push(item);
    this.plan = { ...this.plan, items };
  }

  /** Says what was done and keeps the way back; the toast of the step before makes room. */
  private keep(step: Step) {
    this.history.keep(step);
    this.tell(step.words, { label: t('undo'), run: () => void this.undo() });
  }

  private tell(words: string, action?: { label: string; run: () => void }) {
    dismiss(this.toast);
    this.toast = say(words, action);
  }

  undo = () => this.turn(() => this.history.undo(), 'review.undone', { label: t('review.redo'), run: () => void this.redo() });
  redo = () => this.turn(() => this.history.redo(), 'review.redone', { label: t('undo'), run: () => void this.undo() });

  private async turn(
    act: () => Promise<Step | undefined>,
    words: 'review.undone' | 'review.redone',
    back: { label: string; run: () => void },
  ) {
    try {
      const step = await act();
      if (!step) return this.tell(t(words === 'review.undone' ? 'review.nothing_to_undo' : 'review.nothing_to_redo'));
      this.tell(t(words, { what: step.words }), back);
      if (this.find(step.item)?.state !== 'dropped') void this.goTo(step.item);
    } catch (error) {
      this.tell(t('review.not_undone', { why: problemOf(error).message }));
    }
  }

  /** Puts another value in the place of `from`; somebody else's is shown when they were first. */
  private async write(item: string, from: Item['value'], to: Item['value'], takenBack = false) {
    try {
      this.take(await correctItem(this.plan.id, item, from, to, takenBack));
    } catch (error) {
      if (error instanceof Problem && error.status === 409) this.plan = await readPlan(this.plan.id);
      throw error;
    }
  }

  async correct(item: Item, value: Item['value']) {
    const before = item;
    await this.write(item.id, item.value, value);
    const after = this.find(item.id) ?? item;
    const isSame = JSON.stringify(after.value) === JSON.stringify(before.value);
    this.keep({
      words: t(isSame ? 'review.confirmed' : 'review.corrected', { value: inWords(after) }),
      item: item.id,
      undo: async () => {
        await this.write(item.id, after.value, before.value, Boolean(before.doubt));
        await this.putBodies(item.id, before);
      },
      redo: async () => {
        await this.write(item.id, before.value, after.value);
        await this.putBodies(item.id, after);
      },
    });
  }

  /** Somebody has looked and the value is right as it is: it is written again unchanged, which settles the doubt. */
  async confirm(item: Item) {
    const next = this.afterDoubt(item);
    try {
      await this.correct(item, item.value);
      if (next) void this.goTo(next);
    } catch (error) {
      this.tell(problemOf(error).message);
    }
  }

  /** Where the keyboard goes when this doubt is settled. */
  private afterDoubt(item: Item): string | undefined {
    const here = this.doubts.findIndex((one) => one.id === item.id);
    return here < 0 ? undefined : (this.doubts[here + 1] ?? this.doubts[here - 1])?.id;
  }

  async add(kind: Kind, section: string, value: Item['value'], marked: Span[] = []): Promise<Item> {
    const item = await addItem(this.plan.id, { kind, section, value, ...(marked.length && { spans: marked }) });
    this.take(item);
    this.keep({
      words: t('review.added', { value: inWords(item) }),
      item: item.id,
      undo: this.away(item),
      redo: this.back(item),
    });
    return item;
  }

  async drop(item: Item) {
    const next = this.afterDoubt(item) ?? this.neighbour(item);
    try {
      this.take(await dropItem(this.plan.id, item.id));
      this.keep({
        words: t('review.dropped', { value: inWords(item) }),
        item: item.id,
        undo: this.back(item),
        redo: this.away(item),
      });
      if (next) void this.goTo(next);
    } catch (error) {
      this.tell(problemOf(error).message);
    }
  }

  private away = (item: Item) => async () => this.take(await dropItem(this.plan.id, item.id));
  private back = (item: Item) => async () => this.take(await restoreItem(this.plan.id, item.id));

  private neighbour(item: Item): string | undefined {
    const same = this.of(item.kind);
    const here = same.findIndex((one) => one.id === item.id);
    return (same[here + 1] ?? same[here - 1])?.id;
  }

  async restore(item: Item) {
    try {
      this.take(await restoreItem(this.plan.id, item.id));
      this.keep({
        words: t('review.restored', { value: inWords(item) }),
        item: item.id,
        undo: this.away(item),
        redo: this.back(item),
      });
      void this.goTo(item.id);
    } catch (error) {
      this.tell(problemOf(error).message);
    }
  }

  async choose(item: Item, bodies: string[]) {
    try {
      this.take(await chooseBodies(this.plan.id, item.id, bodies));
      const after = this.find(item.id) ?? item;
      this.keep({
        words: t('review.bodies_chosen', { value: inWords(item) }),
        item: item.id,
        undo: () => this.putBodies(item.id, item),
        redo: () => this.putBodies(item.id, after),
      });
    } catch (error) {
      this.tell(problemOf(error).message);
    }
  }

  /** Says which bodies help with an assignment. */
  async help(item: Item, bodies: string[]) {
    const put = async (ids: string[]) => this.take(await chooseCooperators(this.plan.id, item.id, ids));
    const before = (item.cooperators ?? []).map((body) => body.id);
    try {
      await put(bodies);
      this.keep({
        words: t('review.bodies_chosen', { value: inWords(item) }),
        item: item.id,
        undo: () => put(before),
        redo: () => put(bodies),
      });
    } catch (error) {
      this.tell(problemOf(error).message);
    }
  }

  /** A corrected name finds its bodies anew, so a person's own choice is put back where it was another one. */
  private async putBodies(id: string, wanted: Item) {
    const ids = (item: Item | undefined) => (item?.bodies ?? []).map((body) => body.id);
    const here = this.find(id);
    if (!here || (here.kind !== 'assignment' && here.kind !== 'report')) return;
    if (ids(here).join() !== ids(wanted).join()) this.take(await chooseBodies(this.plan.id, id, ids(wanted)));
  }
}
