import type { Unsent } from '../street/deed';
import { withTelling, type HeldTrip } from './trip';

/** Trips as they stand on the telephone, with every telling that is still to be sent; what was refused did not happen. */
export const tripsWith = (trips: HeldTrip[], unsent: Pick<Unsent, 'deed' | 'moment' | 'refusal'>[]): HeldTrip[] =>
  unsent.reduce(
    (now, { deed, moment, refusal }) =>
      deed.kind === 'telling' && !refusal ? withTelling(now, deed.stop, deed.telling.outcome, new Date(moment.wall).toISOString()) : now,
    trips,
  );
