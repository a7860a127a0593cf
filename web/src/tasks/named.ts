import { get, post, query, remove, type List, type Named } from '../api';
import { t } from '../text/text.svelte';
import type { BodyTask, NamedPerson } from './task';

/** Somebody of the body that does a task; with an office or a role in the group, where there is one. */
export interface Candidate extends Named {
  title: string;
}

/** "Mai Thị Ngải, Hoàng Văn Lim (không còn trong đơn vị)". */
export const namesOf = (people: NamedPerson[]) =>
  people.map((one) => (one.belongs ? one.name : `${one.name} (${t('names.left')})`)).join(', ');

export const tasksOf = (body: string) => get<List<BodyTask>>(`/api/tasks${query({ body })}`);
export const whoCanBeNamed = (id: string) => get<List<Candidate>>(`/api/tasks/${id}/people`);
export const namePeople = (id: string, people: string[]) => post<unknown>(`/api/tasks/${id}/people`, { people });
export const takeBackName = (id: string, person: string) => remove<unknown>(`/api/tasks/${id}/people/${person}`);
