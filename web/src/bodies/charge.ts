import { get, post, type List, type Named } from '../api';
import { t } from '../text/text.svelte';

/** Who answers for an area, a field, an object group, or several of them at once, from a day to the end of another. */
export interface Charge {
  id: string;
  person: Named;
  area: Named | null;
  field: string | null;
  /** A group of people. */
  object: string | null;
  valid_from: string;
  valid_until: string | null;
  /** Who holds the same on the same days. */
  shared_with: Named[];
}

/** Whom a body can put in charge; an account came by an invitation and stands for no official yet. */
export interface Staff {
  people: Named[];
  accounts: Named[];
}

/** "Thôn Lộ Khê", "lĩnh vực tuyên truyền", "đối tượng sinh viên, lĩnh vực tuyên truyền ở Thôn Lộ Khê". */
export function whatOf({ area, field, object }: Pick<Charge, 'area' | 'field'> & { object?: string | null }): string {
  const what = [object && t('charges.of_object', { object }), field && t('charges.of_field', { field })].filter(Boolean).join(', ');
  if (!what) return area?.name ?? '';
  return area ? t('charges.in_area', { what, area: area.name }) : what;
}

export const chargesOf = (body: string) => get<List<Charge>>(`/api/bodies/${body}/charges`);
export const myCharges = () => get<List<Charge>>('/api/me/charges');
export const staffOf = (body: string) => get<Staff>(`/api/bodies/${body}/staff`);
export const addPerson = (body: string, name: string, account: string | null) =>
  post<Named>(`/api/bodies/${body}/people`, { name, account });
export const putInCharge = (
  person: string,
  wanted: Pick<Charge, 'field' | 'object' | 'valid_until'> & { area: string | null; valid_from: string | null; group: string | null },
) => post<Charge>(`/api/people/${person}/charges`, wanted);
export const endCharge = (id: string, lastDay: string) => post<unknown>(`/api/charges/${id}/end`, { last_day: lastDay });
