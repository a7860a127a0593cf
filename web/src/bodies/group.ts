import { get, post, query, upload, type List, type Named, type Problem } from '../api';
import type { TextKey } from '../text/text.svelte';

export type Rank = 'head' | 'deputy' | 'member';

export interface Member extends Named {
  /** As the decision words it. */
  role: string;
  rank: Rank;
  /** The last day of one who leaves. */
  valid_until: string | null;
}

/** What the founding decision of a working group says, and who sits in it. */
export interface Group extends Named {
  founding: string | null;
  stated_size: number | null;
  size: number;
  size_differs: boolean;
  head: Named | null;
  secretariat: Named | null;
  members: Member[];
}

export interface NewGroup {
  name: string;
  founding: string | null;
  /** What is no number goes as it was typed, and the answer says so at its field. */
  stated_size: number | string | null;
  secretariat: string | null;
}

export interface NewMember {
  person: string;
  role: string;
  rank: Rank;
  /** Without it from today. */
  from: string | null;
}

export const wordOfRank: Record<Rank, TextKey> = { head: 'group.head', deputy: 'group.deputy', member: 'group.member' };
/** What decisions call them: proposed in Vietnamese whoever reads the screen, for it is written down as the paper words it. */
export const roleOf: Record<Rank, string> = { head: 'Tổ trưởng', deputy: 'Tổ phó', member: 'Thành viên' };

/** The decision as papers cite it: in Vietnamese whoever reads the screen, for it names a Vietnamese paper. */
export function citeDecision(number: string, signed: string): string | null {
  const [year, month, date] = signed.split('-').map(Number);
  const parts = [number && `số ${number}`, signed && `ngày ${date}/${month}/${year}`].filter(Boolean);
  return parts.length ? `Quyết định ${parts.join(' ')}` : null;
}

/** Under which field a refusal stands that names none itself. */
const fieldOf: Record<string, string> = {
  'body.name_empty': 'name',
  'body.already_there': 'name',
  'group.size_wrong': 'stated_size',
  'group.already_member': 'person',
  'person.not_found': 'person',
  'person.name_empty': 'person_name',
};

export const refusedAt = (problem: Problem | null, field: string): string | undefined =>
  problem?.field(field) ?? (problem && fieldOf[problem.code] === field ? problem.message : undefined);
/** The sentence of a refusal that belongs under no field. */
export const refusedWhole = (problem: Problem | null): string | undefined =>
  problem && !problem.fields.length && !fieldOf[problem.code] ? problem.message : undefined;

/** One of a list of members, and whom of the directory it means. */
export interface Listed {
  name: string;
  post: string;
  role: string;
  rank: Rank | 'staff';
  person: Named | null;
  unit: Named | null;
  is_member: boolean;
}

/** Reads a list of members and compares it with the directory; nothing is written down yet. */
export const readMemberList = (group: string, file: File) =>
  upload<List<Listed>>(`/api/groups/${group}/member-list${query({ name: file.name })}`, file);

export const readGroup = (id: string) => get<Group>(`/api/groups/${id}`);
/** The working groups whose work the reader hands out. */
export const myGroups = () => get<List<Named>>('/api/me/groups');
export const foundGroup = (of: string, wanted: NewGroup) => post<Group>(`/api/bodies/${of}/groups`, wanted);
export const joinGroup = (group: string, member: NewMember) => post<Group>(`/api/groups/${group}/members`, member);
export const leaveGroup = (group: string, person: string, lastDay: string) =>
  post<Group>(`/api/groups/${group}/leave`, { person, last_day: lastDay });
