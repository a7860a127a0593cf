// J10, the half-year: a unit's report knows its figures from the records, and each opens to what it counts; a report on a plan fills itself from who has
// reported and what they wrote, is approved, leaves as a DOCX in the official form, is numbered by the clerk and sent, and the reader of another office
// reads it; papers that come are registered, signed ones too; the year ends with a title (title.mjs).
import { changed, signedPdf } from '../documents/signed_pdf.mjs';
import { cast, check, look, looks, proved, run, signIn } from './journey.mjs';
import { read, send } from './settling.mjs';
import { yearEndsWithATitle } from './title.mjs';

const press = (page, name) => page.locator('main').getByRole('button', { name, exact: true }).first().click();

async function readBack(page, bytes) {
  const { id } = await send(page, 'POST', '/api/plans?name=bao-cao.docx', bytes, 'application/octet-stream');
  const { items } = await read(page, `/api/plans/${id}`);
  return (kind) => items.find((one) => one.kind === kind)?.value;
}

/** What came through the system is registered at a tap, what came signed shows who signed it, and the head sees both. */
async function dayOfTheClerk(clerk, head) {
  await clerk.goto('/van-ban-den/so');
  await clerk.getByText('Chờ vào sổ').first().waitFor();
  await look(clerk, 'j10-register');
  const subject = 'V/v kiểm tra cống dưới đê và bờ kênh trước đợt mưa lớn';
  await clerk.getByRole('button', { name: `Vào sổ · ${subject}` }).click();
  const sheet = clerk.locator('dialog[open]');
  check((await sheet.getByLabel('Trích yếu').inputValue()) === subject, 'the line fills itself');
  await sheet.getByRole('button', { name: 'Vào sổ', exact: true }).click();
  await clerk.getByRole('link', { name: subject }).last().waitFor();
  proved('the clerk registers what came through the system, as it says of itself');

  await press(clerk, 'Vào sổ');
  const pdf = signedPdf('Giay moi hop ban viec phong, chong thien tai', 'Sở Y tế', process.env.AUTHORITIES);
  // The file is still being read while the clerk writes; what the clerk wrote stays.
  await clerk.route('**/api/arrivals/reading*', async (route) => {
    await new Promise((done) => setTimeout(done, 600));
    await route.continue();
  });
  const readingDone = clerk.waitForResponse('**/api/arrivals/reading*');
  await sheet.locator('input[type=file]').setInputFiles({ name: 'giay-moi.pdf', mimeType: 'application/pdf', buffer: pdf });
  await sheet.getByLabel('Cơ quan ban hành').fill('Sở Y tế');
  await sheet.getByLabel('Trích yếu').fill('Giấy mời họp');
  await readingDone;
  await clerk.unroute('**/api/arrivals/reading*');
  await sheet.getByRole('button', { name: 'Vào sổ', exact: true }).click();
  await head.goto('/van-ban-den/so');
  await head.getByRole('link', { name: 'Giấy mời họp' }).click();
  await head.getByText('hợp lệ').first().waitFor();
  await look(head, 'j10-signed');
  proved('a signed PDF is registered, and its signature is shown as valid to the head');

  await clerk.goto('/van-ban-den/so');
  await clerk.getByRole('link', { name: 'Giấy mời họp' }).click();
  const other = { name: 'giay-moi-2.pdf', mimeType: 'application/pdf', buffer: changed(pdf, 'Giay moi', 'Giay bao') };
  await clerk.locator('main input[type=file]').setInputFiles(other);
  await clerk.getByText('không còn đúng').first().waitFor();
  await look(clerk, 'j10-broken');
  proved('the same letter with a word changed is told as no longer true');
}

/** Nobody types what the records know: how much work was given and done in the half-year stands there, and each figure opens to its rows. */
async function figuresCountThemselves(unit) {
  const { items } = await read(unit, '/api/reports');
  const days = ({ from, until }) => (new Date(until) - new Date(from)) / 86_400_000;
  const half = items.find((one) => days(one.period) > 150 && days(one.period) < 200);
  await unit.goto(`/bao-cao/${half.id}`);
  await unit.getByRole('heading', { name: 'Đã có sẵn' }).waitFor();
  const line = unit.locator('main li', { hasText: 'Việc được giao trong kỳ' });
  const figure = Number(await line.locator('strong').innerText());
  check(figure > 0, 'work was given to the unit in the half-year');
  await line.getByRole('button', { name: 'Xem tính từ đâu' }).click();
  await line.getByRole('button', { name: 'Thu lại' }).waitFor();
  check((await line.locator('.rows > li').count()) === figure, 'a figure opens to exactly what it counts');
  await look(unit, 'j10-counted');
  proved(`the half-year's report knows from the records that ${figure} pieces of work were given, and shows them`);
}

