// Needs on a telephone in the dark and on a desk in the light: the public form and its refusal, a code, the board with nothing and with something, one
// need with its sheets, an offer. Every screen is looked at with axe.
import { cast, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';
import { askForHelp, openFirst, standingOf } from './asking.mjs';

const kinds = { '1280-light': 'Đi chợ giúp', '360-dark': 'Thuốc, vật tư y tế' };

async function offer(page, how) {
  await page.goto('/can-giup/ngo-giup');
  await page.getByLabel('Xã, phường').fill('Giao Xuân');
  await page
    .getByRole('button', { name: /^Xã Giao Xuân/ })
    .first()
    .click();
  await page.getByRole('radio', { name: kinds[how.name] }).check();
  await page.getByLabel('Số điện thoại').fill('0400 777 888');
  await look(page, `offer-form-${how.name}`);
  await page.getByRole('button', { name: 'Gửi lời ngỏ' }).click();
  await page.getByRole('heading', { name: 'Cảm ơn bà con' }).waitFor();
}

/** Another telephone on each screen, so that neither looks like the other's. */
const phoneOn = (how) => (how.width === 360 ? '0400 553 601' : '0400 551 281');

async function publicPages(page, how) {
  const code = await askForHelp(page, {
    words: 'Nhà một mình',
    phone: phoneOn(how),
    address: 'Phòng 3',
    kind: kinds[how.name],
    pictures: how.name,
  });
  await standingOf(page, code, 'mới nhận');
  await look(page, `help-standing-${how.name}`);
  await page.goto('/can-giup/AAA-BBB-CCC');
  await page.locator('.empty').waitFor();
  await look(page, `help-gone-${how.name}`);
  await offer(page, how);
}

async function desk(page, how) {
  await page.goto('/nhu-cau');
  await page.locator('main li.row').first().waitFor();
  await look(page, `needs-${how.name}`);
  await page.getByRole('button', { name: 'Ghi một lời nhờ' }).click();
  await look(page, `need-take-in-${how.name}`);
  await page.keyboard.press('Escape');
  await openFirst(page, kinds[how.name], phoneOn(how));
  await look(page, `need-${how.name}`);
  await page.getByRole('button', { name: 'Nối với lời nhờ này' }).first().click();
  await page.getByText('Đã nối. Gọi cho hai bên').waitFor();
  for (const [name, button] of [
    ['triage', 'Xem và phân loại'],
    ['refuse', 'Chưa giúp được'],
    ['note', 'Ghi thêm'],
    ['correct', 'Sửa nơi ở'],
    ['withdraw', 'Không cần nữa, ghi nhầm'],
  ]) {
    await page.getByRole('button', { name: button }).click();
    await sheet(page).waitFor();
    await look(page, `need-${name}-${how.name}`);
    await page.keyboard.press('Escape');
  }
  await page.goto('/ho-dan');
  await page
    .getByRole('link', { name: /^H-\d+/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Thẻ nhờ giúp' }).click();
  await page.getByRole('heading', { name: 'Thẻ nhờ giúp' }).waitFor();
  await look(page, `help-card-${how.name}`);
  await page.goto('/nhu-cau/ngo-giup');
  await page.locator('main .chips').waitFor();
  await look(page, `offers-${how.name}`);
}

await run('needs', async ({ open }) => {
  const start = await open();
  const officer = (await cast(start)).find((one) => one.login === 'canbo');
  for (const how of [looks[0], looks[3]]) {
    const page = await open(how);
    await publicPages(page, how);
    proved(`asked and offered without an account (${how.name})`);
    await enter(page, officer);
    await desk(page, how);
    proved(`the board, one need and its sheets (${how.name})`);
  }
});
