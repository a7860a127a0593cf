// Purchases and budget proposals on a telephone in the dark and on a desk in the light, as the demonstration has them: the lists, one that was bought, one
// that waits and is decided, the forms, a proposal that is granted; and in English.
import { cast, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';
import { send } from '../journeys/settling.mjs';

const main = (page) => page.locator('main');
const press = (there, name) => there.getByRole('button', { name, exact: true }).first().click();

async function visit(page, list, name) {
  await page.goto(list);
  await main(page).getByRole('link', { name, exact: true }).first().click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

async function lookAtPurchases(page, how) {
  await page.goto('/mua-hang');
  await main(page).getByText('Khẩu trang cho người trực chốt').waitFor();
  await look(page, `purchases-list-${how.name}`);
  await press(main(page), 'Đề nghị mua');
  await sheet(page).getByText('Báo giá 1').waitFor();
  await look(page, `purchases-ask-${how.name}`);
  await page.keyboard.press('Escape');
  await visit(page, '/mua-hang', 'Gạo và nước mắm cho 40 hộ khu cách ly');
  await main(page).getByText('0000218').first().waitFor();
  await look(page, `purchases-bought-${how.name}`);
  await press(main(page), 'Hủy lần mua');
  await sheet(page).getByText('Vì sao hủy').waitFor();
  await look(page, `purchases-cancel-${how.name}`);
  await page.keyboard.press('Escape');
}

/** The chairman approves the cheapest, and takes it back so that the next look finds it waiting. */
async function decide(page, officer, how) {
  await visit(page, '/mua-hang', 'Khẩu trang cho người trực chốt');
  await press(main(page), 'Duyệt');
  await sheet(page).getByText('Chọn báo giá').waitFor();
  await look(page, `purchases-decide-${how.name}`);
  await press(sheet(page), 'Duyệt báo giá này');
  await main(page).getByText('được chọn').nth(1).waitFor();
  await visit(officer, '/mua-hang', 'Khẩu trang cho người trực chốt');
  await press(main(officer), 'Nhập hàng theo hóa đơn');
  await sheet(officer).getByText('Số hóa đơn').waitFor();
  await look(officer, `purchases-buy-${how.name}`);
  await officer.keyboard.press('Escape');
  await press(main(page), 'Rút quyết định');
  await main(page).getByRole('button', { name: 'Duyệt', exact: true }).waitFor();
}

async function lookAtProposals(page, accountant, how) {
  await accountant.goto('/de-xuat');
  await main(accountant).getByText('Vật tư y tế và bồi dưỡng lực lượng trực chốt').waitFor();
  await look(accountant, `proposals-list-${how.name}`);
  await press(main(accountant), 'Lập đề xuất');
  await sheet(accountant).getByText('Khoản 1').waitFor();
  await look(accountant, `proposals-propose-${how.name}`);
  await accountant.keyboard.press('Escape');
  await visit(page, '/de-xuat', 'Vật tư y tế và bồi dưỡng lực lượng trực chốt');
  await look(page, `proposals-one-${how.name}`);
  await press(main(page), 'Duyệt');
  await sheet(page).getByLabel('Số tiền duyệt').fill('20000000');
  await sheet(page).getByLabel('Lý do').fill('Cồn đã có trong kho trạm y tế');
  await look(page, `proposals-decide-${how.name}`);
  await press(sheet(page), 'Duyệt số tiền này');
  await main(page).getByText('Cồn đã có trong kho trạm y tế').waitFor();
  await press(main(page), 'Rút quyết định');
  await main(page).getByRole('button', { name: 'Duyệt', exact: true }).waitFor();
}

/** The same in English: no key and no Vietnamese sentence of the interface is left. */
async function lookInEnglish(page, how) {
  await send(page, 'PATCH', '/api/me', { language: { from: 'vi', to: 'en' } });
  await page.goto('/mua-hang');
  await main(page).getByText('waits for a decision').first().waitFor();
  await look(page, `purchases-english-${how.name}`);
  await send(page, 'PATCH', '/api/me', { language: { from: 'en', to: 'vi' } });
}

await run('purchases', async ({ open }) => {
  const people = await cast(await open());
  const own = (login) => people.find((one) => one.login === login);
  for (const how of [looks[3], looks[0]]) {
    const [page, officer, accountant] = [await open(how), await open(how), await open(how)];
    await enter(page, own('chutich'));
    await enter(officer, own('canbo'));
    await enter(accountant, own('taichinh'));
    await lookAtPurchases(officer, how);
    await decide(page, officer, how);
    await lookAtProposals(page, accountant, how);
    await lookInEnglish(page, how);
    proved(`purchases and budget proposals read well (${how.name})`);
  }
});