await run('J10', async ({ open }) => {
  const officer = await open(looks[0]);
  const people = await cast(officer);
  const who = (login) => people.find((one) => one.login === login);
  await signIn(officer, who('canbo'));
  const plans = (await (await officer.request.get('/api/plans')).json()).items;
  const plan = plans.find((one) => one.state === 'issued');
  check(plan, 'the demonstration has an issued plan');
  await officer.goto(`/ke-hoach/${plan.id}`);
  await press(officer, 'Thêm');
  await officer.getByRole('menuitem', { name: 'Báo cáo kết quả' }).click();
  await officer.waitForURL(/\/van-ban-di\/[0-9a-f-]{36}$/);
  const address = officer.url();
  const text = await officer.getByLabel('Nội dung').inputValue();
  check(/Kỳ báo cáo từ ngày/.test(text) && /\| TT \| Đơn vị \| Báo cáo \|/.test(text), `the report fills itself: ${text.slice(0, 300)}`);
  await officer.getByLabel('Kính gửi').fill('Công an xã Giao Xuân');
  await officer.getByText('Đã lưu', { exact: true }).waitFor();
  await officer.frameLocator('iframe').getByText('BÁO CÁO', { exact: true }).waitFor();
  await look(officer, 'j10-report');
  proved('the report on a plan fills itself with who has reported, who is silent and what they wrote');

  await press(officer, 'Trình lãnh đạo');
  await officer.getByText('chờ duyệt').first().waitFor();
  const head = await open(looks[3]);
  await signIn(head, who('chutich'));
  await head.goto(address);
  await press(head, 'Duyệt');
  await head.getByText('chờ cấp số').first().waitFor();
  await look(head, 'j10-approved');
  proved('the head approves it on a telephone');

  await officer.reload();
  await officer.getByText('chờ cấp số').first().waitFor();
  check((await officer.getByRole('button', { name: 'Cấp số và phát hành' }).count()) === 0, 'numbering is not for the officer');
  const clerk = await open(looks[0]);
  await signIn(clerk, who('vanthu'));
  await clerk.goto('/van-ban-di');
  await clerk
    .getByRole('link', { name: /BÁO CÁO|Báo cáo|Kết quả/ })
    .first()
    .waitFor();
  await clerk.goto(address);
  await press(clerk, 'Cấp số và phát hành');
  await clerk.getByText('đã phát hành').first().waitFor();
  await officer.getByText('đã phát hành').first().waitFor();
  const id = address.split('/').at(-1);
  const issued = await (await officer.request.get(`/api/outgoing/${id}`)).json();
  check(/^\d\d\/BC-UBND$/.test(issued.document.number), `it has its number: ${issued.document.number}`);
  const file = await officer.request.get(`/api/outgoing/${id}/docx`);
  const bytes = await file.body();
  check(bytes.subarray(0, 2).toString() === 'PK', 'it leaves as a Word document');
  const said = await readBack(officer, bytes);
  check(said('number').text === issued.document.number, 'the reader of another office reads its number');
  check(said('type').text.toLowerCase() === 'báo cáo', 'and its kind');
  check(said('date').date === issued.document.day, 'and its day');
  proved(`it is numbered ${issued.document.number}, leaves as a DOCX in the official form, and reads back`);

  const police = await open(looks[3]);
  await signIn(police, who('congan'));
  await police.goto('/van-ban-den');
  await police.getByText(issued.document.subject).first().waitFor();
  await look(police, 'j10-received');
  proved('the body it is addressed to has it at once');
  await figuresCountThemselves(police);
  await dayOfTheClerk(clerk, head);
  await yearEndsWithATitle(officer, head, await open(looks[2]));
});
