import { get, type List, type Named } from '../api';

/** What the founding decision of a working group says, and who sits in it. */
export interface Group extends Named {
  founding: string | null;
  stated_size: number | null;
  size: number;
  size_differs: boolean;
  head: Named | null;
  secretariat: Named | null;
}

export const readGroup = (id: string) => get<Group>(`/api/groups/${id}`);
/** The working groups whose work the reader hands out. */
export const myGroups = () => get<List<Named>>('/api/me/groups');
