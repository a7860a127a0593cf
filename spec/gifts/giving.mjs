// What journeys and the screens share of gifts: a promise made without an account, and taken in at the desk.
import { check, look, sheet } from '../journeys/journey.mjs';

const main = (page) => page.locator('main');
const press = (there, name) => there.getByRole('button', { name, exact: true }).first().click();

/** Promises something as a donor would; gives the code of its receipt. */
export async function promise(page, fundraiser, { form, amount, words, pictures }) {
  await page.goto('/quyen-gop');
  await main(page).getByRole('link', { name: fundraiser }).click();
  await main(page).getByRole('link', { name: 'Hứa góp, lấy mã theo dõi' }).click();
  await main(page).getByLabel('Góp gì').selectOption({ label: form });
  if (amount) await main(page).getByLabel('Số tiền (đồng)').fill(amount);
  if (words) await main(page).getByLabel('Là gì').fill(words);
  if (pictures) await look(page, `gifts-pledge-${pictures}`);
  await press(main(page), 'Gửi lời hứa');
  const code = (await main(page).locator('p.code').textContent()).trim();
  check(/^[A-Z0-9]{3}(-[A-Z0-9]{3}){2}$/.test(code), 'the donor gets a code that can be read aloud');
  if (pictures) await look(page, `gifts-promised-${pictures}`);
  return code;
}

/** The receipt behind a code, as the donor opens it on any telephone. */
export async function receipt(page, code, state) {
  await page.goto('/qua-tang');
  await main(page).getByLabel('Mã biên nhận').fill(code);
  await press(main(page), 'Xem');
  await main(page).getByText(state).first().waitFor();
}

/** Takes promised goods into a store. */
export async function takeGoods(desk, gift, { store, item, amount, worth, pictures }) {
  await main(desk)
    .getByRole('button', { name: `Đã tới: ${gift}` })
    .first()
    .click();
  await sheet(desk).getByLabel('Vào kho nào').selectOption({ label: store });
  await sheet(desk).getByLabel('Mặt hàng').selectOption({ label: item });
  await sheet(desk).getByLabel('Số lượng').fill(amount);
  await sheet(desk).getByLabel('Giá trị cả dòng (đồng)').fill(worth);
  await sheet(desk).getByLabel('Giá lấy từ đâu').fill('giá chợ Giao Xuân');
  if (pictures) await look(desk, `gifts-take-goods-${pictures}`);
  await press(sheet(desk), 'Nhận quà');
  await desk.getByText('Đã ghi. Người góp thấy ngay').waitFor();
}
