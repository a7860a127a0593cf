import { problemOf } from '../api';
import { paging, type Page, type Shown } from './paging';

/** A list that comes page by page (paging.ts), for a screen to show. */
export class Paged<T> implements Shown<T> {
  items = $state.raw<T[]>([]);
  next = $state<string | null>(null);
  problem = $state('');
  ready = $state(false);

  readonly read: () => Promise<void>;
  readonly renew: () => Promise<void>;
  readonly more: () => Promise<void>;
  readonly clear: () => void;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(page: Page<T>) {
    const turns = paging<T>(this, page, (error) => problemOf(error).message);
    ({ read: this.read, renew: this.renew, more: this.more, clear: this.clear } = turns);
  }

  /** Reads when nobody has typed for a moment. */
  readonly readSoon = () => {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => void this.read(), 250);
  };

  /** An act upon the list, which is read again behind it; what it fails of is said. */
  readonly after = async (act: () => Promise<unknown>) => {
    try {
      await act();
      await this.renew();
    } catch (error) {
      this.problem = problemOf(error).message;
    }
  };
}
