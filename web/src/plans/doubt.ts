import { isSaid, t } from '../text/text.svelte';
import type { Item } from './plan';

/** A doubt as a sentence that says what to do; a code this version does not know still asks for a look. */
export function doubtInWords(item: Item): string {
  if (item.needs_body) return t(item.kind === 'report' ? 'doubt.report_body' : 'doubt.needs_body');
  const key = item.doubt?.startsWith('doubt.') ? item.doubt : `doubt.${item.doubt}`;
  return isSaid(key) ? t(key) : t('doubt.look');
}
