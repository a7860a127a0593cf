// Support on a telephone in the dark and on a desk in the light, as the demonstration has it: the lists, one that is half paid, an entry, who was not paid, a
// list that is posted with an objection, the forms; what everybody sees without an account; and in English.
import { cast, check, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';
import { send } from '../journeys/settling.mjs';

const main = (page) => page.locator('main');
const press = (there, name) => there.getByRole('button', { name, exact: true }).first().click();
const lost = 'Hỗ trợ hộ mất thu nhập trong những ngày phong tỏa';
const old = 'Hỗ trợ người già neo đơn';

async function visit(page, name) {
  await page.goto('/ho-tro');
  await main(page).getByRole('link', { name, exact: true }).first().click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

async function lookAtLists(page, how) {
  await page.goto('/ho-tro');
  await main(page).getByText(lost).waitFor();
  await look(page, `benefits-lists-${how.name}`);
  await press(main(page), 'Lập danh sách');
  await sheet(page).getByLabel('Địa bàn').waitFor();
  await look(page, `benefits-make-${how.name}`);
  await page.keyboard.press('Escape');
  await press(main(page), 'Thêm chính sách');
  await sheet(page).getByLabel('Tên chính sách').waitFor();
  await look(page, `benefits-policy-${how.name}`);
  await sheet(page).getByRole('checkbox', { name: lost }).check();
  await sheet(page).getByLabel('Cấp duyệt danh sách').selectOption('cấp huyện');
  await look(page, `benefits-policy-rules-${how.name}`);
  await page.keyboard.press('Escape');
  await page.goto('/ho-tro/chua-chi');
  await main(page).getByText('1.500.000 đ').first().waitFor();
  await look(page, `benefits-unpaid-${how.name}`);
}

async function payOne(page, how) {
  await visit(page, lost);
  await look(page, `benefits-list-${how.name}`);
  await press(main(page), 'chờ nhận tiền');
  await main(page).getByRole('listitem').first().waitFor();
  await press(main(page), 'Mở');
  await sheet(page).getByLabel('Trao bằng').waitFor();
  await look(page, `benefits-entry-${how.name}`);
  await press(sheet(page), 'Đã trao tiền');
  await sheet(page).waitFor({ state: 'hidden' });
  await press(main(page), 'đã nhận tiền');
  await press(main(page), 'Mở');
  await sheet(page).getByText('Trao ngày').first().waitFor();
  await look(page, `benefits-paid-${how.name}`);
  await page.keyboard.press('Escape');
}

async function answerAnObjection(page, how) {
  await visit(page, old);
  await press(main(page), 'Ghi thêm hộ');
  await sheet(page).getByLabel('Tìm hộ').waitFor();
  await look(page, `benefits-add-${how.name}`);
  await page.keyboard.press('Escape');
  await main(page).getByText('Thiếu tên').first().waitFor();
  const row = main(page).getByRole('listitem').filter({ hasText: 'Thiếu tên' }).first();
  await press(row, 'Mở');
  await sheet(page).getByLabel('Lý do').waitFor();
  await look(page, `benefits-objection-${how.name}`);
  await page.keyboard.press('Escape');
  await press(main(page), 'Tìm trong sổ hộ');
  await look(page, `benefits-missing-${how.name}`);
}

/** Without an account: the board, a posted list, an objection with its code. */
async function lookFromOutside(page, posted, how) {
  await page.goto('/ho-tro/tra-cuu');
  await main(page).getByLabel('Mã dòng').waitFor();
  await look(page, `benefits-board-${how.name}`);
  await page.goto(posted);
  await page.getByRole('heading', { name: old, level: 1 }).waitFor();
  await main(page).getByRole('listitem').first().waitFor();
  check(
    (await main(page)
      .getByText(/\bH-\d{4}\b/)
      .count()) === 0,
    'no household is named on a posted list',
  );
  await look(page, `benefits-posted-${how.name}`);
  await press(main(page), 'Có ý kiến');
  await sheet(page).getByLabel('Điều chưa đúng').fill('Cụ Thắm ở cuối xóm sống một mình');
  await look(page, `benefits-object-${how.name}`);
  await press(sheet(page), 'Gửi ý kiến');
  await sheet(page).getByText('Mã ý kiến:').waitFor();
}

/** The same in English: no key and no Vietnamese sentence of the interface is left. */
async function lookInEnglish(page, how) {
  await send(page, 'PATCH', '/api/me', { language: { from: 'vi', to: 'en' } });
  await page.goto('/ho-tro');
  await main(page).getByText('approved, being paid').first().waitFor();
  await look(page, `benefits-english-${how.name}`);
  await send(page, 'PATCH', '/api/me', { language: { from: 'en', to: 'vi' } });
}

await run('benefits', async ({ open }) => {
  const people = await cast(await open());
  for (const how of [looks[3], looks[0]]) {
    const [page, outside] = [await open(how), await open(how)];
    await enter(
      page,
      people.find((one) => one.login === 'canbo'),
    );
    await lookAtLists(page, how);
    await payOne(page, how);
    await answerAnObjection(page, how);
    const posted = await main(page).getByRole('link', { name: 'Xem bản niêm yết' }).getAttribute('href');
    await lookFromOutside(outside, posted, how);
    await lookInEnglish(page, how);
    proved(`lists of support read well, and everybody may look them up (${how.name})`);
  }
});
