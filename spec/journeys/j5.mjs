// J5, the offline round: two telephones of one team without a network, forty households visited, a browser closed in between,
// an answer lost, households edited on both; back online nothing is lost, nothing doubled, and the one true conflict is shown to a person.
// Three needs, an arrival and a note on how people are go up as records of their own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { correct, fillTeam, needed, openHousehold, setUp, traveller, unlock, unsent, visit } from '../street/telephone.mjs';
import { cast, check, enter, look, looks, proved, runOffline, sheet } from './journey.mjs';
import { bringInPerson, read, signInAsAdministrator } from './settling.mjs';

const folder = mkdtempSync(join(tmpdir(), 'phone-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const words = {
  well: 'Tất cả khỏe',
  not_home: 'Không có nhà',
  need: 'Cần giúp',
  arrival: 'Có người về',
  met: 'Đã gặp riêng',
};
const wordsOf = (outcomes) => outcomes.map((one) => words[one]);
const common = ['Bùi Văn Lựu 3', 'Cao Thị Mận 4'];

/** The server took the records in, but the telephone never heard of it. */
async function loseOneAnswer(page) {
  let lost = 0;
  await page.route('**/api/devices/*/records', async (route) => {
    if (lost++ > 0) return route.continue();
    await route.fetch();
    await route.abort();
  });
  return () => lost;
}

async function newVisits(officer, began, households) {
  const found = [];
  for (const id of households) {
    const { items } = await read(officer, `/api/households/${id}/check-ins?limit=20`);
    found.push(...items.filter((one) => one.received_at > began));
  }
  return found;
}

await runOffline('J5', async ({ open, openTelephone }) => {
  const officer = await open(looks[0]);
  const people = await cast(officer);
  const who = (login) => people.find((one) => one.login === login);
  const administrator = await open(looks[0]);
  await signInAsAdministrator(administrator);

  const asLeader = await open(looks[2]);
  await asLeader.goto('/');
  await enter(asLeader, who('to01'));
  const team = (await read(asLeader, '/api/me')).body.id;
  await asLeader.context().close();
  const deputy = await bringInPerson(administrator, team, 'team_leader', 'Ngô Văn Tía Tô', 'topho01');
  await enter(officer, who('canbo'));
  const households = await fillTeam(officer, team, 50);
  proved('a team has a leader, a deputy and its households');

  let first = await openTelephone(join(folder, 'first'), looks[2]);
  await enter(first, who('to01'));
  await setUp(first);
  await look(first, 'j5-round');
  const second = await openTelephone(join(folder, 'second'), looks[3]);
  await enter(second, deputy);
  await setUp(second);
  proved('two telephones hold the households, each sealed with a PIN');

  const began = (await read(officer, `/api/teams/${team}/devices`)).items
    .map((one) => one.added_at)
    .sort()
    .at(-1);
  for (const page of [first, second]) await page.context().setOffline(true);
  const morning = await visit(first, 20, wordsOf(['well', 'well', 'not_home', 'met']));
  await unsent(first, 20);
  await first.context().close();
  first = await openTelephone(join(folder, 'first'), looks[2]);
  await first.context().setOffline(true);
  await first.goto('/vong');
  await unlock(first, '111111');
  await first.getByText('Mã PIN chưa đúng').waitFor();
  await unlock(first);
  await unsent(first, 20);
  proved('twenty doors without a network, then the browser is closed: it opens again without one, with its PIN, and nothing is gone');

  const afternoon = await visit(first, 20, wordsOf(['well', 'need', 'arrival', 'well', 'well', 'well', 'well']));
  await openHousehold(first, common[0]);
  await correct(first, { 'Địa chỉ': 'Sau chùa, cổng xanh' });
  await openHousehold(first, common[1]);
  await correct(first, { 'Số người': '5' });
  await unsent(first, 46);
  await first.goto('/vong');
  await unlock(first);
  await unsent(first, 46);
  await first.getByRole('button', { name: 'Ghi tình hình' }).click();
  await look(first, 'j5-note');
  for (const tap of ['Lương thực, thực phẩm', 'Điều khó']) await sheet(first).getByRole('button', { name: tap }).click();
  await unsent(first, 47);

  await openHousehold(second, common[0]);
  await correct(second, { 'Địa chỉ': 'Cạnh giếng làng' });
  await openHousehold(second, common[1]);
  await correct(second, { 'Địa chỉ': 'Đầu ngõ 4' });
  await unsent(second, 2);
  proved('forty doors on one telephone; two households edited on both, one in the same field');

  await second.context().setOffline(false);
  await second.getByText('Mọi việc đã gửi').waitFor();
  const lost = await loseOneAnswer(first);
  await first.context().setOffline(false);
  await first.getByText('1 việc cần anh/chị xem lại').waitFor({ timeout: 60_000 });
  check(lost() > 1, `an answer was lost and the records went a second time (${lost()} calls)`);
  proved('back online: an answer is lost on the way, the records go again');

  const pressed = new Map([...morning, ...afternoon]);
  const visits = await newVisits(officer, began, new Set([...pressed.keys(), ...households]));
  check(pressed.size === 40, `forty households were visited: ${pressed.size}`);
  check(visits.length === 40, `forty visits reached the server, none twice: ${visits.length}`);
  for (const one of visits) check(words[one.outcome] === pressed.get(one.household), `${one.household} is told as it was pressed`);
  proved('nothing is lost and nothing doubled: forty visits, each as it was pressed');

  const inNeed = [...pressed].filter(([, outcome]) => outcome === words.need).map(([household]) => household);
  const asked = await Promise.all(inNeed.map((household) => read(officer, `/api/households/${household}/needs`)));
  for (const { items } of asked)
    check(items.length === 1 && items[0].source === 'team', `one need for each household, by its team: ${items.length}`);
  const said = (list) => JSON.stringify(list.map(({ kind, wait }) => `${kind} ${wait}`).sort());
  check(
    said(asked.map(({ items }) => items[0])) === said(needed),
    'three needs stand on the board, of the kind and as urgent as was tapped',
  );
  proved('three needs were opened at the doors with two taps each, as records of their own');

  const { items: came } = await read(officer, `/api/declared-arrivals?team=${team}`);
  check(came.length === 1, `who came is declared once: ${came.length}`);
  const declared = await read(officer, `/api/declared-arrivals/${came[0].id}`);
  check(JSON.stringify(declared).includes(traveller), 'by name, for those who look after them');
  const { area } = await read(officer, `/api/teams/${team}`);
  const { items: notes } = await read(officer, `/api/areas/${area.id}/situation-notes?topic=food`);
  check(notes.length === 1 && notes[0].tone === 'hard', 'how people are was told once');
  proved('who came and how people are went up as records of their own');

  await first.getByText('1 việc cần anh/chị xem lại').click();
  const card = first.getByRole('article', {
    name: `${common[0]}: hai người cùng sửa`,
  });
  await card.getByText('Cạnh giếng làng').waitFor();
  await card.getByText('Sau chùa, cổng xanh').waitFor();
  check((await first.getByRole('article').count()) === 1, 'there is one conflict and no other');
  await look(first, 'j5-conflict');
  await card.getByRole('button', { name: 'Giữ bản của tôi' }).click();
  await first.getByText('Không còn việc nào chưa gửi').waitFor();
  const [chosen, merged] = await Promise.all([2, 3].map((place) => read(officer, `/api/households/${households[place]}`)));
  check(chosen.record.address === 'Sau chùa, cổng xanh', `the person's choice stands: ${chosen.record.address}`);
  check(merged.record.address === 'Đầu ngõ 4' && merged.people === 5, 'different fields of one household were merged');
  proved(
    'the one true conflict is shown to a person with both values, and the choice is what stands; different fields merged by themselves',
  );

  await officer.goto('/vong/xa');
  await officer.getByRole('link', { name: 'Chưa gặp được' }).waitFor();
  await look(officer, 'j5-ward');
  await officer.goto(`/vong/to/${team}/may`);
  await officer.getByRole('button', { name: /^Thu hồi Điện thoại của Ngô Văn Tía Tô/ }).click();
  await officer.locator('dialog[open]').getByRole('button', { name: 'Thu hồi' }).click();
  await officer.getByText('Đã thu hồi lúc').waitFor();
  await second.goto('/vong');
  await unlock(second);
  await second.getByText('Điện thoại này đã bị thu hồi').waitFor();
  check((await second.getByText(common[0]).count()) === 0, 'a revoked telephone shows no household');
  proved('the ward revokes a telephone: its session ends, and it forgets the households');

  for (const page of [first, second]) await page.context().close();
});
