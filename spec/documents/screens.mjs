// Documents out on a telephone in the dark and on a desk in the light: drafted beside its page, given back, approved, numbered, handed out, cancelled;
// the register, the letterhead and the delegation. Every screen is looked at with axe.

import { signedPdf } from './signed_pdf.mjs';
import { cast, check, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

const pressIn = (part, name) => part.getByRole('button', { name, exact: true }).click();
const press = (page, name) => page.locator('main').getByRole('button', { name, exact: true }).first().click();

async function draft(page, how, subject) {
  await page.goto('/van-ban-den');
  await page.getByRole('link', { name: 'Văn bản đi' }).click();
  await press(page, 'Soạn văn bản');
  await sheet(page).getByLabel('Tên loại').selectOption({ label: 'Thông báo' });
  await look(page, `document-new-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Soạn', exact: true }).click();
  await page.waitForURL(/\/van-ban-di\/[0-9a-f-]{36}$/);
  await page.getByLabel('Trích yếu').fill(subject);
  await page
    .getByLabel('Nội dung')
    .fill('I. LỊCH TIÊM\n1. Thôn Cồn Sú: sáng thứ Bảy.\n| Thôn | Số người |\n| Cồn Sú | 120 |\nCác thôn báo cho bà con.');
  await page.getByLabel('Nơi nhận').fill('Công an xã Giao Xuân (để phối hợp)');
  await page.getByText('Đã lưu', { exact: true }).waitFor();
  await page.frameLocator('iframe').getByText('Các thôn báo cho bà con./.').waitFor();
  check(await page.frameLocator('iframe').getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').isVisible(), 'the page has its motto');
  await look(page, `document-draft-${how.name}`);
  return page.url();
}

async function approve(page, how, address) {
  await page.goto(address);
  await press(page, 'Trả lại');
  await sheet(page).getByLabel('Lý do').fill('Ghi thêm giờ tiêm');
  await look(page, `document-give-back-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Trả lại' }).click();
  await page.getByText('Ghi thêm giờ tiêm').first().waitFor();
  await press(page, 'Trình lãnh đạo');
  await page.getByRole('button', { name: 'Duyệt', exact: true }).waitFor();
  await press(page, 'Duyệt');
  await page.getByText('chờ cấp số').first().waitFor();
  await look(page, `document-approved-${how.name}`);
  await page.goto('/van-ban-di');
  await press(page, 'Ủy quyền duyệt');
  await sheet(page).getByLabel('Người duyệt thay').waitFor();
  await look(page, `delegation-${how.name}`);
}

/** An appendix with a table of people, filled in cell by cell. */
async function append(page, how) {
  await press(page, 'Thêm phụ lục');
  await page.getByLabel('Tên phụ lục').fill('Danh sách tổ tiêm');
  await page.getByRole('group', { name: 'Phụ lục', exact: true }).getByRole('button', { name: 'Bảng nhân sự' }).click();
  await sheet(page).getByLabel('Họ và tên').fill('Mai Thị Ngải');
  await pressIn(sheet(page), 'Thêm dòng');
  await sheet(page).getByLabel('Họ và tên').last().fill('Tô Thị Mạ');
  await look(page, `document-table-${how.name}`);
  await pressIn(sheet(page), 'Lưu bảng');
  await press(page, 'Thêm phụ lục');
  await page.getByLabel('Tên phụ lục').last().fill('Nhiệm vụ từng thôn');
  await page.getByLabel('Nội dung phụ lục').last().fill('Mỗi thôn cử hai người.');
  await page.getByText('Đã lưu', { exact: true }).waitFor();
  await page.frameLocator('iframe').getByText('Mai Thị Ngải').waitFor();
  await page.frameLocator('iframe').getByText('Mỗi thôn cử hai người').waitFor();
  await look(page, `document-appendices-${how.name}`);
}

async function issue(page, how, address, subject) {
  await page.goto(address);
  await press(page, 'Cấp số và phát hành');
  await page.getByText('đã phát hành').first().waitFor();
  await page.frameLocator('iframe').getByText('/TB-UBND').first().waitFor();
  await look(page, `document-issued-${how.name}`);
  await page.goto('/van-ban-di');
  await page.getByText(subject).first().waitFor();
  await look(page, `documents-${how.name}`);
  await press(page, 'Tiêu đề văn bản');
  await sheet(page).getByLabel('Cơ quan ban hành').waitFor();
  await look(page, `letterhead-${how.name}`);
}

async function register(page, how, address) {
  await page.goto('/van-ban-di/so');
  await press(page, 'Giữ số');
  await sheet(page).getByLabel('Trích yếu').fill('Khen thưởng tổ Covid cộng đồng');
  await look(page, `number-keep-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Giữ số' }).click();
  await page.getByText('Khen thưởng tổ Covid cộng đồng').first().waitFor();
  await look(page, `numbers-${how.name}`);
  await page.goto(address);
  await press(page, 'Hủy số');
  await sheet(page).getByLabel('Lý do').fill('Sai lịch');
  await sheet(page).getByRole('button', { name: 'Hủy số' }).click();
  await page.getByText('đã hủy số').first().waitFor();
  await look(page, `document-cancelled-${how.name}`);
}

/** A paper comes by post: registered, its twin refused, annotated and handed on, and settled; a signed file shows who signed it. */
async function incoming(clerk, head, how) {
  await clerk.goto('/van-ban-den/so');
  await clerk.getByText('Chờ vào sổ').first().waitFor();
  const subject = `Trực phòng chống bão ${how.width}`;
  for (const kept of [true, false]) {
    await press(clerk, 'Vào sổ');
    await sheet(clerk).getByLabel('Cơ quan ban hành').fill('UBND huyện Giao Thủy');
    await sheet(clerk).getByLabel('Số, ký hiệu').fill(`${how.width}/KH-UBND`);
    await sheet(clerk).getByLabel('Trích yếu').fill(subject);
    await sheet(clerk).getByRole('button', { name: 'Vào sổ', exact: true }).click();
    await (kept ? clerk.getByText(subject).first() : sheet(clerk).getByText('đã vào sổ').first()).waitFor();
  }
  await look(clerk, `arrival-twin-${how.name}`);
  await sheet(clerk).getByRole('button', { name: 'Đóng' }).click();
  await look(clerk, `arrivals-${how.name}`);
  await clerk.getByRole('link', { name: subject }).click();
  await clerk.locator('dl.facts').waitFor();
  const address = clerk.url();
  const pdf = signedPdf('Ke hoach truc phong, chong bao tai cac xa ven bien', 'Sở Nông nghiệp');
  await clerk.locator('main input[type=file]').setInputFiles({ name: 'truc.pdf', mimeType: 'application/pdf', buffer: pdf });
  await clerk.getByText('chưa rõ người ký').first().waitFor();
  await look(clerk, `arrival-signature-${how.name}`);
  await head.goto(address);
  await head.getByLabel('Bút phê').fill('Văn phòng tham mưu lịch trực, báo cáo tôi.');
  await head.getByLabel('Giao cho').selectOption({ index: 2 });
  await look(head, `arrival-note-${how.name}`);
  await press(head, 'Ghi và giao');
  await head.getByText('Văn phòng tham mưu lịch trực').first().waitFor();
  await head.getByLabel('Đã làm gì').fill('Đã có lịch trực.');
  await press(head, 'Xử lý xong');
  await head.getByText('đã xử lý').first().waitFor();
  await look(head, `arrival-settled-${how.name}`);
  await head.goto('/van-ban-den/so');
  await head.getByLabel('Xem', { exact: true }).selectOption({ label: 'Đã xử lý' });
  await head.getByRole('link', { name: subject }).waitFor();
  await head.getByText('Lọc theo ngày').click();
  await look(head, `arrivals-filtered-${how.name}`);
}

await run('documents', async ({ open }) => {
  const start = await open();
  const people = await cast(start);
  const who = (login) => people.find((one) => one.login === login);
  for (const how of [looks[3], looks[0]]) {
    const officer = await open(how);
    await enter(officer, who('canbo'));
    const clerk = await open(how);
    await enter(clerk, who('vanthu'));
    const police = await open(how);
    await enter(police, who('congan'));
    await police.goto('/van-ban-di');
    await police.locator('.empty').waitFor();
    await look(police, `documents-empty-${how.name}`);
    await police.goto('/van-ban-den/so');
    await police.locator('.empty').waitFor();
    await look(police, `arrivals-empty-${how.name}`);
    const subject = `Lịch tiêm chủng ${how.width}`;
    const address = await draft(officer, how, subject);
    await append(officer, how);
    await press(officer, 'Trình lãnh đạo');
    await officer.getByText('chờ duyệt').first().waitFor();
    await look(officer, `document-submitted-${how.name}`);
    proved(`a document is drafted beside its page and submitted (${how.name})`);
    const head = await open(how);
    await enter(head, who('chutich'));
    await approve(head, how, address);
    proved(`the head gives it back with a reason, and approves it (${how.name})`);
    await issue(clerk, how, address, subject);
    await police.goto('/van-ban-den');
    await police.getByText(subject).first().waitFor();
    proved(`it has its number, and the police have it (${how.name})`);
    await register(clerk, how, address);
    await incoming(clerk, head, how);
    proved(`a paper that came is registered once, annotated and settled (${how.name})`);
    await officer.goto('/van-ban-di/0191e000-0000-7000-8000-00000000dead');
    await officer.locator('.empty').waitFor();
    await look(officer, `document-gone-${how.name}`);
    proved(`a number is kept and another cancelled (${how.name})`);
  }
});
