// Alerts on a telephone in the dark and on a desk in the light: one that waits, what its signature proves, a message made of it, an exercise set aside, and
// the certificates that are believed. Every screen is looked at with axe.
import { readFileSync } from 'node:fs';

import { cast, check, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

const main = (page) => page.locator('main');
const press = (page, name) => main(page).getByRole('button', { name }).first().click();
const file = (name) => readFileSync(new URL(name, import.meta.url));

async function handIn(page, name, bytes) {
  await main(page)
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(bytes) });
  await page.waitForURL(/\/canh-bao\/[0-9a-f-]{36}$/);
}

async function lookAtWaiting(page, how) {
  await page.goto('/truyen-thong');
  await main(page).getByRole('link', { name: 'Cảnh báo', exact: true }).click();
  await main(page).getByRole('button', { name: 'Nộp tệp cảnh báo' }).waitFor();
  await look(page, `alerts-list-${how.name}`);
}

async function fromAlertToMessage(page, how) {
  // Signed by nobody here: it says so. Its own number each time, as another alert.
  const storm = file('storm.cap').toString().replace('6.11.7.1<', `6.11.${how.name}<`);
  await handIn(page, 'bao.cap', storm);
  await main(page).getByRole('heading', { name: 'Tối nay bão vào bờ' }).waitFor();
  await main(page).getByText('Tệp không có chữ ký số').waitFor();
  await look(page, `alerts-page-${how.name}`);
  await press(page, 'Soạn tin');
  await sheet(page).getByLabel(/^Cả /).check();
  await look(page, `alerts-draft-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Tạo bản nháp' }).click();
  await page.waitForURL(/\/truyen-thong\/[0-9a-f-]{36}$/);
  await main(page).getByText('cảnh báo không ký').first().waitFor();
  await page.goBack();
  await main(page).getByRole('link', { name: 'Tin đã soạn từ cảnh báo này' }).waitFor();
}

async function setAside(page, how) {
  await page.goto('/canh-bao');
  const exercise = file('exercise.cap').toString().replace('6.11.7.2<', `6.11.tap.${how.name}<`);
  await handIn(page, 'dien-tap.cap', exercise);
  await main(page).getByText('Đây là diễn tập').waitFor();
  check((await main(page).getByRole('button', { name: 'Soạn tin' }).count()) === 0, 'no message is made of an exercise');
  await press(page, 'Gác lại');
  await sheet(page).getByLabel('Vì sao').fill('Diễn tập của tỉnh');
  await look(page, `alerts-aside-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Lưu' }).click();
  await main(page).getByText('Đã gác lại: Diễn tập của tỉnh').waitFor();
  await press(page, 'Lấy lại');
  await main(page).getByRole('button', { name: 'Gác lại' }).waitFor();
}

async function refused(page, how) {
  await page.goto('/canh-bao');
  await main(page)
    .locator('input[type=file]')
    .setInputFiles({ name: 'ke-hoach.xml', mimeType: 'text/xml', buffer: Buffer.from('<ke-hoach/>') });
  await main(page).getByText('không phải một cảnh báo CAP').waitFor();
  await look(page, `alerts-refused-${how.name}`);
}

async function believe(page, how) {
  await page.goto('/canh-bao/chung-thu');
  await press(page, 'Thêm chứng thư');
  await sheet(page).getByLabel('Của ai').fill(`Đài Khí tượng ${how.name}`);
  await sheet(page).getByLabel('Địa bàn').fill('Giao Xuân');
  await sheet(page)
    .getByRole('option', { name: /Giao Xuân/ })
    .or(sheet(page).getByRole('button', { name: /Xã Giao Xuân/ }))
    .first()
    .click();
  await sheet(page).getByLabel('Chứng thư (PEM)').fill(file('sender.pem').toString());
  await look(page, `alerts-certificate-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Lưu' }).click();
  await main(page).getByText(`Đài Khí tượng ${how.name}`).waitFor();
  await look(page, `alerts-certificates-${how.name}`);
}

await run('alerts', async ({ open }) => {
  const start = await open();
  const everybody = await cast(start);
  const officer = everybody.find((one) => one.login === 'canbo');
  const administrator = everybody.find((one) => one.login === 'quantri');
  for (const how of [looks[0], looks[3]]) {
    const page = await open(how);
    await enter(page, officer);
    await lookAtWaiting(page, how);
    await page.goto('/canh-bao');
    await fromAlertToMessage(page, how);
    await setAside(page, how);
    await refused(page, how);
    proved(`an alert that came, to its message (${how.name})`);
    const desk = await open(how);
    await enter(desk, administrator);
    await believe(desk, how);
    proved(`a certificate is believed (${how.name})`);
  }
});
