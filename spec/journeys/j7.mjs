// J7, a gift followed home: a donor without an account promises money and rice; the bank's statement brings the money, the rice goes into a store; money
// becomes goods by a purchase that somebody else decided; a trip brings them to households. The next day, when the head of the ledger is signed, the donor
// follows every step with the code alone and checks one in the browser's own verifier, and hledger adds the same sums up.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { promise, receipt, takeGoods } from '../gifts/giving.mjs';
import { product } from '../product.mjs';
import * as carrying from '../trips/carrying.mjs';
import { cast, check, enter, look, looks, proved, runOffline, sheet } from './journey.mjs';
import { bringInPerson, read, signInAsAdministrator } from './settling.mjs';

const folder = mkdtempSync(join(tmpdir(), 'lalanh-j7-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
/** Beside the environment of the product: nothing today, another clock tomorrow. */
const clock = {};
const tomorrow = { LD_PRELOAD: '/usr/$LIB/faketime/libfaketimeMT.so.1', FAKETIME: '+1d', FAKETIME_DONT_FAKE_MONOTONIC: '1' };
const { start, stop } = product(folder, clock);

const main = (page) => page.locator('main');
const press = (there, name) => there.getByRole('button', { name, exact: true }).first().click();
const call = 'Bữa cơm nghĩa tình';
const kept = 'Kho Mặt trận xã';
const [team, teamLogin] = ['Tổ tự quản số 2, Thôn Bến Đò', 'to02'];
const households = 6;

async function visitCall(desk) {
  await desk.goto('/quyen-gop');
  await main(desk).getByRole('link', { name: call }).click();
  await main(desk).getByRole('heading', { name: call }).waitFor();
}

/** The list that a bank gives, with the code as the donor wrote it beside the transfer. */
async function bringStatement(desk, code) {
  const day = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10).split('-').reverse().join('/');
  const rows = [
    'Ngày giao dịch,Số tham chiếu,Số tiền ghi có,Nội dung',
    `${day},FT26330900017,5000000,LALANH ${code.replaceAll('-', '')} ung ho`,
  ];
  await main(desk).getByRole('link', { name: 'Sao kê ngân hàng' }).click();
  await main(desk).getByText('Quà không nêu tên').first().waitFor();
  await look(desk, 'gifts-statement');
  const file = { name: 'sao-ke.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) };
  await main(desk).locator('input[type=file]').setInputFiles(file);
  await main(desk).getByText('1 dòng thành quà ngay').waitFor();
  await look(desk, 'gifts-statement-brought');
}

async function openStore(desk) {
  await desk.goto('/kho');
  await press(main(desk), 'Mở kho, điểm phát');
  await sheet(desk).getByLabel('Tên kho, điểm phát').fill(kept);
  await sheet(desk).getByLabel('Địa chỉ').fill('Trụ sở Mặt trận xã');
  await press(sheet(desk), 'Mở kho, điểm phát');
  await main(desk).getByRole('link', { name: kept, exact: true }).waitFor();
}

async function buyNoodles(member, head) {
  await member.goto('/mua-hang');
  await press(main(member), 'Đề nghị mua');
  await sheet(member).getByLabel('Mua để làm gì').fill('Mì gói cho bà con đang cách ly');
  const purse = sheet(member).getByLabel('Trả bằng tiền nào');
  await purse.locator('option', { hasText: call }).waitFor({ state: 'attached' });
  await purse.selectOption({ label: (await purse.locator('option', { hasText: call }).textContent()).trim() });
  await sheet(member).getByLabel('Mặt hàng').selectOption({ label: 'Mì gói' });
  await sheet(member).getByLabel('Số lượng').fill('20');
  for (const [place, [who, total]] of [
    ['Đại lý Bến Đò', '1.900.000'],
    ['Tạp hóa Cô Sáu', '2.100.000'],
  ].entries()) {
    if (place) await press(sheet(member), 'Thêm báo giá');
    await sheet(member).getByLabel('Người bán').nth(place).fill(who);
    await sheet(member).getByLabel('Tổng tiền (đồng)').nth(place).fill(total);
  }
  await look(member, 'purchase-ask');
  await press(sheet(member), 'Gửi đề nghị');
  const own = (page) => main(page).getByRole('link', { name: 'Mì gói cho bà con đang cách ly' });
  await own(member).click();
  await main(member).getByText('Đại lý Bến Đò').first().waitFor();
  check((await main(member).getByRole('button', { name: 'Duyệt', exact: true }).count()) === 0, 'who asks does not decide');
  await head.goto('/mua-hang');
  await own(head).click();
  await press(main(head), 'Duyệt');
  await press(sheet(head), 'Duyệt báo giá này');
  await main(head).getByText('được chọn').nth(1).waitFor();
  await member.reload();
  await press(main(member), 'Nhập hàng theo hóa đơn');
  await sheet(member).getByLabel('Nhập vào kho').selectOption({ label: kept });
  await sheet(member).getByLabel('Số hóa đơn').fill('0000305');
  await sheet(member).getByLabel('Thành tiền của Mì gói (đồng)').fill('1.900.000');
  await look(member, 'purchase-buy');
  await press(sheet(member), 'Nhập hàng theo hóa đơn');
  await main(member).getByText('đã mua').first().waitFor();
  await look(member, 'purchase-bought');
}

/** Ten kilograms of rice and a box of noodles for each, by a team's telephone, with a picture of the bags. */
async function bringHome(desk, phone) {
  const trip = await carrying.propose(desk, { store: kept, item: 'Gạo', each: '10', and: { item: 'Mì gói', each: '1' } });
  await look(desk, 'trip-proposal-of-gifts');
  const links = await trip.locator('li a').evaluateAll((all) => all.map((one) => one.getAttribute('href').split('/').at(-1)));
  const id = await carrying.make(trip, links.slice(0, households), team);
  await carrying.handOut(desk);
  await carrying.takeAlong(phone);
  const picture = await phone.screenshot({ type: 'jpeg' });
  for (let place = 0; place < households; place += 1)
    await carrying.tell(phone, place % 2 ? 'Đã giao tận tay' : 'Để trước cửa, không tiếp xúc', { picture: place ? undefined : picture });
  await carrying.sendAll(phone, households);
  await carrying.close(desk, id, households);
}

/** From the receipt to every step, by what stands on the screen alone. */
async function follow(page, code) {
  await receipt(page, code, 'Đã nhận ngày');
  await look(page, 'donor-receipt');
  const steps = main(page).locator('li.row');
  for (const kind of ['Ủng hộ', 'Mua hàng', 'Xuất kho', 'Trao tới bà con']) await steps.filter({ hasText: kind }).first().waitFor();
  await steps.filter({ hasText: 'Mua hàng' }).first().getByRole('link').click();
  await main(page).getByText('hóa đơn 0000305').first().waitFor();
  await main(page).getByText(kept).first().waitFor();
  await look(page, 'donor-purchase');
  await page.goBack();
  await steps.filter({ hasText: 'Trao tới bà con' }).first().getByRole('link').click();
  await main(page).getByText('Xã Giao Xuân').first().waitFor();
  const said = await main(page).innerText();
  check(/60 kg/.test(said) && /6 thùng/.test(said), `what reached people stands there by area: ${said}`);
  check(!/H-0\d{3}|0400|vn:/.test(said), 'and nothing of any household, nor of how the machine calls a place');
  await look(page, 'donor-delivery');
}

async function verify(page, code) {
  await receipt(page, code, 'Đã nhận ngày');
  await main(page)
    .getByRole('link', { name: /^Bút toán .* trong sổ cái/ })
    .click();
  await press(main(page), 'Tự kiểm biên nhận');
  await page.waitForURL('**/so-cai/kiem#*');
  await page.locator('#verdict strong').waitFor();
  check(await page.locator('#verdict.true, #verdict[class=""]').count(), "the browser's own verifier finds the entry true");
  await look(page, 'donor-verifier');
}

/** Root, commodity and amount, by another program and by the product. */
async function addUp(page) {
  const file = join(folder, 'ledger.journal');
  writeFileSync(file, await (await page.request.get('/api/ledger.journal')).body());
  const hledger = (...words) => execFileSync('hledger', ['-f', file, ...words], { encoding: 'utf8' });
  hledger('check', '--strict');
  const theirs = hledger('balance', '--flat', '--depth', '1', '--no-total', '--layout', 'bare', '--output-format', 'csv');
  const { items } = await read(page, '/api/ledger/standings');
  const ours = items.map((one) => `${one.root},${one.commodity},${one.quantity}`);
  const sums = theirs.replaceAll('"', '').trim().split('\n').slice(1);
  check(
    ours.length > 10 && ours.sort().join('\n') === sums.sort().join('\n'),
    `hledger has the same sums:\n${sums.join('\n')}\n\n${ours.join('\n')}`,
  );
}

const delivered = async (page) => (await read(page, '/api/fundraisers')).items.find((one) => one.name === call).numbers.delivered;

await runOffline('J7', async ({ open }) => {
  const at = await start('--demonstration');
  const donor = await open(looks[2], at);
  const people = await cast(donor);
  const own = (login) => people.find((one) => one.login === login);
  await donor.goto('/');
  await donor.getByRole('link', { name: 'Góp cho bà con' }).click();
  await main(donor).getByRole('link', { name: call }).waitFor();
  const money = await promise(donor, call, { form: 'Tiền', amount: '5.000.000', pictures: '360' });
  await press(main(donor), 'Xem biên nhận');
  await main(donor).getByText(money.replaceAll('-', '')).first().waitFor();
  await look(donor, 'donor-promised');
  const rice = await promise(donor, call, { form: 'Hàng hóa', words: '200 kg gạo' });
  proved('a donor without an account promises 5,000,000 đồng and 200 kg of rice, and has a code for each');

  const front = await open(looks[0], at);
  await enter(front, own('mttq'));
  await visitCall(front);
  await bringStatement(front, money);
  await receipt(donor, money, 'Đã nhận ngày');
  proved("the bank's statement brings the money in by its code, and the donor sees it");

  await openStore(front);
  await visitCall(front);
  await takeGoods(front, '200 kg gạo', { store: kept, item: 'Gạo', amount: '200', worth: '3.000.000', pictures: '1280' });
  await receipt(donor, rice, 'Đã nhận ngày');
  await main(donor).getByText('3.000.000 đồng').first().waitFor();
  proved("the rice goes into the Front's store, and its receipt says what it is worth");

  const administrator = await open(looks[0], at);
  await signInAsAdministrator(administrator);
  const { body } = await read(front, '/api/me');
  const member = await open(looks[0], at);
  await member.goto('/');
  await enter(member, await bringInPerson(administrator, body.id, 'member', 'Lê Thị Mơ', 'mttq02'));
  await buyNoodles(member, front);
  proved('a member asks for a purchase from the purse of the fundraiser, the head decides, and it is bought into the store');

  const phone = await open(looks[2], at);
  await enter(phone, own(teamLogin));
  const before = await delivered(front);
  await bringHome(front, phone);
  const reached = (await delivered(front)) - before;
  check(reached === 60 * 15_000 + 6 * 95_000, `the fundraiser tells what reached people: ${reached}`);
  proved('a trip brings rice and noodles to six households, and what reached people is told as the gift of this fundraiser');

  await stop();
  Object.assign(clock, tomorrow);
  const anywhere = await open(looks[2], await start());
  await follow(anywhere, rice);
  proved('with the code alone the donor follows gift, purchase, store and delivery, by area and never by household');
  await verify(anywhere, money);
  proved("the entry of the gift is found true by the browser's own verifier, against the head that was signed");
  await addUp(anywhere);
  proved('hledger finds nothing wrong with the ledger and adds it up to the same');
  await stop();
});
