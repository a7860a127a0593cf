// Farm produce on a telephone in the dark and on a desk in the light: the public list, a posting and its code, what fits it with why, both brought together, and
// the sheet that asks for a purchase. Every screen is looked at with axe.
import { cast, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

const main = (page) => page.locator('main');

async function post(page, how) {
  await page.goto('/nong-san');
  await main(page).getByText('Trứng').first().waitFor();
  await look(page, `produce-list-${how.name}`);
  await page.goto('/nong-san/dang');
  await page.getByLabel('Xã, phường').fill('Giao Xuân');
  await page
    .getByRole('button', { name: /^Xã Giao Xuân/ })
    .first()
    .click();
  await page.getByLabel('Mặt hàng').selectOption({ label: 'Trứng gia cầm' });
  await page.getByLabel(/^Số lượng/).fill('20');
  await page.getByLabel(/^Giá bán/).fill('25000');
  await page.getByLabel('Đến hết ngày').fill(await page.getByLabel('Có từ ngày').inputValue());
  await page.getByLabel('Số điện thoại').fill('0400 777 999');
  await look(page, `produce-form-${how.name}`);
  await page.getByRole('button', { name: 'Đăng tin', exact: true }).click();
  await page.getByRole('heading', { name: 'Đã đăng tin' }).waitFor();
  const code = await main(page).locator('strong').innerText();
  await page.goto('/nong-san/ma');
  await page.getByLabel('Mã theo dõi').fill(code);
  await page.getByRole('button', { name: 'Xem tin' }).click();
  await main(page).getByText('Còn hàng').waitFor();
  await look(page, `produce-own-${how.name}`);
  await page.getByRole('button', { name: 'Rút tin' }).click();
  await main(page).getByText('Đã khép').waitFor();
}

async function openOne(page, title) {
  await page.goto('/nong-san');
  await main(page).getByRole('link', { name: title }).first().click();
  await page.getByRole('heading', { level: 1, name: /^Bà con có nông sản/ }).waitFor();
}

async function desk(page, how) {
  await openOne(page, /^Bắp cải/);
  await main(page).getByText('Đã nối với').waitFor();
  await page.getByRole('button', { name: 'Mở để gọi' }).click();
  await main(page).getByText('Phạm Văn Su').waitFor();
  await look(page, `produce-desk-${how.name}`);
  await page.getByRole('button', { name: 'Nối hai bên' }).first().click();
  await page.getByText('Đã nối. Gọi cho hai bên').waitFor();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByRole('button', { name: 'Nối hai bên' }).first().waitFor();
  await page.getByRole('button', { name: 'Đưa vào mua hàng cứu trợ' }).click();
  await sheet(page)
    .getByLabel(/^Số lượng/)
    .fill('10');
  await look(page, `produce-buy-${how.name}`);
  await page.keyboard.press('Escape');
}

await run('produce', async ({ open }) => {
  const start = await open();
  const officer = (await cast(start)).find((one) => one.login === 'canbo');
  for (const how of [looks[0], looks[3]]) {
    const page = await open(how);
    await post(page, how);
    proved(`offered without an account, looked after and withdrawn by the code (${how.name})`);
    await enter(page, officer);
    await desk(page, how);
    proved(`what fits with why, brought together and undone, and the sheet of a purchase (${how.name})`);
  }
});
