import { untrack } from 'svelte';

/** Runs when a sheet opens, and not again while it is open: a page that is read anew behind it never takes away what somebody has typed. */
export function whenOpened(isOpen: () => boolean, begin: () => void) {
  $effect(() => {
    if (isOpen()) untrack(begin);
  });
}
