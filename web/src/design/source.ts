/** Words of one line of the source: half-open, in UTF-16 columns, as the server counts them. */
export interface Span {
  line: number;
  from: number;
  to: number;
}

export interface PlacedSpan extends Span {
  item: string;
  /** Not underlined until it is lit, such as a whole section. */
  quiet?: boolean;
}

/** Words that a search found, or the part of them that stands on this line; the hits are counted from 0. */
export interface PlacedHit extends Span {
  hit: number;
}

/** A run of one line that belongs to the same items; the innermost item stands last. */
export interface Piece {
  text: string;
  items: string[];
  quiet: boolean;
  hit?: number | undefined;
}

/** The spans of every line, found once; a line is cut when it is drawn. */
export function byLine<S extends Span>(spans: S[]): Map<number, S[]> {
  const lines = new Map<number, S[]>();
  for (const span of spans) {
    const here = lines.get(span.line);
    if (here) here.push(span);
    else lines.set(span.line, [span]);
  }
  return lines;
}

/** A line cut where a span begins or ends, so that overlapping values can be lit apart from each other. */
export function cutLine(line: string, spans: PlacedSpan[], hits: PlacedHit[] = []): Piece[] {
  if (line.trim() === '') return [];
  const edges = [...new Set([0, line.length, ...[...spans, ...hits].flatMap((span) => [span.from, span.to])])]
    .filter((edge) => edge <= line.length)
    .sort((a, b) => a - b);
  const widestFirst = [...spans].sort((a, b) => b.to - b.from - (a.to - a.from));
  return edges.slice(0, -1).map((from, place) => {
    const to = edges[place + 1] ?? line.length;
    const here = widestFirst.filter((span) => span.from <= from && to <= span.to);
    const { hit } = hits.find((span) => span.from <= from && to <= span.to) ?? {};
    return { text: line.slice(from, to), items: here.map((span) => span.item), quiet: here.every((span) => span.quiet), hit };
  });
}
