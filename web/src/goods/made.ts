import { problemOf } from '../api';
import { say } from '../design/toast.svelte';
import { t } from '../text/text.svelte';
import { undoMovement, type Movement } from './goods';

/** Says that a voucher was written, and takes it back while it is said. */
export function sayMade(made: Movement, ondone: () => Promise<void>): void {
  const run = () =>
    void undoMovement(made.id, '')
      .then(ondone)
      .catch((error: unknown) => say(problemOf(error).message));
  say(t('goods.made', { code: made.code }), { label: t('goods.undo'), run });
}
