import { get, Problem, query, type List, type Named } from '../api';

/** The teams whose households may be taken along: the own one, or for an officer those of the place. */
export async function teamsToHold(body: string): Promise<Named[]> {
  try {
    const { id, name } = await get<Named>(`/api/teams/${body}`);
    return [{ id, name }];
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'team.not_found') throw error;
  }
  const area = await areaOf(body);
  const { items } = await get<List<Named>>(`/api/teams${query({ area })}`);
  return items.map(({ id, name }) => ({ id, name }));
}

/** The area that a body is of. */
export const areaOf = async (body: string) => (await get<{ area: Named }>(`/api/bodies/${body}`)).area.id;
