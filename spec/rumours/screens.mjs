// A rumour on a telephone in the dark and on a desk in the light: written down, held against a source, judged, answered by a message; one that fades.
// Every screen is looked at with axe.
import { randomUUID } from 'node:crypto';

import { cast, check, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';
import { read, send } from '../journeys/settling.mjs';

const main = (page) => page.locator('main');
const press = (page, name) => main(page).getByRole('button', { name }).first().click();
const told = { '1280-light': 'Chốt đầu xã không cho xe cấp cứu qua', '360-dark': 'Gạo sắp hết, phải mua trữ' };

async function lookAtList(page, how) {
  await page.goto('/truyen-thong');
  await main(page).getByRole('link', { name: 'Tin đồn' }).click();
  await main(page)
    .getByRole('link', { name: /Uống rượu mạnh/ })
    .waitFor();
  await look(page, `rumours-list-${how.name}`);
  await main(page)
    .getByRole('link', { name: /Uống rượu mạnh/ })
    .click();
  await main(page).getByText('Đang lắng').waitFor();
  await look(page, `rumours-fading-${how.name}`);
  await page.goto('/tin-don');
}

/** The page is read anew behind the sheet, and what was typed in it stays. */
async function hearAgainBehind(page) {
  const id = page.url().split('/').at(-1);
  const { area } = await read(page, `/api/rumours/${id}`);
  const day = new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 10);
  await send(page, 'POST', `/api/rumours/${id}/hearings`, { id: randomUUID(), area: area.id, day, times: 6 });
  await main(page).getByText('7 lần trong 14 ngày').waitFor();
  check((await sheet(page).getByLabel('Thực ra thế nào').inputValue()).startsWith('Việc vẫn như thường'), 'what was typed stays');
}

async function fromHearingToAnswer(page, how) {
  await press(page, 'Ghi một tin đồn');
  await sheet(page).getByLabel('Bà con đang nói gì').fill(told[how.name]);
  await look(page, `rumours-form-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Lưu' }).click();
  await page.waitForURL(/\/tin-don\/[0-9a-f-]{36}$/);
  await main(page).getByText('mới nghe').waitFor();
  await look(page, `rumours-heard-${how.name}`);
  await main(page).getByLabel('Thêm nguồn').fill('Ban chỉ huy chốt, hỏi trực tiếp');
  await main(page).getByRole('button', { name: 'Thêm', exact: true }).click();
  await main(page).getByText('Ban chỉ huy chốt, hỏi trực tiếp').waitFor();
  await press(page, 'Ghi kết luận');
  await sheet(page).getByLabel('Thực ra thế nào').fill('Việc vẫn như thường, không có gì thay đổi.');
  await look(page, `rumours-verdict-${how.name}`);
  await hearAgainBehind(page);
  await sheet(page).getByRole('button', { name: 'Lưu' }).click();
  await main(page).getByText('đã kiểm chứng').waitFor();
  await look(page, `rumours-verified-${how.name}`);
  await press(page, 'Soạn bản tin trả lời');
  await page.waitForURL(/\/truyen-thong\/[0-9a-f-]{36}$/);
  await main(page).getByText(told[how.name]).first().waitFor();
  await look(page, `rumours-answer-${how.name}`);
}

await run('rumours', async ({ open }) => {
  const start = await open();
  const officer = (await cast(start)).find((one) => one.login === 'canbo');
  for (const how of [looks[0], looks[3]]) {
    const page = await open(how);
    await enter(page, officer);
    await lookAtList(page, how);
    await fromHearingToAnswer(page, how);
    proved(`a rumour from hearing to its answer (${how.name})`);
  }
});
