// What the journey and the screens of needs share: asking as somebody without an account, and finding it at the desk.
import { check, look } from '../journeys/journey.mjs';

/** Fills in the public form as a person would; gives the code. */
export async function askForHelp(page, { words, phone, address, kind, pictures }) {
  await page.goto('/can-giup');
  await page.getByRole('heading', { name: 'Cần giúp đỡ' }).waitFor();
  await page.getByLabel('Xã, phường').fill('Giao Xuân');
  await page
    .getByRole('button', { name: /^Xã Giao Xuân/ })
    .first()
    .click();
  await page.getByRole('radio', { name: kind }).check();
  await page.getByRole('radio', { name: 'Không chờ được' }).check();
  await page.getByLabel('Kể thêm').fill(words);
  await page.getByLabel('Họ tên').fill('Cam');
  await page.getByLabel('Số điện thoại').fill(phone);
  await page.getByRole('textbox', { name: 'Chỗ ở', exact: true }).fill(address);
  if (pictures) await look(page, `help-form-${pictures}`);
  await page.getByRole('button', { name: 'Gửi lời nhờ' }).click();
  await page.getByRole('heading', { name: 'Đã nhận lời nhờ' }).waitFor();
  if (pictures) await look(page, `help-received-${pictures}`);
  const code = (await page.locator('p.code').textContent()).trim();
  check(/^[A-Z0-9]{3}(-[A-Z0-9]{3}){2}$/.test(code), `a code that can be read aloud: ${code}`);
  return code;
}

/** How it stands, by the code alone; nothing of a person is there. */
export async function standingOf(page, code, word) {
  await page.goto(`/can-giup/${code}`);
  await page.locator('main').getByText(word, { exact: true }).first().waitFor();
  const said = await page.locator('main').innerText();
  check(!/0400|Phòng 3/.test(said), 'the code shows nothing of a person');
}

/** Opens the newest need of this kind that was asked from this telephone. */
export async function openFirst(desk, kind, phone) {
  await desk.goto('/nhu-cau');
  const found = desk.waitForResponse((response) => /\/api\/needs\?.*q=/.test(response.url()));
  await desk.getByRole('searchbox').fill(phone);
  const { items } = await (await found).json();
  await desk.waitForFunction((n) => document.querySelectorAll('main li.row').length === n, items.length);
  await desk.locator('main li.row').filter({ hasText: kind }).first().getByRole('link').click();
  await desk.getByRole('heading', { name: 'Những việc đã làm' }).waitFor();
}
