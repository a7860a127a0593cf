import type { Mark } from '../design/mark';
import type { Fundraiser } from './gift';

export const marks: Record<Fundraiser['state'], Mark> = {
  coming: 'waiting',
  receiving: 'doing',
  distributing: 'doing',
  distributed: 'done',
  withdrawn: 'ended',
};
export const isLate = (one: Fundraiser) => one.dues.some((due) => due.is_late);
