// Briefings on a telephone in the dark and on a desk in the light: set up, moved and taken back, agenda, attendance, decision, minutes closed,
// a visit noted, and a calendar address made. Every screen is looked at with axe.
import { readFileSync } from 'node:fs';

import { cast, check, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';
import { send } from '../journeys/settling.mjs';

const press = (page, name) => page.locator('main').getByRole('button', { name }).first().click();

/** A meeting of today, so that its minutes can be closed. */
async function setUp(page, how, title) {
  await page.goto('/giao-ban');
  await page.locator('main li.row').first().waitFor();
  await look(page, `briefings-${how.name}`);
  await press(page, 'Lập lịch giao ban');
  await sheet(page).getByLabel('Tên cuộc giao ban').fill(title);
  await look(page, `briefing-new-${how.name}`);
  await sheet(page).getByRole('combobox', { name: 'Bao lâu một lần' }).selectOption({ label: 'Hàng ngày' });
  await sheet(page).getByLabel('Thêm theo lời văn').fill('Các thôn, Công an xã');
  await sheet(page).getByRole('button', { name: 'Tìm', exact: true }).click();
  await sheet(page).getByText('Công an xã Giao Xuân').first().waitFor();
  await look(page, `briefing-filled-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Lập lịch' }).click();
  await page.waitForURL(/\/giao-ban\/[0-9a-f-]{36}$/);
  await page.locator('main li.row').first().waitFor();
  await look(page, `briefing-${how.name}`);
}

async function moveAndCancel(page, how) {
  await page.locator('main li.row a').nth(1).click();
  await page.getByRole('heading', { name: 'Chương trình' }).waitFor();
  await press(page, 'Dời');
  await sheet(page).getByLabel('Giờ bắt đầu').fill('09:45');
  await sheet(page).getByLabel('Lý do').fill('Trùng lịch tiếp dân');
  await look(page, `meeting-move-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Dời' }).click();
  await page.getByText('đã dời').first().waitFor();
  await press(page, 'Hủy kỳ họp');
  await sheet(page).getByLabel('Lý do').fill('Lãnh đạo đi cơ sở');
  await look(page, `meeting-cancel-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Hủy kỳ họp' }).click();
  await page.getByText('đã hủy').first().waitFor();
  await look(page, `meeting-cancelled-${how.name}`);
  await press(page, 'Họp như lịch');
  await page.getByText('sắp họp').first().waitFor();
  await page.getByRole('link', { name: 'Lịch giao ban' }).click();
  await page.getByRole('heading', { name: 'Sắp họp' }).waitFor();
}

async function holdIt(page, how) {
  await page.locator('main li.row a').first().click();
  await page.getByRole('heading', { name: 'Chương trình' }).waitFor();
  await page.getByRole('button', { name: 'Xem từng việc' }).first().click();
  await page.locator('main ol ul a').first().waitFor();
  await look(page, `agenda-opened-${how.name}`);
  await page.getByRole('button', { name: 'Ghi ý kiến' }).first().click();
  await page.getByRole('textbox', { name: 'Ghi ý kiến' }).fill('Trạm thiếu người, xin thêm hai tình nguyện viên.');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Trạm thiếu người').first().waitFor();
  await page.getByLabel('Thêm nội dung').fill('Chợ tạm ở thôn Cồn Sú');
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByText('Chợ tạm ở thôn Cồn Sú').first().waitFor();
  await page.getByRole('button', { name: 'Đưa lên: Chợ tạm ở thôn Cồn Sú' }).click();
  await page.getByRole('button', { name: 'Công an xã Giao Xuân: vắng' }).click();
  await page.getByLabel('Lý do vắng').fill('Trực chốt');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('(Trực chốt)').waitFor();
  await page.getByRole('button', { name: 'Ban quản lý Thôn Lạch Trai: dự' }).click();
  await press(page, 'Ghi kết luận');
  await sheet(page).getByLabel('Nội dung').fill('Rà soát người ở trọ mới đến');
  await sheet(page).getByRole('button', { name: 'Công an xã Giao Xuân' }).click();
  await look(page, `decision-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Ghi vào biên bản' }).click();
  await page.getByText('Rà soát người ở trọ mới đến').first().waitFor();
  await look(page, `meeting-${how.name}`);
  await press(page, 'Chốt biên bản');
  await page.getByText('0/1 đã xong').waitFor();
  await look(page, `meeting-closed-${how.name}`);
}

/** A plan that asks for a briefing offers it on its board, filled in from its sentence. */
async function fromPlan(page, how) {
  const plan = await send(
    page,
    'POST',
    '/api/plans?name=giao-ban.txt',
    readFileSync(new URL('giao-ban.txt', import.meta.url)),
    'text/plain',
  );
  await send(page, 'POST', `/api/plans/${plan.id}/issue`);
  await page.goto(`/ke-hoach/${plan.id}`);
  await page.getByRole('heading', { name: 'Kế hoạch này nêu việc giao ban' }).waitFor();
  await look(page, `plan-asks-${how.name}`);
  await press(page, 'Lập lịch giao ban');
  await sheet(page).getByText('Công an xã Giao Xuân').first().waitFor();
  check((await sheet(page).getByLabel('Giờ bắt đầu').inputValue()) === '08:30', 'the hour of the sentence stands in the form');
  await look(page, `plan-asks-filled-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Lập lịch' }).click();
  await page.waitForURL(/\/giao-ban\/[0-9a-f-]{36}$/);
  await page.getByText('giao ban trực tuyến với Trạm y tế xã').first().waitFor();
}

async function visit(page, how) {
  await page.goto('/giao-ban');
  await press(page, 'Lên lịch đi cơ sở');
  await sheet(page).getByLabel('Đi làm gì').fill(`Xem khu trọ ${how.name}`);
  await sheet(page).locator('.buttons button').first().click();
  await look(page, `visit-new-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Lên lịch' }).click();
  await page.waitForURL(/\/di-co-so\//);
  await page.locator('main').getByRole('button', { name: 'Ghi chép', exact: true }).click();
  await page.getByLabel('Nghe và thấy').fill('Mười người mất việc, thiếu gạo.');
  await look(page, `visit-notes-${how.name}`);
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Mười người mất việc').waitFor();
  await look(page, `visit-${how.name}`);
  await press(page, 'Sửa chuyến đi');
  await sheet(page).getByRole('button', { name: 'Lưu', exact: true }).waitFor();
  await look(page, `visit-anew-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Lưu', exact: true }).click();
  await sheet(page).waitFor({ state: 'detached' });
}

async function address(page, how) {
  await page.goto('/giao-ban');
  await press(page, 'Đưa vào lịch điện thoại');
  await sheet(page)
    .getByRole('button', { name: /^Lập địa chỉ/ })
    .click();
  await sheet(page).locator('.qr svg').waitFor();
  await look(page, `feed-${how.name}`);
}

await run('briefings', async ({ open }) => {
  const start = await open();
  const officer = (await cast(start)).find((one) => one.login === 'canbo');
  const member = (await cast(start)).find((one) => one.login === 'congan');
  for (const how of [looks[3], looks[0]]) {
    const page = await open(how);
    await enter(page, officer);
    await setUp(page, how, `Giao ban thử ${how.width}`);
    await moveAndCancel(page, how);
    await holdIt(page, how);
    proved(`a briefing is set up by a phrase, moved, cancelled, taken back, held and closed, and its decision is work (${how.name})`);
    await fromPlan(page, how);
    proved(`a plan that asks for a briefing has it set up from its sentence (${how.name})`);
    await visit(page, how);
    await address(page, how);
    proved(`a visit is noted and a calendar address is made (${how.name})`);
    const guest = await open(how);
    await enter(guest, member);
    await guest.goto('/viec');
    await guest.getByText('Rà soát người ở trọ mới đến').first().waitFor();
    await guest.goto('/giao-ban/0191e000-0000-7000-8000-00000000dead');
    await guest.locator('.empty').waitFor();
    await look(guest, `briefing-gone-${how.name}`);
    proved(`the police find the work of the decision (${how.name})`);
  }
});
