import { tick } from 'svelte';

import { problemOf, type Problem } from '../api';

/** In a sheet the keyboard goes to what was refused: to the field, or to the sentence where it is about no field. */
async function showWhy() {
  await tick();
  const why = document.querySelector<HTMLElement>('dialog[open] :is([aria-invalid], [role=alert])');
  if (!why) return;
  // A sentence takes the focus only once it has been told that it may.
  if (why.tabIndex < 0) why.tabIndex = -1;
  why.scrollIntoView({ block: 'center' });
  why.focus();
}

/** Something that a screen sends: its button waits while it is under way, and a refusal stays until the next try. */
export class Sending {
  busy = $state(false);
  problem = $state<Problem | null>(null);

  async run(send: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    this.problem = null;
    try {
      await send();
    } catch (error) {
      this.problem = problemOf(error);
    }
    this.busy = false;
    if (this.problem) await showWhy();
  }
}
