import type { Mark } from '../design/mark';
import { t } from '../text/text.svelte';
import type { Voice } from './voice';

/** The shape that stands for a voice's state; late stands over everything that is open. */
export function markOf(voice: Pick<Voice, 'state' | 'is_late'>): Mark {
  if (voice.is_late) return 'late';
  const marks: Record<Voice['state'], Mark> = {
    received: 'new',
    classified: 'waiting',
    given: 'doing',
    raised: 'waiting',
    coming_down: 'doing',
    answered: 'done',
    closed: 'ended',
    joined: 'ended',
  };
  return marks[voice.state];
}

export const stateWord = (voice: Pick<Voice, 'state' | 'is_late'>) =>
  voice.is_late ? t('voice.late_state', { state: t(`voice.state.${voice.state}`) }) : t(`voice.state.${voice.state}`);
