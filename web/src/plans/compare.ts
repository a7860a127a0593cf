import { get } from '../api';
import type { Kind, PlanLine, Values } from './plan';

export type Change = 'added' | 'removed' | 'changed' | 'moved';

export interface Compared<K extends Kind = Kind> {
  id: string;
  section: string;
  value: Values[K];
  /** The sentence of the paper around it. */
  words: string;
}

export interface ItemDifference {
  change: Change;
  kind: Kind;
  before: Compared | null;
  after: Compared | null;
}

export interface WordRun {
  change: 'same' | 'added' | 'removed';
  text: string;
}

export interface SectionDifference {
  change: Change;
  before: string;
  after: string;
  heading: string;
  words: WordRun[];
}

export interface Version {
  id: string;
  state: 'draft' | 'issued';
  name: string;
  title: string;
  number: string;
  date: string | null;
}

export interface Comparison {
  before: Version;
  after: Version;
  items: ItemDifference[];
  sections: SectionDifference[];
  same_sections: number;
}

export const compare = (before: string, after: string) => get<Comparison>(`/api/plans/${before}/compare/${after}`);

export const compareAddress = (before: string, after: string) => `/ke-hoach/so-sanh?cu=${before}&moi=${after}`;

const plain = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

/** The other version of a plan on the same desk, when there is exactly one with its title or number. */
export function likelyOther(plans: PlanLine[], one: string): string {
  const plan = plans.find((line) => line.id === one);
  if (!plan) return '';
  const alike = plans.filter(
    (line) => line.id !== one && ((plan.title && plain(line.title) === plain(plan.title)) || (plan.number && line.number === plan.number)),
  );
  return alike.length === 1 ? alike[0]!.id : '';
}

const around = 14;

/** A long run of words that stayed, cut to what stands beside a change. */
export function shortened(runs: WordRun[], whole: boolean): WordRun[] {
  if (whole) return runs;
  return runs.map((run, place) => {
    const words = run.text.split(' ');
    if (run.change !== 'same' || words.length <= 2 * around + 4) return run;
    const before = place === 0 ? [] : words.slice(0, around);
    const after = place === runs.length - 1 ? [] : words.slice(-around);
    return { ...run, text: [...before, '…', ...after].join(' ') };
  });
}

export const isLong = (runs: WordRun[]) => runs.some((run) => run.change === 'same' && run.text.split(' ').length > 2 * around + 4);
