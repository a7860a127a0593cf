/**
 * When something was done on this telephone, written down so that it can be said later how long ago that is. A cheap telephone's clock may be put
 * right in between, back or forth by years.
 */
export interface Moment {
  wall: number;
  /** The opening of the page in which it was done, and the ticks since then: they stand still while the telephone sleeps and never run ahead. */
  page: string;
  ticks: number;
  /** By the same clock: when the server was last heard before. It cannot have been done earlier than that. */
  heard: number | null;
}

const page = Math.random().toString(36).slice(2);

export const momentNow = (heard: number | null): Moment => ({ wall: Date.now(), page, ticks: performance.now(), heard });

/** What was written on paper and is typed in now: only the day and hour are known. */
export const momentOnPaper = (wall: number): Moment => ({ wall, page: '', ticks: 0, heard: null });

/** Seconds, at least the ticks counted since and at most the time since the server was heard before. */
export function secondsSince(moment: Moment, now: Moment = momentNow(null)): number {
  const least = moment.page === now.page ? now.ticks - moment.ticks : 0;
  const most = moment.heard !== null && now.wall > moment.heard ? now.wall - moment.heard : Infinity;
  return Math.round(Math.max(least, Math.min(now.wall - moment.wall, most)) / 1000);
}
