// Mail on a telephone in the dark and on a desk in the light: nothing waits, a mail waits and becomes a report, another is answered, a third set
// aside and taken back; an address is entered, struck out and taken back. Every screen is looked at with axe.
import { randomUUID } from 'node:crypto';

import { cast, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';
import { send } from '../journeys/settling.mjs';

async function handIn(page, subject, words) {
  const mail = `From: tram@giaoxuan.example\nMessage-ID: <${randomUUID()}@x>\nContent-Type: text/plain; charset=utf-8\nSubject: ${subject}\n\n${words} ${randomUUID()}\n`;
  await send(page, 'POST', '/api/mails?name=thu.eml', mail, 'text/plain');
}

async function becomesReport(page, how) {
  await page.goto('/bao-cao');
  await page.getByRole('link', { name: 'Thư báo cáo' }).click();
  await page.getByText('Không có thư nào cần xem').waitFor();
  await look(page, `mail-none-${how.name}`);
  await handIn(page, 'Bao cao tuan', 'Đã hướng dẫn 40 hộ diệt lăng quăng.');
  await handIn(page, 'Hoi ve bieu mau', 'Cho hỏi biểu mẫu ở đâu?');
  await page.reload();
  await page.locator('main li.row').nth(1).waitFor();
  await look(page, `mail-list-${how.name}`);
  await page.getByRole('link', { name: 'Bao cao tuan' }).click();
  await page.getByRole('heading', { name: 'Đây là báo cáo nào?' }).waitFor();
  await page.getByLabel('Của đơn vị nào').fill('Trạm y tế xã');
  await page
    .getByRole('button', { name: /^Trạm y tế xã/ })
    .first()
    .click();
  await page.getByRole('combobox', { name: 'Báo cáo', exact: true }).waitFor();
  await look(page, `mail-${how.name}`);
  await page.getByRole('button', { name: 'Xếp vào báo cáo này' }).click();
  await page.getByText('Đã xếp vào báo cáo').waitFor();
}

async function answered(page, how) {
  await page.getByRole('link', { name: 'Hoi ve bieu mau' }).click();
  await page.getByRole('button', { name: 'Không phải báo cáo' }).click();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByRole('heading', { name: 'Đây là báo cáo nào?' }).waitFor();
  await page.getByRole('button', { name: 'Trả lời' }).click();
  await sheet(page).getByLabel('Lời trả lời').fill('Biểu mẫu đính kèm trong thư nhắc.');
  await look(page, `mail-answer-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Gửi' }).click();
  await page.getByText('Không có thư nào cần xem').waitFor();
}

async function addresses(page, how) {
  await page.getByRole('link', { name: 'Sổ địa chỉ thư' }).click();
  await page.getByRole('button', { name: 'Thêm địa chỉ' }).click();
  await sheet(page).getByLabel('Địa chỉ thư').fill('tram');
  await sheet(page).getByLabel('Của đơn vị nào').fill('Trạm y tế xã');
  await sheet(page)
    .getByRole('button', { name: /^Trạm y tế xã/ })
    .first()
    .click();
  await sheet(page).getByRole('button', { name: 'Xác nhận địa chỉ' }).click();
  await sheet(page).getByText('chưa phải là một địa chỉ').waitFor();
  await look(page, `address-refused-${how.name}`);
  await sheet(page).getByLabel('Địa chỉ thư').fill(`tram${how.width}@giaoxuan.example`);
  await sheet(page).getByRole('button', { name: 'Xác nhận địa chỉ' }).click();
  const row = page.locator('main li.row').filter({ hasText: `tram${how.width}` });
  await row.getByText('đã xác nhận').waitFor();
  await row.getByRole('button', { name: 'Không gửi đến đây' }).click();
  await row.getByText('không gửi', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
  await row.getByText('đã xác nhận').waitFor();
  await look(page, `addresses-${how.name}`);
}

await run('mail', async ({ open }) => {
  const start = await open();
  const people = await cast(start);
  const officer = people.find((one) => one.login === 'canbo');
  for (const how of [looks[3], looks[0]]) {
    const page = await open(how);
    await enter(page, officer);
    await becomesReport(page, how);
    await answered(page, how);
    proved(`a mail that waits becomes a report, another is answered (${how.name})`);
    await addresses(page, how);
    proved(`an address is entered, refused, struck out and taken back (${how.name})`);
    await page.goto('/thu/0191e000-0000-7000-8000-00000000dead');
    await page.locator('.empty').waitFor();
    await look(page, `mail-gone-${how.name}`);
  }
});
