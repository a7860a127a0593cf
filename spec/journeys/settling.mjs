// How a journey settles its own corner of the country before it begins: requests past the screens, an administrator, people brought in.
import { randomUUID } from 'node:crypto';

import { check } from './journey.mjs';

const password = 'lá lành đùm lá rách';

export async function send(page, method, path, data, type = 'application/json') {
  const me = await page.request.get('/api/me');
  const csrf = me.ok() ? (await me.json()).csrf : '';
  const headers = { 'Idempotency-Key': randomUUID(), 'X-CSRF': csrf, 'Content-Type': type };
  const answer = await page.request.fetch(path, { method, data, headers });
  check(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.status() === 204 ? null : answer.json();
}

export const read = async (page, path) => (await page.request.get(path)).json();

export async function signInAsAdministrator(page) {
  await page.goto('/');
  for (const one of (await read(page, '/api/setup')).sign_ins) {
    const me = await send(page, 'POST', '/api/session', { login: one.login, password: one.password });
    if (me.permissions.includes('administer')) return;
    await page.context().clearCookies();
  }
  throw new Error('Not so: the demonstration has an administrator');
}

/** Takes a list of units in, as of a day, beside those that are there. */
export const takeIn = (page, tree, on) =>
  send(page, 'POST', `/api/areas/import?name=tree.tsv&on=${on}&part=yes`, tree, 'text/tab-separated-values');

/** The area of exactly this name on a day; names repeat in the country, so its province may stand beside it. */
export async function areaCalled(page, name, { on, within } = {}) {
  const words = encodeURIComponent(name);
  const { items } = await read(page, `/api/areas?q=${words}${on ? `&on=${on}` : ''}&limit=100`);
  const area = items.find((one) => one.name === name && (!within || one.path.includes(within)));
  check(area, `${name} stands in the tree`);
  return area;
}

/** Invites somebody to a body and accepts for them. */
export async function bringInPerson(page, body, role, name, login) {
  const { code } = await send(page, 'POST', '/api/invitations', { body, role, name });
  const fresh = await page
    .context()
    .browser()
    .newContext({ baseURL: new URL(page.url()).origin });
  const answer = await fresh.request.post(`/api/invitations/${code}/accept`, {
    data: { login, password },
    headers: { 'Idempotency-Key': randomUUID() },
  });
  check(answer.ok(), `${login} accepts: ${answer.status()} ${await answer.text()}`);
  await fresh.close();
  return { login, password };
}
