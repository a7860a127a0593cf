import type { Span } from '../design/source';
import { FoldedText } from './folded';

/** A search in a paper. All of it is searched, whatever is drawn of it: the browser's own search finds only what is near the eye. */
export class Finding {
  words = $state('');
  private at = $state(0);
  private readonly lines: string[];
  /** The field, once it is on the screen. */
  field: HTMLElement | null = null;
  private before: HTMLElement | null = null;

  private readonly text = $derived.by(() => new FoldedText(this.lines));
  /** Each hit with its part of every line it touches. */
  readonly hits = $derived.by<Span[][]>(() => (this.words.trim() ? this.text.find(this.words) : []));
  /** The hit that is looked at. */
  readonly here = $derived(this.hits.length ? Math.min(this.at, this.hits.length - 1) : null);

  constructor(lines: string[]) {
    this.lines = lines;
  }

  search(words: string) {
    this.words = words;
    this.at = 0;
  }

  /** The next hit or the one before; after the last comes the first again. */
  step(by: 1 | -1) {
    const n = this.hits.length;
    if (this.here !== null) this.at = (this.here + by + n) % n;
  }

  /** Brings the keyboard to the field and remembers where it was. */
  begin() {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && activeElement !== document.body) this.before = activeElement;
    const input = this.field?.querySelector('input');
    input?.focus();
    input?.select();
  }

  /** Nothing is marked any more, and the keyboard goes back to where it was. */
  leave(otherwise?: HTMLElement | null) {
    this.search('');
    const back = this.before?.isConnected && !this.field?.contains(this.before) ? this.before : otherwise;
    this.before = null;
    back?.focus({ preventScroll: true });
  }
}
