// Inspections and care on a telephone in the dark and on a desk in the light: a place inspected question by question, a finding written, said to
// be right by the place itself, looked at again by somebody else, a step taken back; a force visited; and the two pages for everybody. Every screen
// is looked at with axe.
import { cast, check, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

const main = (page) => page.locator('main');
const press = (page, name) => main(page).getByRole('button', { name }).first().click();
const school = 'Trường Trung học cơ sở Giao Xuân';

async function lookAtBoard(page, how) {
  await page.goto('/kiem-tra');
  await main(page).getByRole('link', { name: 'Bếp ăn ca đêm chưa bố trí giãn cách' }).waitFor();
  check(
    await main(page)
      .getByText(/trễ \d+ ngày/)
      .first()
      .isVisible(),
    'what is late says so',
  );
  await look(page, `oversight-board-${how.name}`);
  await press(page, 'Đã xong');
  await main(page).getByRole('link', { name: 'Vòi rửa tay dãy nhà B hỏng, chưa có xà phòng' }).click();
  await main(page).getByText('Xác nhận đã xong').waitFor();
  await look(page, `oversight-verified-${how.name}`);
  await page.goto('/kiem-tra/noi');
  await main(page).getByText(school).waitFor();
  await look(page, `oversight-places-${how.name}`);
  await page.goto('/kiem-tra/mau');
  await main(page).getByText('Chợ dân sinh').first().click();
  await main(page).getByText('Giá hàng thiết yếu được ghi rõ').waitFor();
  await look(page, `oversight-lists-${how.name}`);
}

async function inspect(page, how, words) {
  await page.goto('/kiem-tra/noi');
  await main(page)
    .getByRole('link', { name: `Đi kiểm tra: ${school}` })
    .click();
  await main(page).getByRole('group', { name: 'Nhà vệ sinh dùng được và sạch' }).waitFor();
  for (const group of await main(page).getByRole('group').all()) await group.getByText('Có', { exact: true }).click();
  await main(page).getByRole('group', { name: 'Nhà vệ sinh dùng được và sạch' }).getByText('Chưa', { exact: true }).click();
  await main(page).getByLabel('Ghi chú').fill(words);
  await look(page, `oversight-form-${how.name}`);
  await press(page, 'Ghi lần kiểm tra');
  await main(page).getByRole('heading', { name: 'Trả lời' }).waitFor();
  await press(page, /Ghi điều cần sửa: /);
  await sheet(page).getByLabel('Điều cần sửa', { exact: true }).waitFor();
  await look(page, `oversight-finding-sheet-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Ghi lại' }).click();
  await main(page).getByRole('link', { name: words }).waitFor();
  await look(page, `oversight-inspection-${how.name}`);
  await main(page).getByRole('link', { name: words }).click();
  await main(page).getByText(`${school} sửa`).waitFor();
  return page.url();
}

/** The school says so, the officer sends it back, the school says so again, and somebody else than who said it verifies. */
async function putRight(officer, school_head, how, address) {
  await school_head.goto('/');
  await main(school_head)
    .getByRole('link', { name: /cần đơn vị mình sửa/ })
    .waitFor();
  await look(school_head, `oversight-home-${how.name}`);
  await school_head.goto(address);
  const tell = async (words) => {
    await press(school_head, 'Báo đã sửa');
    await sheet(school_head).getByLabel('Đã làm gì').fill(words);
    await look(school_head, `oversight-correct-${how.name}`);
    await sheet(school_head).getByRole('button', { name: 'Ghi lại' }).click();
    await main(school_head).getByText(words).waitFor();
  };
  await tell('Đã thay hai vòi nước');
  await officer.goto(address);
  await press(officer, 'Chưa xong, sửa tiếp');
  await sheet(officer).getByLabel('Còn gì').fill('Bồn rửa còn tắc');
  await look(officer, `oversight-send-back-${how.name}`);
  await sheet(officer).getByRole('button', { name: 'Ghi lại' }).click();
  await main(officer).getByText('Bồn rửa còn tắc').waitFor();
  await school_head.reload();
  await tell('Đã thông bồn rửa');
  await officer.reload();
  await press(officer, 'Đã xem, đúng là xong');
  await main(officer).getByText('Xác nhận đã xong').waitFor();
  await press(officer, 'Thêm');
  await officer.getByRole('menuitem', { name: 'Hoàn tác bước vừa rồi' }).click();
  await main(officer).getByText('đã hoàn tác').waitFor();
  await press(officer, 'Đã xem, đúng là xong');
  await main(officer).getByText('Xác nhận đã xong').nth(1).waitFor();
  await look(officer, `oversight-finding-${how.name}`);
}

async function care(page, how) {
  await page.goto('/cham-lo');
  await main(page).getByRole('heading', { name: 'Còn đang lo' }).waitFor();
  await main(page).getByText('Người thay ca để nghỉ một ngày').waitFor();
  await look(page, `oversight-care-${how.name}`);
  await press(page, 'Ghi lần thăm hỏi');
  await sheet(page).getByLabel('Lực lượng').selectOption({ index: 1 });
  await sheet(page).getByLabel('Cần gì').selectOption('protective_gear');
  await sheet(page).getByLabel('Cụ thể').fill(`Khẩu trang cho ca trực (${how.name})`);
  await look(page, `oversight-care-sheet-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Ghi lại' }).click();
  const want = main(page).getByRole('link', { name: `Khẩu trang cho ca trực (${how.name})` });
  await want.click();
  await main(page).getByRole('heading', { name: 'Cần gì, đã lo gì' }).waitFor();
  await press(page, /Đã lo xong/);
  await sheet(page).getByLabel('Đã lo được gì').fill('Trạm y tế cấp hai hộp');
  await sheet(page).getByRole('button', { name: 'Đã lo xong' }).click();
  await main(page).getByText('Trạm y tế cấp hai hộp').waitFor();
  await look(page, `oversight-care-visit-${how.name}`);
}

async function forEverybody(page, how) {
  await page.goto('/giam-sat');
  await look(page, `oversight-supervision-empty-${how.name}`);
  await main(page).getByLabel('Xã, phường').fill('Giao Xuân');
  await main(page)
    .getByRole('button', { name: /^Xã Giao Xuân/ })
    .click();
  await main(page).getByRole('heading', { name: 'Kiểm tra ở Xã Giao Xuân' }).waitFor();
  await look(page, `oversight-supervision-${how.name}`);
  const main_text = await main(page).innerText();
  check(!main_text.includes(school), 'no place is named to everybody');
  check(main_text.includes('dưới 5'), 'small figures are not told');
  await page.goto('/van-tai');
  await main(page).getByRole('link', { name: 'Giờ xe nông sản qua chốt' }).waitFor();
  check(!(await main(page).innerText()).includes('Phiên chợ 0 đồng'), 'only what is about transport stands there');
  await look(page, `oversight-transport-${how.name}`);
}

await run('oversight', async ({ open }) => {
  const start = await open();
  const people = await cast(start);
  const who = (login) => people.find((one) => one.login === login);
  for (const how of [looks[0], looks[3]]) {
    const page = await open(how);
    await enter(page, who('canbo'));
    await lookAtBoard(page, how);
    const address = await inspect(page, how, `Vòi nước dãy ${how.name} hỏng`);
    proved(`a school is inspected and a finding written (${how.name})`);
    const head = await open(how);
    await enter(head, who('truongthcs'));
    await putRight(page, head, how, address);
    proved(`said to be right, sent back, verified by somebody else, taken back and verified again (${how.name})`);
    await care(page, how);
    proved(`a force is looked after (${how.name})`);
    await forEverybody(await open(how), how);
    proved(`pages for everybody (${how.name})`);
  }
});
