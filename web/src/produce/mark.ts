import type { Mark } from '../design/mark';
import type { Posting } from './produce';

export const marks: Record<Posting['state'], Mark> = { open: 'new', taken: 'done', over: 'ended', closed: 'ended' };
