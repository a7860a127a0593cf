import type { Component } from 'svelte';

import { match } from './router.svelte';

type Screen = Component<Record<string, string>>;

interface Line {
  pattern: string;
  /** Anybody may see it, signed in or not. */
  open?: boolean;
  screen: () => Promise<{ default: unknown }>;
}

/** The table of contents: every screen, fetched when it is first asked for. */
const table: Line[] = [
  { pattern: '/', screen: () => import('../plans/PlanList.svelte') },
  { pattern: '/ke-hoach', screen: () => import('../plans/PlanList.svelte') },
  { pattern: '/tai-khoan', screen: () => import('../accounts/MyAccount.svelte') },
  { pattern: '/moi/{code}', open: true, screen: () => import('../accounts/AcceptInvitation.svelte') },
  { pattern: '/design', open: true, screen: () => import('../design/Gallery.svelte') },
];

export interface Found {
  line: Line;
  parameters: Record<string, string>;
}


export function find(path: string): Found | undefined {
  for (const line of table) {
    const parameters = match(line.pattern, path);
    if (parameters) return { line, parameters };
  }
  return undefined;
}

export const load = async (line: Line) => (await line.screen()).default as Screen;
