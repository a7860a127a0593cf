// J8, a zone: opened by a decision, not active until its management team has a police officer; every household in it accounted for, one without an
// address included, one by a visit of the round; a branch without cases is let go, then the zone is lifted, and how long its names are kept is set by an
// administrator. Whether isolation opens a food need by itself is tried, and said when it does not.
import { cast, check, enter, look, looks, proved, run, sheet } from './journey.mjs';
import { areaCalled, read, send } from './settling.mjs';

const main = (page) => page.locator('main');
const button = (there, name) => there.getByRole('button', { name, exact: true }).first();
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
const own = (people, login) => people.find((one) => one.login === login);

/** Somebody at the screen of their own, signed in. */
async function at(open, people, login, how) {
  const page = await open(how);
  await enter(page, own(people, login));
  return page;
}

/** A household without an address, a phone or a name: it counts like every other. */
const enterSomebodyHomeless = (desk, hamlet) =>
  send(desk, 'POST', '/api/households', { area: hamlet.id, people: 1, record: { address: '', members: [] } });

async function openZone(desk, hamlet) {
  await desk.goto('/vung');
  await main(desk).getByText('Vùng lâu nhất đứng trước').waitFor();
  await look(desk, 'zones-1280');
  await button(main(desk), 'Mở vùng').click();
  await sheet(desk).getByLabel('Tên vùng').fill('Thôn Bến Đò');
  await sheet(desk).getByLabel('Nằm trong').selectOption({ label: hamlet.name });
  await sheet(desk).getByLabel('Số quyết định').fill('123/QĐ-BCĐ');
  await look(desk, 'zone-open-1280');
  await button(sheet(desk), 'Mở vùng').click();
  await desk.waitForURL(/\/vung\/[0-9a-f-]{36}$/);
  await main(desk).getByText('Vùng chưa có hiệu lực').waitFor();
  check(await button(main(desk), 'Cho có hiệu lực').isDisabled(), 'a zone without its team cannot be activated');
  await look(desk, 'zone-planned-1280');
  return /vung\/([0-9a-f-]{36})/.exec(desk.url())[1];
}

/** Whoever is asked past the screen is refused too: nobody overrides the rule. */
async function refusedWithoutPolice(desk, zone, chair) {
  await send(desk, 'PUT', `/api/zones/${zone}/team`, { members: [{ person: chair, role: '', leads: true }] });
  const me = await read(desk, '/api/me');
  const answer = await desk.request.post(`/api/zones/${zone}/changes`, {
    data: { kind: 'activated', number: '', reason: '', branches: [], households: [], name: '' },
    headers: { 'X-CSRF': me.csrf, 'Idempotency-Key': crypto.randomUUID() },
  });
  check(answer.status() === 409 && (await answer.json()).code === 'zone.team_lacks_police', 'a team without police is refused');
}

async function activate(desk, zone, chair, police) {
  await send(desk, 'PUT', `/api/zones/${zone}/team`, {
    members: [
      { person: chair, role: '', leads: true },
      { person: police, role: 'Tổ phó', leads: false },
    ],
  });
  await desk.reload();
  await button(main(desk), 'Cho có hiệu lực').click();
  await sheet(desk).getByText('mỗi ngày đều phải có tin của từng hộ').waitFor();
  await look(desk, 'zone-activate-1280');
  await button(sheet(desk), 'Cho có hiệu lực').click();
  await main(desk).getByText('hộ chưa nắm được tình hình').waitFor();
  await look(desk, 'zone-active-1280');
}

/** A visit of the round is an answer for the zone too, until it is taken back. */
async function visitAccounts(leader, desk, zone) {
  const me = await read(leader, '/api/me');
  const { items } = await read(leader, `/api/teams/${me.body.id}/round`);
  const missing = async () => (await read(desk, `/api/zones/${zone}`)).missing;
  const before = await missing();
  const visit = await send(leader, 'POST', '/api/check-ins', { household: items[0].household, outcome: 'well', note: '' });
  check((await missing()) === before - 1, 'a visit of the round accounts for the household in its zone');
  await send(leader, 'DELETE', `/api/check-ins/${visit.id}`);
  check((await missing()) === before, 'a visit that was taken back does not');
  await send(leader, 'POST', '/api/check-ins', { household: items[0].household, outcome: 'need', note: '' });
}

/** Everybody has been asked after, at last the one without an address. */
async function accountForEverybody(phone, zone, homeless) {
  const all = [];
  for (let after = ''; after !== null;) {
    const page = await read(phone, `/api/zones/${zone}/households?show=missing&limit=200&after=${after}`);
    all.push(...page.items.map((one) => one.id));
    after = page.next;
  }
  check(all.includes(homeless.id), 'the household without an address is among those to be asked after');
  const others = all.filter((id) => id !== homeless.id);
  await send(phone, 'POST', `/api/zones/${zone}/accounts`, { households: others, how: 'called', day: today });
  await phone.goto(`/vung/${zone}`);
  await main(phone).locator('.number strong', { hasText: /^1$/ }).waitFor();
  await look(phone, 'zone-one-missing-360');
  await main(phone).locator('.home').getByRole('checkbox').check();
  await button(main(phone), 'Ghi 1 hộ đã có tin').click();
  await main(phone).getByText('mọi hộ đã có người hỏi thăm').waitFor();
  await look(phone, 'zone-all-accounted-360');
}

