import type { Mark } from '../design/mark';
import { t } from '../text/text.svelte';
import type { Need } from './need';

/** The shape that stands for a need's state; late stands over everything that is open. */
export function markOf(need: Pick<Need, 'state' | 'is_late'>): Mark {
  if (need.is_late) return 'late';
  const marks: Record<Need['state'], Mark> = {
    received: 'new',
    triaged: 'waiting',
    assigned: 'waiting',
    under_way: 'doing',
    done: 'done',
    refused: 'declined',
    appealed: 'waiting',
    joined: 'ended',
  };
  return marks[need.state];
}

export const stateWord = (need: Pick<Need, 'state' | 'is_late'>) =>
  need.is_late ? t('need.late_state', { state: t(`need.state.${need.state}`) }) : t(`need.state.${need.state}`);
