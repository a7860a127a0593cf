// Fundraisers on a telephone and on a desk: without an account the list, one with its four numbers and QR code, a promise and its receipt; then the side of
// those who take gifts in: money, promised goods that go into a store, a bank's statement; and in English.
import { cast, check, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';
import { send } from '../journeys/settling.mjs';
import { promise, takeGoods } from './giving.mjs';

const main = (page) => page.locator('main');
const press = (there, name) => there.getByRole('button', { name, exact: true }).first().click();
const call = 'Bữa cơm nghĩa tình';

async function visit(page) {
  await page.goto('/quyen-gop');
  await main(page).getByRole('link', { name: call }).click();
  await main(page).getByText('Cơ sở mây tre Hai Thành').waitFor();
}

async function give(page, how) {
  await page.goto('/quyen-gop');
  await main(page).getByRole('link', { name: call }).waitFor();
  await look(page, `gifts-${how.name}`);
  await visit(page);
  check(await main(page).getByText('Đã tới bà con').count(), 'the four numbers are there');
  await main(page).getByRole('heading', { name: 'Từng bước trong sổ cái' }).waitFor();
  await look(page, `gifts-fundraiser-${how.name}`);
  proved(`without an account, one sees who asks, what came and how to give (${how.name})`);
  await promise(page, call, { form: 'Tiền', amount: '250.000', pictures: how.name });
  await press(main(page), 'Xem biên nhận');
  await main(page).getByText('Đã hứa, chưa tới').first().waitFor();
  await look(page, `gifts-receipt-${how.name}`);
  await promise(page, call, { form: 'Hàng hóa', words: '12 vỉ trứng' });
  proved(`a promise is made without an account, and its code opens the receipt (${how.name})`);
}

async function takeIn(page, how) {
  await visit(page);
  await main(page).getByRole('heading', { name: 'Lời hứa đang chờ' }).scrollIntoViewIfNeeded();
  await look(page, `gifts-own-${how.name}`);
  await press(main(page), 'Nhận quà');
  await sheet(page).getByLabel('Số tiền (đồng)').waitFor();
  await look(page, `gifts-take-${how.name}`);
  await page.keyboard.press('Escape');
  const eggs = { store: 'Kho xã Giao Xuân', item: 'Trứng gia cầm', amount: '12', worth: '420.000' };
  await takeGoods(page, '12 vỉ trứng', { ...eggs, pictures: how.name });
  await main(page).getByText('420.000 đồng').first().waitFor();
  await main(page).getByRole('link', { name: 'Sao kê ngân hàng' }).click();
  await main(page).getByText('Quà không nêu tên').first().waitFor();
  await look(page, `gifts-statement-${how.name}`);
  await press(main(page), 'Không phải quà');
  await sheet(page).getByLabel('Vì sao không phải quà').waitFor();
  await look(page, `gifts-aside-${how.name}`);
  await page.keyboard.press('Escape');
  await page.goto('/quyen-gop');
  await press(main(page), 'Phát động');
  await sheet(page).getByLabel('Tên cuộc vận động').waitFor();
  await look(page, `gifts-call-${how.name}`);
  await page.keyboard.press('Escape');
  proved(`promised goods go into a store, and a statement is looked through (${how.name})`);
}

/** The same in English: no key and no Vietnamese sentence of the interface is left. */
async function lookInEnglish(page, how) {
  await send(page, 'PATCH', '/api/me', { language: { from: 'vi', to: 'en' } });
  await page.goto('/quyen-gop');
  await main(page).getByRole('link', { name: call }).click();
  await main(page).getByRole('heading', { name: 'Step by step in the ledger' }).waitFor();
  await look(page, `gifts-english-${how.name}`);
  await send(page, 'PATCH', '/api/me', { language: { from: 'en', to: 'vi' } });
}

await run('gifts', async ({ open }) => {
  const people = await cast(await open());
  for (const how of [looks[0], looks[3]]) {
    await give(await open(how), how);
    const officer = await open(how);
    await enter(
      officer,
      people.find((one) => one.login === 'canbo'),
    );
    await takeIn(officer, how);
    await lookInEnglish(officer, how);
  }
});
