import { onMount } from 'svelte';

import { inTurn } from './turn';

/** What happens elsewhere, as it happens: one stream of events for the whole page, open while some screen listens. */
type Listener = () => void;

const listeners = new Set<Listener>();
let stream: EventSource | undefined;
let waiting: ReturnType<typeof setTimeout> | undefined;

// Several lines of the journal often belong to one act: the screens are told once.
function tell() {
  clearTimeout(waiting);
  waiting = setTimeout(() => listeners.forEach((listener) => listener()), 250);
}

/** Reads what a screen shows when it opens, and again whenever something changed, for as long as it stands. */
export function keepFresh(read: () => Promise<void>): void {
  const readInTurn = inTurn(read);
  onMount(() => {
    void readInTurn();
    return whenChanged(() => void readInTurn());
  });
}

/** Calls back soon after anything changed that this person may see; the answer ends it. The browser itself reconnects and resumes. */
export function whenChanged(listener: Listener): () => void {
  listeners.add(listener);
  if (!stream) {
    stream = new EventSource('/api/events');
    stream.onmessage = tell;
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size) return;
    clearTimeout(waiting);
    stream?.close();
    stream = undefined;
  };
}
