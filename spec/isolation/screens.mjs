// The health station on a telephone in the dark and on a desk in the light: a sign rings until somebody takes it, an isolation is begun and ended,
// and the button on the family's card calls without an account.
import { randomUUID } from 'node:crypto';

import { cast, check, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

const main = (page) => page.locator('main');
const press = (page, name) => main(page).getByRole('button', { name, exact: true }).first().click();

/** A team leader rings about the first household of the own round. */
async function ring(page, note) {
  const me = await (await page.request.get('/api/me')).json();
  const round = await (await page.request.get(`/api/teams/${me.body.id}/round`)).json();
  const answer = await page.request.post('/api/dangers', {
    data: { household: round.items[0].household, signs: ['breathless'], note },
    headers: { 'X-CSRF': me.csrf, 'Idempotency-Key': randomUUID() },
  });
  check(answer.status() === 201, `a team leader can ring: ${answer.status()} ${await answer.text()}`);
}

async function answerTheCall(page, how, note) {
  const card = main(page).locator('article').filter({ hasText: note });
  await card.getByText('đang gọi').waitFor();
  await look(page, `station-rings-${how.name}`);
  await card.getByRole('button', { name: 'Tôi nhận' }).click();
  await card.getByLabel('Kết quả: gặp ai, đã làm gì').fill('Đã đến nhà, cho đi viện');
  await look(page, `station-taken-${how.name}`);
  await card.getByRole('button', { name: 'Đã xử lý xong' }).click();
  await card.waitFor({ state: 'detached' });
}

async function isolate(page, how) {
  await press(page, 'Bắt đầu cách ly tại nhà');
  await sheet(page).getByLabel('Hộ', { exact: true }).fill('Thị');
  await sheet(page).locator('.choice').first().click();
  await sheet(page).getByLabel('Họ tên').waitFor();
  await look(page, `isolation-begin-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Bắt đầu cách ly tại nhà' }).click();
  await page.getByText('Thẻ có nút khẩn cấp').waitFor();
  await look(page, `isolation-${how.name}`);
  return (await page.locator('.address').textContent()).trim();
}

async function finish(page, how) {
  await press(page, 'Ghi xét nghiệm');
  await look(page, `isolation-test-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Ghi lại' }).click();
  await page.getByText('âm tính').first().waitFor();
  await press(page, 'Kết thúc');
  await sheet(page).getByRole('button', { name: 'Kết thúc', exact: true }).click();
  await page.getByText('Xác nhận hoàn thành cách ly tại nhà').waitFor();
  await look(page, `isolation-released-${how.name}`);
}

await run('isolation', async ({ open }) => {
  const people = await cast(await open());
  const [leader, station] = ['to01', 'tramyte'].map((login) => people.find((one) => one.login === login));
  for (const how of [looks[3], looks[0]]) {
    const street = await open(how);
    await enter(street, leader);
    const note = `Thở gấp từ sáng ${how.name}`;
    await ring(street, note);
    const page = await open(how);
    await enter(page, station);
    await page.goto('/suc-khoe');
    await answerTheCall(page, how, note);
    proved(`a sign that a team leader saw rings at the station until somebody takes it and says what came of it (${how.name})`);
    const address = await isolate(page, how);
    const family = await open(how);
    await family.goto(new URL(address).pathname);
    await family.getByRole('button', { name: 'Bấm để gọi trạm y tế' }).click();
    await family.getByText('Trạm y tế đang được gọi').waitFor();
    await look(family, `emergency-${how.name}`);
    proved(`whoever holds the family's card calls the station with one press and no account (${how.name})`);
    await finish(page, how);
    proved(`an isolation is begun, tested and ended, and its confirmation can be printed (${how.name})`);
  }
});
