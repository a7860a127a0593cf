// Who comes, on a telephone in the dark and on a desk in the light: somebody declares without an account and puts it right by the code, the officer
// opens it, enters it in the register, and writes down another one.
import { cast, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

const main = (page) => page.locator('main');

async function pickPlace(inside) {
  await inside.getByLabel('Xã, phường').fill('Giao Xuân');
  await inside
    .getByRole('button', { name: /^Xã Giao Xuân/ })
    .first()
    .click();
}

async function declare(page, how) {
  await page.goto('/khai-bao');
  await pickPlace(main(page));
  await main(page).getByLabel('Tên người về').fill('Đỗ Thị Mơ');
  await main(page).getByLabel('Từ đâu về').fill('Bình Dương');
  await main(page).getByLabel('Ở đâu').fill('Nhà trọ đầu ngõ 4');
  await main(page).getByLabel('Ai đi cùng').fill('Cháu Bin, 3 tuổi');
  await main(page).getByRole('region', { name: 'Trạm y tế xã dặn' }).getByText('Báo trước một ngày').waitFor();
  await look(page, `declare-form-${how.name}`);
  await main(page).getByRole('button', { name: 'Gửi' }).click();
  await page.getByRole('heading', { name: 'Cảm ơn bà con đã báo' }).waitFor();
  await look(page, `declare-received-${how.name}`);
  await main(page).getByRole('link', { name: 'Xem tờ khai' }).click();
  await main(page).getByText('Cháu Bin, 3 tuổi').waitFor();
  await look(page, `declared-${how.name}`);
  await main(page).getByRole('button', { name: 'Sửa' }).click();
  await sheet(page).getByLabel('Số điện thoại của người về').fill('0400 111 222');
  await sheet(page).getByRole('button', { name: 'Lưu' }).click();
  await main(page).getByText('0400111222').waitFor();
}

async function desk(page, how) {
  await page.goto('/nguoi-ve');
  await main(page).locator('li.row').first().waitFor();
  await look(page, `arrivals-${how.name}`);
  await main(page).getByRole('button', { name: 'Ghi giúp một người về' }).click();
  await sheet(page).getByLabel('Tên người về').waitFor();
  await look(page, `arrival-write-${how.name}`);
  await page.keyboard.press('Escape');
  await main(page).locator('li.row a').first().click();
  await main(page).getByText('Bình Dương').waitFor();
  await look(page, `arrival-${how.name}`);
  await main(page).getByRole('button', { name: 'Vào sổ hộ dân' }).click();
  await sheet(page).getByRole('radio', { name: 'Thành một hộ riêng' }).check();
  await look(page, `arrival-settle-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Ghi vào sổ' }).click();
  await main(page).getByText('đã vào sổ hộ').waitFor();
}

await run('arrivals', async ({ open }) => {
  const start = await open();
  const officer = (await cast(start)).find((one) => one.login === 'canbo');
  for (const how of [looks[0], looks[3]]) {
    const page = await open(how);
    await declare(page, how);
    proved(`somebody declares without an account, and puts it right by the code (${how.name})`);
    await enter(page, officer);
    await desk(page, how);
    proved(`the officer opens it and enters it in the register (${how.name})`);
  }
});
