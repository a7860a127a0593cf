import type { TextKey } from '../text/text.svelte';
import type { Item } from './plan';
import type { Review } from './review.svelte';

/** What the keys of the review act upon. */
export interface Desk {
  review: Review;
  /** A draft of somebody who may change it. */
  open: boolean;
  add: () => void;
  choose: (item: Item) => void;
  help: () => void;
  paper: () => void;
  find: () => void;
}

interface Key {
  keys: string[];
  /** How it is printed, where that is not the key itself. */
  shown?: string;
  words: TextKey;
  /** Only while the plan can be changed. */
  changes?: boolean;
  /** Only where the keyboard stands on a value: elsewhere the key belongs to the browser. */
  onCard?: boolean;
  run: (desk: Desk) => void;
}

const withLit = (act: (desk: Desk, item: Item) => void) => (desk: Desk) => {
  if (desk.review.lit) act(desk, desk.review.lit);
};

/** The next thing a doubt wants: a body that is not known is chosen, anything else is right as it stands. */
function settle(desk: Desk, item: Item) {
  if (item.needs_body) desk.choose(item);
  else if (item.doubt) void desk.review.confirm(item);
}

export const keys: Key[] = [
  { keys: ['n', 'ArrowRight'], shown: 'n →', words: 'keys.next_doubt', run: ({ review }) => review.step(1) },
  { keys: ['p', 'ArrowLeft'], shown: 'p ←', words: 'keys.previous_doubt', run: ({ review }) => review.step(-1) },
  { keys: ['ArrowDown', 'j'], shown: 'j ↓', words: 'keys.next_value', onCard: true, run: ({ review }) => review.move(1) },
  { keys: ['ArrowUp', 'k'], shown: 'k ↑', words: 'keys.previous_value', onCard: true, run: ({ review }) => review.move(-1) },
  { keys: ['Enter'], words: 'keys.confirm', changes: true, onCard: true, run: withLit(settle) },
  { keys: ['e'], words: 'keys.edit', changes: true, run: withLit(({ review }, item) => (review.editing = item.id)) },
  { keys: ['b'], words: 'keys.bodies', changes: true, run: withLit((desk, item) => desk.choose(item)) },
  { keys: ['Delete'], words: 'keys.drop', changes: true, run: withLit(({ review }, item) => void review.drop(item)) },
  { keys: ['a'], words: 'keys.add', changes: true, run: (desk) => desk.add() },
  { keys: ['Ctrl+z'], shown: 'Ctrl Z', words: 'keys.undo', changes: true, run: ({ review }) => void review.undo() },
  { keys: ['Ctrl+Shift+z', 'Ctrl+y'], shown: 'Ctrl Shift Z', words: 'keys.redo', changes: true, run: ({ review }) => void review.redo() },
  { keys: ['v'], words: 'keys.paper', run: (desk) => desk.paper() },
  { keys: ['/'], words: 'keys.find', run: (desk) => desk.find() },
  { keys: ['?'], words: 'keys.help', run: (desk) => desk.help() },
];

const nameOf = (event: KeyboardEvent) => {
  const main = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const withControl = event.ctrlKey || event.metaKey;
  return `${withControl ? 'Ctrl+' : ''}${withControl && event.shiftKey ? 'Shift+' : ''}${main}`;
};

/** Does what a key asks for; false when it means nothing here. */
export function press(event: KeyboardEvent, desk: Desk): boolean {
  const target = event.target as HTMLElement;
  if (event.altKey || target.closest('input, textarea, select, dialog')) return false;
  const key = keys.find((one) => one.keys.includes(nameOf(event)));
  if (!key || (key.changes && !desk.open)) return false;
  if (key.onCard && target.tagName !== 'ARTICLE') return false;
  key.run(desk);
  return true;
}
