// What the journey and the screens of voices share: speaking as somebody without an account, and the steps of a desk.
import { check, look, sheet } from '../journeys/journey.mjs';

/** Fills in the public form as a person would; gives the code. */
export async function speak(page, { words, kind = 'Phản ánh việc phục vụ, giá cả', topic, phone = '', pictures }) {
  await page.goto('/gui-y-kien');
  await page.getByRole('heading', { name: 'Gửi ý kiến' }).waitFor();
  await page.getByLabel('Xã, phường').fill('Giao Xuân');
  await page
    .getByRole('button', { name: /^Xã Giao Xuân/ })
    .first()
    .click();
  await page.getByRole('radio', { name: kind }).check();
  await page.getByLabel('Nội dung').fill(words);
  if (topic) await page.getByLabel('Về việc gì').selectOption({ label: topic });
  if (phone) await page.getByLabel('Số điện thoại, nếu muốn').fill(phone);
  if (pictures) await look(page, `speak-form-${pictures}`);
  await page.getByRole('button', { name: 'Gửi ý kiến' }).click();
  await page.getByRole('heading', { name: 'Đã nhận ý kiến' }).waitFor();
  if (pictures) await look(page, `speak-received-${pictures}`);
  const code = (await page.locator('p.code').textContent()).trim();
  check(/^[A-Z0-9]{3}(-[A-Z0-9]{3}){2}$/.test(code), `a code that can be read aloud: ${code}`);
  return code;
}

/** How it stands, by the code alone; nothing of a person is there. */
export async function standingOf(page, code, word) {
  await page.goto(`/gui-y-kien/${code}`);
  await page.locator('main').getByText(word, { exact: true }).first().waitFor();
  check(!/0400/.test(await page.locator('main').innerText()), 'the code shows nothing of a person');
}

/** Opens the voice with these words: the newest of its topic on the board. */
export async function openVoice(desk, words) {
  await desk.goto('/y-kien');
  await desk.locator('main li.row').first().waitFor();
  for (const link of await desk.locator('main li.row a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))) {
    await desk.goto(link);
    await desk.getByRole('heading', { name: 'Những việc đã làm' }).waitFor();
    if ((await desk.locator('blockquote').innerText()).includes(words)) return;
  }
  throw new Error(`Not so: a voice says “${words}”`);
}

export async function classify(desk, grade) {
  await desk.getByRole('button', { name: 'Xem và phân loại' }).click();
  await sheet(desk).getByRole('radio', { name: grade }).check();
  await look(desk, 'voice-classify');
  await sheet(desk).getByRole('button', { name: 'Đã xem' }).click();
  await desk.getByText('đã xem').first().waitFor();
}

export async function give(desk) {
  await desk.getByRole('button', { name: 'Giao', exact: true }).click();
  await look(desk, 'voice-give');
  await sheet(desk).getByRole('button', { name: 'Giao', exact: true }).click();
  await desk.getByText('đã giao').first().waitFor();
}

export async function answer(desk, { outcome, words }) {
  await desk.getByRole('button', { name: 'Trả lời', exact: true }).click();
  await sheet(desk).getByRole('radio', { name: outcome }).check();
  await sheet(desk).getByLabel('Câu trả lời').fill(words);
  await look(desk, 'voice-answer');
  await sheet(desk).getByRole('button', { name: 'Ghi lại' }).click();
}
