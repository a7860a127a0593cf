import { dayOf } from './deed';
import type { Household, Light, Outcome } from './household';

/** How often a household is to be asked after, as the server's rule of the day says. */
export interface RoundRule {
  valid_from: string;
  due_days: number;
  overdue_days: number;
}

const dayLength = 24 * 60 * 60 * 1000;
export const daysSince = (since: string, today: string) => Math.round((Date.parse(today) - Date.parse(since)) / dayLength);

/** Rates the round and never the household; it changes with the days although nothing was fetched. */
export function lightOf(household: Pick<Household, 'since'>, rule: RoundRule, today: string): Light {
  const days = daysSince(household.since, today);
  return days >= rule.overdue_days ? 'overdue' : days >= rule.due_days ? 'due' : 'met';
}

export const wasMetOn = (household: Household, day: string) => household.was_met && household.since >= day;
export const wasTriedOn = (household: Household, day: string) => household.tried_at !== null && dayOf(household.tried_at) === day;

/** Doors that nobody opened today come again after the others; who was met today stands last. */
const turn = (household: Household, today: string) => (wasMetOn(household, today) ? 2 : wasTriedOn(household, today) ? 1 : 0);

/** Whoever waits longest first; of those who wait as long, whoever has it hard. */
export function inOrder(households: Household[], today: string): Household[] {
  const key = (one: Household) => [turn(one, today), one.since, one.record?.hardship ? 0 : 1, one.code] as const;
  return households
    .map((household) => ({ household, key: key(household) }))
    .sort((a, b) => {
      for (const [place, mine] of a.key.entries()) {
        const other = b.key[place]!;
        if (mine !== other) return mine < other ? -1 : 1;
      }
      return 0;
    })
    .map((one) => one.household);
}

export interface Figures {
  households: number;
  met: number;
  overdue: number;
  /** What was found at the door last, today. */
  found: Record<Outcome, number>;
}

export function figuresOf(households: Household[], rule: RoundRule, today: string): Figures {
  const found: Record<Outcome, number> = { well: 0, not_home: 0, need: 0, arrival: 0, met: 0 };
  for (const one of households) if (one.outcome && wasTriedOn(one, today)) found[one.outcome] += 1;
  return {
    households: households.length,
    met: households.filter((one) => wasMetOn(one, today)).length,
    overdue: households.filter((one) => lightOf(one, rule, today) === 'overdue').length,
    found,
  };
}
