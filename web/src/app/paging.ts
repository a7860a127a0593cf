/** What a screen shows of a list that comes page by page. */
export interface Shown<T> {
  items: T[];
  /** Where the next page begins; nothing after the last. */
  next: string | null;
  problem: string;
  /** Whether anything was answered yet. */
  ready: boolean;
}

export type Page<T> = (after: string | null) => Promise<{ items: T[]; next: string | null }>;

/**
 * The turning of pages. The answer to the newest question stands, however late that to an older one comes; pages that
 * were turned stay when the list is read again; a failure is said and takes nothing away.
 */
export function paging<T>(shown: Shown<T>, page: Page<T>, say: (error: unknown) => string) {
  let turned = 1;
  let newest = 0;

  async function show(pages: number, answer: () => Promise<{ items: T[]; next: string | null }>) {
    const question = ++newest;
    try {
      const { items, next } = await answer();
      if (question !== newest) return;
      turned = pages;
      Object.assign(shown, { items, next, problem: '', ready: true });
    } catch (error) {
      if (question === newest) Object.assign(shown, { problem: say(error), ready: true });
    }
  }

  async function asFarAsTurned() {
    let { items, next } = await page(null);
    for (let n = 1; n < turned && next; ++n) {
      const further = await page(next);
      items = [...items, ...further.items];
      next = further.next;
    }
    return { items, next };
  }

  async function furtherOne() {
    const further = await page(shown.next);
    return { items: [...shown.items, ...further.items], next: further.next };
  }

  return {
    /** Another question: from its first page. */
    read() {
      turned = 1;
      return show(1, () => page(null));
    },
    /** The same question again. */
    renew: () => show(turned, asFarAsTurned),
    /** Something else is shown: what was, and what still comes of it, is no longer wanted. */
    clear() {
      turned = 1;
      newest += 1;
      Object.assign(shown, { items: [], next: null, problem: '', ready: false });
    },
    more: () => show(turned + 1, furtherOne),
  };
}
