// A team leader's telephone as its owner uses it, for the screens, the journey and the measurement.
import { randomInt } from 'node:crypto';

import { check } from '../journeys/journey.mjs';
import { read, send } from '../journeys/settling.mjs';

export const pin = '246810';

/** So many fresh households for a team, past the screens, by somebody who may enter them. */
export async function fillTeam(officer, team, count) {
  const { area } = await read(officer, `/api/teams/${team}`);
  const names = ['Đỗ Thị Cam', 'Ngô Văn Quýt', 'Bùi Văn Lựu', 'Cao Thị Mận', 'Lê Thị Hẹ', 'Phạm Văn Ổi'];
  const households = [];
  for (let place = 0; place < count; place += 1) {
    const name = names[place % names.length];
    const members = [
      {
        name: `${name} ${place + 1}`,
        birth_year: 1950 + (place % 40),
        phone: `0400${randomInt(100_000, 999_999)}`,
      },
      { name: `Mai Thị Na ${place + 1}`, birth_year: 1990 },
    ];
    const record = {
      address: `Số ${place + 1}, ngõ ${1 + (place % 9)}, ${area.name}`,
      members,
    };
    households.push(
      (
        await send(officer, 'POST', '/api/households', {
          area: area.id,
          people: 3,
          record,
        })
      ).id,
    );
  }
  for (let from = 0; from < count; from += 100)
    await send(officer, 'POST', `/api/teams/${team}/households`, {
      households: households.slice(from, from + 100),
    });
  return households;
}

/** Signed in before: gives the telephone its PIN and waits until it holds the households. */
export async function setUp(page) {
  await page.goto('/vong');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.getByLabel('Mã PIN sáu số').fill(pin);
  await page.getByLabel('Nhập lại mã PIN').fill(pin);
  await page.getByRole('button', { name: 'Lấy danh sách hộ' }).click();
  await page.getByText('Mọi việc đã gửi').waitFor();
}

export async function unlock(page, with_ = pin) {
  await page.getByLabel('Mã PIN sáu số của máy này').fill(with_);
}

export const unsent = (page, n) => page.getByText(`${n} việc chưa gửi`).first().waitFor();
const press = (page, name) => page.locator('main').getByRole('button', { name, exact: true }).first().click();

/** What is needed, by turns: the kind and how long it can wait, a tap each. */
export const needed = [
  {
    kind: 'food',
    wait: 'today',
    taps: ['Lương thực, thực phẩm', 'Không chờ được, cần trong hôm nay'],
  },
  { kind: 'medicine', wait: 'days', taps: ['Thuốc, vật tư y tế', 'Vài ngày'] },
  {
    kind: 'baby',
    wait: 'later',
    taps: ['Sữa, tã, đồ cho trẻ nhỏ', 'Chưa gấp'],
  },
];
const needsSomething = 'Cần giúp';
const somebodyCame = 'Có người về';
/** Who came, at the first door where somebody did: a record of its own. */
export const traveller = 'Mai Văn Khế';

async function tellWhoCame(page) {
  await press(page, 'Ghi ai về');
  await page.locator('dialog[open]').getByLabel('Tên người về').fill(traveller);
  await page.locator('dialog[open]').getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}

/** Goes to so many doors from where the round begins; tells what was pressed at which. */
export async function visit(page, count, outcomes) {
  const pressed = new Map();
  let needs = 0;
  for (let place = 0; place < count; place += 1) {
    await page.getByRole('link', { name: /^Tiếp theo/ }).click();
    const outcome = outcomes[place % outcomes.length];
    await page.getByRole('button', { name: outcome, exact: true }).waitFor();
    const household = page.url().split('/').at(-1);
    check(!pressed.has(household), 'the round comes to nobody twice before it has come to everybody');
    await press(page, outcome);
    if (outcome === needsSomething) for (const tap of needed[needs++ % needed.length].taps) await press(page, tap);
    await page.getByText(`Đã ghi: ${outcome}`).waitFor();
    if (outcome === somebodyCame && ![...pressed.values()].includes(outcome)) await tellWhoCame(page);
    pressed.set(household, outcome);
  }
  return pressed;
}

/** Opens a household of the open round by its name, as one would: the list and the search. */
export async function openHousehold(page, name) {
  await page.getByRole('link', { name: /^Vòng/ }).first().click();
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('link', { name, exact: true }).first().click();
  await page.getByRole('button', { name: 'Sửa địa chỉ, người' }).waitFor();
}

export async function correct(page, values) {
  await press(page, 'Sửa địa chỉ, người');
  const sheet = page.locator('dialog[open]');
  for (const [label, value] of Object.entries(values)) await sheet.getByRole('textbox', { name: label, exact: true }).fill(value);
  await sheet.getByRole('button', { name: 'Lưu vào máy' }).click();
  await sheet.waitFor({ state: 'detached' });
}
