// Goods on a telephone in the dark and on a desk in the light, as the demonstration has them: the home screen, the stores, one store with its stock, its
// road, its requests and its book, the forms, a voucher and its hand-over list, what is missing; and in English.
import { randomUUID } from 'node:crypto';

import { cast, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';
import { read, send } from '../journeys/settling.mjs';

const main = (page) => page.locator('main');
const press = (there, name) => there.getByRole('button', { name, exact: true }).first().click();
const chip = (page, name) => main(page).getByRole('button', { name }).first().click();

async function visit(page, name) {
  await page.goto('/kho');
  await main(page).getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

async function lookAtSheet(page, how, name, button, ready) {
  await press(main(page), button);
  await sheet(page).getByText(ready).first().waitFor();
  await look(page, `goods-${name}-${how.name}`);
  await page.keyboard.press('Escape');
}

/** Behind the menu of a store. */
async function lookAtWay(page, how, name, way, ready) {
  await press(main(page), 'Việc khác');
  await main(page).getByRole('menuitem', { name: way }).click();
  await sheet(page).getByText(ready).first().waitFor();
  await look(page, `goods-${name}-${how.name}`);
  await page.keyboard.press('Escape');
}

async function lookAtStores(page, how) {
  await page.goto('/');
  await main(page)
    .getByText(/Kho hàng: 1 nơi/)
    .waitFor();
  await page.goto('/kho');
  await main(page).getByText('ATM gạo bến đò').waitFor();
  await look(page, `goods-stores-${how.name}`);
  await lookAtSheet(page, how, 'ask', 'Xin hàng', 'Xin ở kho');
  await lookAtSheet(page, how, 'open', 'Mở kho, điểm phát', 'Giờ mở cửa');
  await lookAtSheet(page, how, 'add-item', 'Thêm vào danh mục', 'Nhóm hàng');
}

async function lookAtStore(page, how) {
  await visit(page, 'Kho xã Giao Xuân');
  await main(page).getByText('Túi an sinh Giao Xuân').first().waitFor();
  await look(page, `goods-store-${how.name}`);
  await main(page)
    .getByRole('button', { name: /^Xem các lô Gạo/ })
    .click();
  await main(page).getByText('QUA-7KQ-D12').first().waitFor();
  await look(page, `goods-lots-${how.name}`);
  await lookAtSheet(page, how, 'receive', 'Nhập hàng', 'Hàng từ đâu');
  await lookAtSheet(page, how, 'issue', 'Xuất hàng', 'Đơn vị nhận');
  await lookAtWay(page, how, 'send', 'Chuyển kho', 'Chuyển đến');
  await lookAtWay(page, how, 'count', 'Kiểm kê', 'Gạo (kg)');
  await lookAtWay(page, how, 'lose', 'Ghi hao hụt', 'Tất cả hàng trong kho');
  await lookAtWay(page, how, 'pack', 'Đóng túi', 'Mỗi túi gồm');
  await chip(page, /^Phiếu xin/);
  await main(page).getByText('Ngõ ven đê còn 30 hộ').waitFor();
  await look(page, `goods-requests-${how.name}`);
  await press(main(page), /^Trả lời/);
  await sheet(page).getByText('Vì sao không cấp đủ').waitFor();
  await look(page, `goods-answer-${how.name}`);
  await page.keyboard.press('Escape');
  await chip(page, /^Trên đường/);
  await main(page).getByText('Đến ATM gạo bến đò').waitFor();
  await look(page, `goods-road-${how.name}`);
  await chip(page, 'Sổ nhập xuất');
  await main(page)
    .getByRole('link', { name: /^Kiểm kê/ })
    .first()
    .waitFor();
  await look(page, `goods-book-${how.name}`);
}

/** One bag goes out, comes back on paper, and the voucher is printed. */
async function handOneOut(page, how) {
  await visit(page, 'Kho xã Giao Xuân');
  await press(main(page), 'Xuất hàng');
  await sheet(page).getByLabel('Mặt hàng').selectOption('Túi an sinh Giao Xuân');
  await sheet(page).getByLabel('Số lượng').fill('1');
  await press(sheet(page), 'Ghi phiếu');
  await page.getByText(/Đã ghi phiếu PX-/).waitFor();
  await press(page, 'Hoàn lại');
  await chip(page, 'Sổ nhập xuất');
  await main(page)
    .getByRole('link', { name: /^Hoàn phiếu/ })
    .first()
    .waitFor();
  await main(page).getByRole('link', { name: /^Xuất/ }).first().click();
  await main(page).getByRole('heading', { name: 'Phiếu xuất kho' }).waitFor();
  await look(page, `goods-voucher-${how.name}`);
  await chip(page, 'Danh sách ký nhận');
  await main(page).getByText('Người nhận (ghi khi giao)').waitFor();
  await look(page, `goods-hand-over-${how.name}`);
}

/** The table of what is missing: as it is, without anything in it, and with a row for everything there is. */
async function lookAtShortfall(page, front, how) {
  const rows = main(page).getByRole('row');
  await page.goto('/kho/con-thieu');
  await rows.nth(1).waitFor();
  await look(page, `goods-shortfall-${how.name}`);
  await main(page).getByLabel('Từ ngày').fill('2020-01-01');
  await main(page).getByLabel('Đến ngày').fill('2020-01-02');
  await main(page).getByText('Chưa ai xin hàng trong những ngày này').waitFor();
  await look(page, `goods-shortfall-empty-${how.name}`);
  const [above] = (await read(front, '/api/stores-above')).items;
  const { items } = await read(front, `/api/areas/${above.area.id}/goods-items?limit=200`);
  const lines = items.map((one, place) => ({ item: one.code, amount: 1234 * (place + 1) }));
  await send(front, 'POST', '/api/requisitions', { id: randomUUID(), to: above.id, words: 'Đủ mọi thứ', lines: lines.slice(0, 40) });
  await page.goto('/kho/con-thieu');
  await rows.nth(35).waitFor();
  await look(page, `goods-shortfall-full-${how.name}`);
}

async function lookAtTheRest(page, front, how) {
  await lookAtShortfall(page, front, how);
  await front.goto('/kho/xin-hang');
  await main(front).getByText('Máy còn gạo cho hai ngày').waitFor();
  await look(front, `goods-own-requests-${how.name}`);
  await visit(front, 'ATM gạo bến đò');
  await chip(front, /^Trên đường/);
  await main(front)
    .getByRole('button', { name: /^Nhận hàng/ })
    .click();
  await sheet(front).getByText('đã gửi').first().waitFor();
  await look(front, `goods-take-in-${how.name}`);
  await front.keyboard.press('Escape');
}

/** The same in English: no key and no Vietnamese sentence of the interface is left. */
async function lookInEnglish(page, how) {
  await send(page, 'PATCH', '/api/me', { language: { from: 'vi', to: 'en' } });
  await page.goto('/kho');
  await main(page).getByText('Relief goods').first().waitFor();
  await main(page).getByRole('link', { name: 'Kho xã Giao Xuân', exact: true }).click();
  await main(page).getByText('Instant noodles').first().waitFor();
  await look(page, `goods-english-${how.name}`);
  await send(page, 'PATCH', '/api/me', { language: { from: 'en', to: 'vi' } });
}

await run('goods', async ({ open }) => {
  const people = await cast(await open());
  const own = (login) => people.find((one) => one.login === login);
  for (const how of [looks[3], looks[0]]) {
    const [page, front] = [await open(how), await open(how)];
    await enter(page, own('canbo'));
    await enter(front, own('mttq'));
    await lookAtStores(page, how);
    await lookAtStore(page, how);
    await handOneOut(page, how);
    await lookAtTheRest(page, front, how);
    await lookInEnglish(page, how);
    proved(`stores, their goods, requests and vouchers read well (${how.name})`);
  }
});
