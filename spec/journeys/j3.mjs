// J3, the weekly report of eight communes to the district's Front: the plan is read in and issued, its duties follow a kind of report with numbers,
// six come on the web and one by e-mail, one is late, a flash report rings. The mail server and the mailboxes are real (tools/mail_servers); the
// product is started a second time with its mailbox, once it is known whose it is. That who is late is reminded stands in src/mail/mail_test.cpp,
// for reminders go out in the hours of work.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { inbox, mailbox, plain, send as sendMail } from '../mail/mails.mjs';
import { pause, product } from '../product.mjs';
import { check, look, looks, proved, run, sheet, signIn } from './journey.mjs';
import { bringInPerson, read, send, signInAsAdministrator } from './settling.mjs';

const districtPlan = fileURLToPath(new URL('../plans/district_flood_front.txt', import.meta.url));
const communes = ['An Khê', 'An Đồng', 'Quỳnh Hoa', 'Quỳnh Lâm', 'Quỳnh Thọ', 'An Hiệp', 'Quỳnh Hoàng'];
const township = 'Quỳnh Côi';
const tree = [
  'province_code\tprovince\tdistrict_code\tdistrict\tcommune_code\tcommune',
  `34\tTỉnh Thái Bình\t338\tHuyện Quỳnh Phụ\t12472\tThị trấn ${township}`,
  ...communes.map((name, place) => `34\tTỉnh Thái Bình\t338\tHuyện Quỳnh Phụ\t${12475 + 3 * place}\tXã ${name}`),
].join('\n');
const mailAddress = 'donvi1@xa.example';
const main = (page) => page.locator('main');

