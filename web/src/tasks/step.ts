import { problemOf } from '../api';
import { say } from '../design/toast.svelte';
import { t } from '../text/text.svelte';
import { takeStepBack, type Step } from './task';

/** Takes back what one has just said of a task, and says so. */
export async function undoStep(task: string, step: Step, onundone: () => void) {
  try {
    await takeStepBack(task, step);
    say(t(`step.undone.${step}`));
  } catch (error) {
    say(problemOf(error).message);
  }
  onundone();
}

/** Says what was done, with "Hoàn tác" beside it. */
export const sayStep = (task: string, step: Step, said: string, onundone: () => void) =>
  say(said, { label: t('undo'), run: () => void undoStep(task, step, onundone) });
