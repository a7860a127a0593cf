import { problemOf, type Problem } from '../api';

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
  }
}
