// Voices on a telephone in the dark and on a desk in the light: the public form and its code, a code that nobody has, the board with its parts, one voice
// with its sheets. Every screen is looked at with axe.
import { cast, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';
import { openVoice, speak, standingOf } from './speaking.mjs';

const said = (how) => `Đèn đường xóm dưới hỏng từ tối qua (${how.name})`;

async function publicPages(page, how) {
  await page.goto('/gui-y-kien');
  await page.getByRole('button', { name: 'Gửi ý kiến' }).click();
  await page.getByText('Xin chọn xã, phường nơi có việc này.').waitFor();
  const code = await speak(page, { words: said(how), kind: 'Góp ý', phone: '0400 600 700', pictures: how.name });
  await standingOf(page, code, 'mới nhận');
  await look(page, `voice-standing-${how.name}`);
  await page.goto('/gui-y-kien/AAA-BBB-CCC');
  await page.locator('.empty').waitFor();
  await look(page, `voice-gone-${how.name}`);
}

async function desk(page, how) {
  await page.goto('/y-kien');
  await page.locator('main li.row').first().waitFor();
  await look(page, `voices-${how.name}`);
  await page.getByRole('button', { name: /^Đã khép/ }).click();
  await page.locator('.empty').waitFor();
  await look(page, `voices-none-${how.name}`);
  await page.getByRole('button', { name: 'Ghi một ý kiến' }).click();
  await sheet(page).waitFor();
  await look(page, `voice-take-in-${how.name}`);
  await page.keyboard.press('Escape');
  await page.goto('/y-kien/nhap-1022');
  const rows = [
    'Mã phản ánh,Ngày tiếp nhận,Nội dung,Lĩnh vực',
    `${how.name}-1,01/01/2021,Xin thêm điểm lấy nước,Đời sống`,
    `${how.name}-2,01/01/2021,,`,
  ];
  await page
    .locator('main input[type=file]')
    .setInputFiles({ name: '1022.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
  await page.getByRole('button', { name: 'Nhận 1 ý kiến mới' }).waitFor();
  await look(page, `voice-list-${how.name}`);
  await page.getByRole('button', { name: 'Nhận 1 ý kiến mới' }).click();
  await page.getByText('Đã nhận 1 ý kiến').waitFor();
  await look(page, `voice-list-taken-${how.name}`);
  await page.goto('/y-kien/cong-tac-vien');
  await page.getByRole('button', { name: 'Thêm cộng tác viên' }).click();
  await sheet(page).getByLabel('Xã, phường').fill('Giao Xuân');
  await sheet(page)
    .getByRole('button', { name: /^Xã Giao Xuân/ })
    .first()
    .click();
  await sheet(page).getByLabel('Tên thường gọi').fill('Bà Bưởi');
  await sheet(page).getByRole('checkbox').check();
  await look(page, `correspondent-enlist-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Ghi lại' }).click();
  const code = await sheet(page).locator('p.code').textContent();
  await page.keyboard.press('Escape');
  await look(page, `correspondents-${how.name}`);
  await page.goto('/gui-y-kien/cong-tac-vien');
  await page.getByLabel('Mã cộng tác viên').fill(code);
  await page.getByRole('button', { name: 'Mở', exact: true }).click();
  await page.getByLabel('Tình hình hôm nay').fill('Chợ đủ rau');
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.getByText('Không có gì gắn lời này với anh/chị.').waitFor();
  await look(page, `correspondent-own-${how.name}`);
  await page.goto('/y-kien/ban-tin');
  await page.getByRole('heading', { name: 'Bà con nói về' }).waitFor();
  await look(page, `voice-digest-${how.name}`);
  await page.getByRole('button', { name: 'Việc khác' }).first().click();
  await sheet(page).getByText(said(how)).first().waitFor();
  await look(page, `voice-sentences-${how.name}`);
  await page.keyboard.press('Escape');
  await page.getByLabel('Viết đề xuất').fill('Kiểm lại túi an sinh trước khi phát');
  await page.getByRole('button', { name: 'Thêm đề xuất' }).click();
  await page.getByText('Đã thêm đề xuất').waitFor();
  await openVoice(page, 'thiếu dầu ăn, mong xã phát bù');
  await page.getByRole('heading', { name: 'Có phải cùng một điều?' }).waitFor();
  await look(page, `voice-alike-${how.name}`);
  await openVoice(page, said(how));
  await page.getByRole('button', { name: 'Mở cách liên lạc' }).click();
  await page.getByText('0400600700').waitFor();
  await look(page, `voice-${how.name}`);
  for (const [name, button] of [
    ['classify', 'Xem và phân loại'],
    ['close', 'Khép lại, không trả lời'],
    ['note', 'Ghi thêm'],
  ]) {
    await page.getByRole('button', { name: button }).click();
    await sheet(page).waitFor();
    await look(page, `voice-${name}-${how.name}`);
    await page.keyboard.press('Escape');
  }
}

await run('voices', async ({ open }) => {
  const start = await open();
  const officer = (await cast(start)).find((one) => one.login === 'canbo');
  for (const how of [looks[0], looks[3]]) {
    const page = await open(how);
    await publicPages(page, how);
    proved(`said without an account (${how.name})`);
    await enter(page, officer);
    await desk(page, how);
    proved(`the board, one voice and its sheets (${how.name})`);
  }
});
