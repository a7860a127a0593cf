import type { Span } from '../design/source';
import { plain } from '../text/plain';

/** A line as it is searched. `places` tells where each of its signs stands in the printed line, and is null when all stand where they stood. */
interface FoldedLine {
  text: string;
  places: number[] | null;
}

/** A letter and its mark are one sign or two, as the paper was typed; both fold to the letter alone. */
function foldedLine(line: string): FoldedLine {
  const text = plain(line);
  if (text.length === line.length) return { text, places: null };
  let signs = '';
  const places: number[] = [];
  for (let at = 0; at < line.length; at += 1)
    for (const sign of plain(line[at]!)) {
      signs += sign;
      places.push(at);
    }
  return { text: signs, places: [...places, line.length] };
}

/** The words in their order with any room between them: a printed line may end in the middle of them. */
function patternOf(words: string): RegExp | null {
  const parts = plain(words).split(/\s+/).filter(Boolean);
  return parts.length ? new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('\\s+'), 'g') : null;
}

/** The lines of a paper, made ready once to be searched. */
export class FoldedText {
  private readonly lines: FoldedLine[];
  private readonly text: string;
  private readonly starts: number[];

  constructor(lines: string[]) {
    this.lines = lines.map(foldedLine);
    this.text = this.lines.map((line) => line.text).join('\n');
    let next = 0;
    this.starts = this.lines.map((line) => (next += line.text.length + 1) - line.text.length - 1);
  }

  /** Each place where the words stand, with its part of every line that it touches. */
  find(words: string): Span[][] {
    const pattern = patternOf(words);
    return pattern ? Array.from(this.text.matchAll(pattern), ({ 0: hit, index }) => this.placesOf(index, index + hit.length)) : [];
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
      const { text, places } = this.lines[line]!;
      const printed = (at: number) => places?.[at] ?? at;
      const start = this.starts[line]!;
      const span = { line, from: printed(Math.max(0, from - start)), to: printed(Math.min(text.length, to - start)) };
      if (span.to > span.from) spans.push(span);
    }
    return spans;
  }
}
