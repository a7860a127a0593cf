import type { Component } from 'svelte';

import { speakFully } from '../text/text.svelte';
import { match } from './router.svelte';

type Screen = Component<Record<string, string>>;

export interface Line {
  pattern: string;
  /** Anybody may see it, signed in or not. */
  open?: boolean;
  /** Works from what this telephone holds: without a network, and while nobody is signed in. */
  held?: boolean;
  /** Belongs to the first page, with the sentences that come with it. */
  first?: boolean;
  screen: () => Promise<{ default: unknown }>;
}

/** The table of contents: the first page needs no more of it than itself, the rest is fetched behind it. */
export const contents = $state<{ lines: Line[]; state: 'begun' | 'whole' | 'failed' }>({
  lines: [{ pattern: '/', first: true, screen: () => import('./Home.svelte') }],
  state: 'begun',
});

let coming: Promise<void> | undefined;

export function fetchContents(): Promise<void> {
  coming ??= import('./screens').then(
    ({ screens }) => {
      contents.lines = [...contents.lines, ...screens];
      contents.state = 'whole';
    },
    () => {
      contents.state = 'failed';
    },
  );
  return coming;
}

export interface Found {
  line: Line;
  parameters: Record<string, string>;
}

export function find(path: string): Found | undefined {
  for (const line of contents.lines) {
    const parameters = match(line.pattern, path);
    if (parameters) return { line, parameters };
  }
  return undefined;
}

export async function load(line: Line): Promise<Screen> {
  const [screen] = await Promise.all([line.screen(), line.first ? undefined : speakFully()]);
  return screen.default as Screen;
}