/** Seven communes and a township below the district, each with its Front; names are facts. */
async function settle(page) {
  await send(page, 'POST', '/api/areas/import?name=communes.tsv&on=2021-01-01&part=yes', tree, 'text/tab-separated-values');
  const areaCalled = async (name) => (await read(page, `/api/areas?q=${encodeURIComponent(name)}`)).items.find((one) => one.name === name);
  const district = await areaCalled('Huyện Quỳnh Phụ');
  const above = await send(page, 'POST', '/api/bodies', {
    name: 'Ủy ban Mặt trận Tổ quốc Việt Nam huyện Quỳnh Phụ',
    kind: 'front',
    area: district.id,
    parent: null,
  });
  const fronts = [];
  for (const name of [`Thị trấn ${township}`, ...communes.map((one) => `Xã ${one}`)]) {
    const area = await areaCalled(name);
    check(area, `${name} stands in the tree`);
    fronts.push(
      await send(page, 'POST', '/api/bodies', {
        name: `Ủy ban Mặt trận Tổ quốc Việt Nam ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
        kind: 'front',
        area: area.id,
        parent: above.id,
      }),
    );
  }
  return { above: above.id, fronts };
}

async function readIn(page, fronts) {
  await page.goto('/ke-hoach');
  await page.locator('input[type=file]').setInputFiles(districtPlan);
  await page.waitForURL(/\/ke-hoach\/[0-9a-f-]{36}$/, { timeout: 60_000 });
  const plan = /ke-hoach\/([0-9a-f-]{36})/.exec(page.url())[1];
  const { items } = await read(page, `/api/plans/${plan}`);
  const reports = items.filter((item) => item.kind === 'report');
  check(reports.map((item) => item.value.every).join() === 'weekly,ad hoc', 'the plan asks for a weekly report and one when it is urgent');
  for (const item of reports)
    check(
      item.bodies.length === fronts.length,
      `"các xã, thị trấn" means the eight Fronts: ${item.bodies.map((one) => one.name).join(', ')}`,
    );
  for (const item of items.filter((one) => one.needs_body)) await send(page, 'DELETE', `/api/plans/${plan}/items/${item.id}`);
  proved('the plan is read in: eight Fronts owe a weekly report and one when it is urgent');
  return plan;
}

/** The officer says which numbers the weekly report carries; the cut-off lies a week back, so that who is silent is late today. */
async function makeKind(page) {
  await page.goto('/bao-cao/mau/moi');
  await main(page).getByLabel('Tên mẫu').fill('Tiền và hàng cứu trợ hằng tuần');
  await main(page).getByLabel('Chốt vào').selectOption({ label: 'trước ngày cuối kỳ' });
  await main(page).getByLabel('Số ngày').fill('8');
  await main(page).getByLabel('Giờ chốt').fill('16:00');
  for (const [name, unit] of [
    ['Tiền đã nhận', 'đồng'],
    ['Suất hàng đã chia', 'suất'],
  ]) {
    await main(page).getByRole('button', { name: 'Thêm chỉ tiêu mới' }).click();
    await main(page).getByLabel('Tên chỉ tiêu').last().fill(name);
    await main(page).getByLabel('Đơn vị tính').last().fill(unit);
  }
  await main(page).getByRole('button', { name: 'Thêm câu hỏi' }).click();
  await main(page).getByLabel('Câu hỏi 1').fill('Còn nhà nào chưa nhận được gì?');
  await look(page, 'report-kind-filled');
  await main(page).getByRole('button', { name: 'Lưu mẫu' }).click();
  await main(page).getByText('Tiền và hàng cứu trợ hằng tuần').waitFor();
  await page.goto('/bao-cao');
  await main(page).getByRole('button', { name: 'Chọn mẫu' }).first().click();
  await sheet(page).getByLabel('Mẫu báo cáo').selectOption({ label: 'Tiền và hàng cứu trợ hằng tuần' });
  await sheet(page).getByRole('button', { name: 'Dùng mẫu này' }).click();
  await main(page).getByText('Tiền và hàng cứu trợ hằng tuần').waitFor();
  proved('the officer makes a kind of report with two numbers and a question, and chooses it for the weekly duty');
}

async function reportByPhone(open, person) {
  const phone = await open(looks[3]);
  await signIn(phone, person);
  await phone.goto('/viec');
  await main(phone)
    .getByRole('link', { name: /Báo cáo hằng tuần/ })
    .first()
    .click();
  await main(phone).getByLabel('Tiền đã nhận (đồng)').fill('5000000');
  await main(phone).getByLabel('Suất hàng đã chia (suất)').fill('0');
  await main(phone).getByLabel('Còn nhà nào chưa nhận được gì?').fill('Hai nhà ở xóm bãi, chiều nay đi xuồng ra.');
  await look(phone, 'report-filled');
  await main(phone).getByRole('button', { name: 'Gửi báo cáo' }).click();
  await phone.waitForURL(/\/viec$/);
  proved('a commune fills the form in on a telephone and sends it');
  return phone;
}

/** The others say it from their own devices, without a look at each of them. */
async function reportByOthers(open, people) {
  for (const [place, person] of people.entries()) {
    const page = await open();
    await send(page, 'POST', '/api/session', { login: person.login, password: person.password });
    const report = (await read(page, '/api/reports')).items.find((one) => one.every === 'weekly');
    const form = await read(page, `/api/reports/${report.id}`);
    const figures = form.lines.map((line, column) => ({
      indicator: line.indicator.id,
      value: column === 0 ? 1_000_000 * (place + 1) : place,
    }));
    await send(page, 'POST', `/api/reports/${report.id}`, { text: '', figures, answers: ['Không'], after: 0 });
    await page.context().close();
  }
}

/** A commune answers by e-mail from an address that the officer has entered. */
async function reportByMail(desk, mailing) {
  await send(desk, 'POST', '/api/mail-addresses', { body: mailing.id, address: mailAddress });
  sendMail(plain(mailAddress, 'Báo cáo tuần', 'Xã đã phát hết gạo cho bà con xóm bãi, không còn nhà nào thiếu.'));
  const come = async () => (await read(desk, '/api/mails?state=reported')).items.length === 1;
  for (let tries = 0; !(await come()); ++tries) {
    check(tries < 300, 'the mail becomes a report');
    await pause(200);
  }
  await desk.goto('/thu');
  await main(desk).getByRole('heading').first().waitFor();
  await look(desk, 'mail-reported');
  for (let tries = 0; !inbox(mailAddress).some((one) => /Đã nhận/.test(one)); ++tries) {
    check(tries < 150, 'who wrote is told that it has come');
    await pause(200);
  }
  proved('one commune answers by e-mail: the mail becomes its report, and a letter says that it has come');
}

async function rollUp(desk) {
  await desk.goto('/bao-cao');
  await main(desk)
    .getByRole('link', { name: /Báo cáo hằng tuần/ })
    .first()
    .click();
  const figure = main(desk).locator('figure');
  await figure.filter({ hasText: /7\s*trên 8 đơn vị/ }).waitFor();
  const words = (await figure.innerText()).replace(/\s+/g, ' ');
  check(/\b7 trên 8 đơn vị/.test(words) && /1 trễ/.test(words), `seven of eight, one late: ${words}`);
  check(/số cũ nhất: (thứ|chủ) \S+, \d\d:\d\d ngày/i.test(words), `how old the oldest figure is, with its weekday: ${words}`);
  const total = main(desk).locator('li', { hasText: 'Tiền đã nhận' }).first();
  // The mail says it in words: it counts among the seven, and gives no figure.
  await total.getByText('20.000.000').waitFor();
  await total.getByText('6/8 đơn vị').waitFor();
  await look(desk, 'roll-up');
  proved(`the roll-up says: ${words}`);
  await total.getByRole('button', { name: /Xem từng đơn vị/ }).click();
  await sheet(desk).getByText('chưa báo').first().waitFor();
  await look(desk, 'roll-up-units');
  check((await sheet(desk).locator('li').count()) === 8, 'the figure opens to its eight units');
  proved('every figure opens to its rows, the silent unit first');
  await desk.keyboard.press('Escape');
  await main(desk).getByRole('heading', { name: 'Chưa có tin' }).waitFor();
  proved('who is silent stands there with since when and who is in charge of that area');
}

async function ringAndReceive(phone, desk) {
  await desk.goto('/');
  await main(desk).getByRole('heading').first().waitFor();
  await phone.goto('/bao-cao/tin-khan');
  await main(phone).getByRole('button', { name: 'Báo tin khẩn' }).click();
  await sheet(phone).getByLabel('Việc gì vừa xảy ra').fill('Cầu phao xóm bãi bị cuốn trôi, mười nhà không ra được.');
  await sheet(phone).getByLabel('Cần gì ngay').fill('Hai xuồng máy và áo phao.');
  await look(phone, 'flash-ring');
  await sheet(phone).getByRole('button', { name: 'Gửi ngay' }).click();
  await main(desk).getByText('Cầu phao xóm bãi bị cuốn trôi').waitFor();
  await look(desk, 'flash-on-home');
  proved('a flash report stands on the open screen of the district at once');
  await main(desk).getByRole('button', { name: 'Đã nhận' }).click();
  await main(phone)
    .getByText(/đã nhận: /)
    .waitFor();
  await look(phone, 'flash-received');
  proved('the district says that it was received, and the commune sees when');
}

const work = mkdtempSync(join(tmpdir(), 'lalanh-j3-'));
process.once('exit', () => rmSync(work, { recursive: true, force: true }));
const { start, stop } = product(work);

await run('J3', async (browser) => {
  let address = await start('--demonstration');
  const open = (how) => browser.open(how, address);
  const admin = await open();
  await signInAsAdministrator(admin);
  const { above, fronts } = await settle(admin);
  const officer = await bringInPerson(admin, above, 'officer', 'Lưu Thị Súng', 'sung.mattran');
  const people = [];
  for (const [place, front] of fronts.entries())
    people.push(await bringInPerson(admin, front.id, 'member', `Cán bộ Mặt trận ${place + 1}`, `mattran.so${place + 1}`));
  proved('a district has its Front, seven communes and a township theirs');
  await admin.context().close();
  await stop();
  const settings = join(work, 'mail.json');
  writeFileSync(settings, mailbox('Mặt trận huyện Quỳnh Phụ', above), { mode: 0o600 });
  address = await start('--mail', settings);

  const desk = await open(looks[0]);
  await signIn(desk, officer);
  const plan = await readIn(desk, fronts);
  await send(desk, 'POST', `/api/plans/${plan}/issue`);
  await makeKind(desk);
  const phone = await reportByPhone(open, people[1]);
  await reportByOthers(open, people.slice(2, 7));
  await reportByMail(desk, fronts[7]);
  await rollUp(desk);
  await ringAndReceive(phone, desk);
  await desk.context().close();
  await phone.context().close();
  await stop();
});
