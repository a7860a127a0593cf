import type { Span } from '../design/source';

/** Without case and marks: "hoan thanh" finds "Hoàn thành". */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');

/** A line in which every sign stands where it stood before. */
function plainLine(line: string): string {
  const folded = plain(line);
  return folded.length === line.length ? folded : Array.from({ length: line.length }, (_, place) => plain(line[place]!)[0] ?? ' ').join('');
}

/** The words in their order with any room between them: a printed line may end in the middle of them. */
function patternOf(words: string): RegExp | null {
  const parts = plain(words).split(/\s+/).filter(Boolean);
  return parts.length ? new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('\\s+'), 'g') : null;
}

/** A search in a paper. All of it is searched, whatever is drawn of it: the browser's own search finds only what is near the eye. */
export class Finding {
  words = $state('');
  private at = $state(0);
  private readonly lines: string[];
  /** The field, once it is on the screen. */
  field: HTMLElement | null = null;
  private before: HTMLElement | null = null;

  private readonly text = $derived.by(() => this.lines.map(plainLine).join('\n'));
  private readonly starts = $derived.by(() => {
    let next = 0;
    return this.lines.map((line) => (next += line.length + 1) - line.length - 1);
  });
  /** Each hit with its part of every line it touches. */
  readonly hits = $derived.by<Span[][]>(() => {
    const pattern = patternOf(this.words);
    return pattern ? Array.from(this.text.matchAll(pattern), ({ 0: hit, index }) => this.placesOf(index, index + hit.length)) : [];
  });
  /** The hit that is looked at. */
  readonly here = $derived(this.hits.length ? Math.min(this.at, this.hits.length - 1) : null);

  constructor(lines: string[]) {
    this.lines = lines;
  }

  /** The line on which a sign of the text stands. */
  private lineAt(place: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= place) low = middle;
      else high = middle;
    }
    return low;
  }

  private placesOf(from: number, to: number): Span[] {
    const spans: Span[] = [];
    for (let line = this.lineAt(from); line < this.lines.length && this.starts[line]! < to; line += 1) {
      const start = this.starts[line]!;
      const span = { line, from: Math.max(0, from - start), to: Math.min(this.lines[line]!.length, to - start) };
      if (span.to > span.from) spans.push(span);
    }
    return spans;
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