async function policeSeeNoHousehold(page, zone) {
  await page.goto(`/vung/${zone}`);
  await main(page).getByText('123/QĐ-BCĐ').first().waitFor();
  check((await main(page).locator('.home').count()) === 0, 'the police see no household of the zone');
  check((await page.request.get(`/api/zones/${zone}/households`)).status() === 403, 'and may not ask for any');
  await look(page, 'zone-police-360');
}

async function nameBranch(desk, health, zone) {
  const { items } = await read(desk, `/api/zones/${zone}/households?limit=12`);
  const branches = await send(desk, 'POST', `/api/zones/${zone}/branches`, {
    name: 'Ngõ ven sông',
    households: items.map((one) => one.id),
  });
  await send(health, 'PUT', `/api/zone-branches/${branches.items[0].id}/cases`, { day: today, cases: 0 });
  await health.goto(`/vung/${zone}`);
  await main(health).getByText('chưa có ca nào').waitFor();
  await look(health, 'zone-branches-360');
}

async function narrowAndLift(desk, zone) {
  await desk.goto(`/vung/${zone}`);
  await button(main(desk), 'Thu hẹp').click();
  await sheet(desk)
    .getByRole('checkbox', { name: /^Ngõ ven sông/ })
    .check();
  await sheet(desk).getByText('12 hộ').first().waitFor();
  await sheet(desk).getByText('được gỡ phong tỏa').first().waitFor();
  await look(desk, 'zone-narrow-1280');
  await button(sheet(desk), 'Thu hẹp').click();
  await main(desk).getByText('Đã thu hẹp').first().waitFor();
  proved('the review lets a branch without cases go; what that does was shown before');
  await button(main(desk), 'Dỡ bỏ').click();
  await sheet(desk).getByLabel('Lý do').fill('Đã khống chế được ổ dịch');
  await sheet(desk).getByText('Ngày cuối cần có tin').waitFor();
  await button(sheet(desk), 'Dỡ bỏ').click();
  await main(desk).getByText('Đã dỡ bỏ').first().waitFor();
  await look(desk, 'zone-lifted-1280');
  await desk.goto('/vung');
  await main(desk).getByText('Vùng lâu nhất đứng trước').waitFor();
  check((await main(desk).getByRole('link', { name: 'Thôn Bến Đò', exact: true }).count()) === 0, 'a lifted zone is no more in the list');
}

/** How long names are kept has no verified number: it is empty and off until somebody with the paper at hand fills it in. */
async function setRetention(page) {
  await page.goto('/vung/quy-dinh');
  const rule = 'Sau khi dỡ bỏ, giữ danh sách hộ và lời nhắn thêm';
  await main(page).getByText(`${rule}: chưa đặt`).waitFor();
  await look(page, 'zone-rules-1280');
  await button(main(page), `Đổi từ một ngày: ${rule}`).click();
  await sheet(page).getByLabel('Số ngày').fill('30');
  await sheet(page).getByLabel('Theo văn bản nào').fill('Quyết định của Ủy ban nhân dân tỉnh về lưu trữ hồ sơ phòng dịch');
  await sheet(page).getByLabel('Tình trạng').selectOption({ label: 'đang bật' });
  await look(page, 'zone-rule-1280');
  await button(sheet(page), 'Ghi lại').click();
  await main(page).getByText(`${rule} 30 ngày`).waitFor();
}

/** True when somebody is at home in isolation and the needs of the hamlet say so without anybody entering one. */
async function isolationOpensNeed(health, desk, hamlet, household) {
  const count = async () => (await read(desk, `/api/needs?area=${hamlet.id}&limit=200`)).items.length;
  const before = await count();
  await send(health, 'POST', '/api/episodes', { household, kind: 'contact', protection: 'full', name: 'Người ở nhờ', phone: '', note: '' });
  for (let tries = 0; tries < 20; ++tries) {
    if ((await count()) > before) return true;
    await desk.waitForTimeout(250);
  }
  return false;
}

await run('J8', async ({ open }) => {
  const people = await cast(await open());
  const desk = await at(open, people, 'canbo', looks[0]);
  const phone = await at(open, people, 'canbo', looks[3]);
  const police = await at(open, people, 'congan', looks[2]);
  const health = await at(open, people, 'tramyte', looks[3]);
  const leader = await at(open, people, 'to01', looks[3]);
  const admin = await at(open, people, 'quantri', looks[0]);
  const hamlet = await areaCalled(desk, 'Thôn Bến Đò');
  const homeless = await enterSomebodyHomeless(desk, hamlet);
  const peopleOf = async (page) => (await read(page, `/api/bodies/${(await read(page, '/api/me')).body.id}/people`)).items;
  const [chair] = await peopleOf(desk);
  const [officer] = await peopleOf(police);

  const zone = await openZone(desk, hamlet);
  await refusedWithoutPolice(desk, zone, chair.id);
  proved('a zone does not hold until its management team has a head and a police officer');
  await activate(desk, zone, chair.id, officer.id);
  await visitAccounts(leader, desk, zone);
  proved('a visit of the round accounts for the household in its zone');
  await accountForEverybody(phone, zone, homeless);
  proved('every household is accounted for, the one without an address included');
  await policeSeeNoHousehold(police, zone);
  proved('the police see the zone and its counts, and no household');
  await nameBranch(desk, health, zone);
  await narrowAndLift(desk, zone);
  proved('the zone is lifted');
  await setRetention(admin);
  proved('how long the names of a lifted zone are kept is set with its paper; that they go on that day is proved in the tests of zones');
  const isWhole = await isolationOpensNeed(health, desk, hamlet, homeless.id);
  if (isWhole) proved('isolation opens a food need by itself');
  else console.log('          not yet: isolation opens a food need by itself');
});
