import { get, problemOf, Problem, remove } from '../api';

/** A long reading on its way: pages of a scan that are recognised one by one. */
export interface ReadingState {
  page: number;
  pages: number;
  plan: string | null;
  problem: { code: string; message: string } | null;
}

export const readReading = (id: string) => get<ReadingState>(`/api/readings/${id}`);
export const cancelReading = (id: string) => remove<unknown>(`/api/readings/${id}`);

interface Kept {
  id: string;
  name: string;
}

const place = 'lalanh.reading';
const pause = 1000;

/** The reading this browser waits for, so that a page that is loaded again finds it. */
export function keptReading(): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

export function keepReading(reading: Kept | null) {
  try {
    if (reading) localStorage.setItem(place, JSON.stringify(reading));
    else localStorage.removeItem(place);
  } catch {
    // Without storage a reload forgets the reading; the plan still appears in the list when it is done.
  }
}

/** Waits for a reading to end and gives the plan; tells of every page. What was refused comes as a Problem. */
export async function waitForReading(id: string, onpage: (state: ReadingState) => void, stopped: () => boolean): Promise<string | null> {
  while (!stopped()) {
    try {
      const state = await readReading(id);
      if (stopped()) return null;
      if (state.problem) throw new Problem(state.problem.code, state.problem.message);
      if (state.plan) return state.plan;
      onpage(state);
    } catch (error) {
      const problem = problemOf(error);
      // A lost connection ends nothing: the server goes on reading.
      if (problem.code !== 'web.no_network') throw problem;
    }
    await new Promise((later) => setTimeout(later, pause));
  }
  return null;
}
