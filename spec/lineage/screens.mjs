// The chain of bases, a plan made from an upper one, and what became of duties from above, on a telephone in the dark and on a desk in the
// light. Every screen is looked at with axe.
import { readFileSync } from 'node:fs';

import { cast, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';
import { send } from '../journeys/settling.mjs';

const press = (page, name) => page.locator('main').getByRole('button', { name }).first().click();
const upper = readFileSync(new URL('district.txt', import.meta.url), 'utf8');
const lower = readFileSync(new URL('own.txt', import.meta.url), 'utf8');

/** The paper of the district lies on the commune's desk; a plan of the commune that names it finds it by itself. */
async function chain(page, how, number) {
  const below = await send(page, 'POST', '/api/plans?name=own.txt', lower.replaceAll('71/KH-UBND', number), 'text/plain');
  await page.goto(`/ke-hoach/${below.id}/chuoi`);
  await page.getByText('chưa có trong hệ thống').first().waitFor();
  await look(page, `chain-absent-${how.name}`);
  const above = await send(page, 'POST', '/api/plans?name=district.txt', upper.replaceAll('71/KH-UBND', number), 'text/plain');
  await page.getByText('đã tìm thấy').first().waitFor();
  await look(page, `chain-found-${how.name}`);
  await press(page, 'Không phải');
  await page.getByText('đã cắt liên kết', { exact: true }).waitFor();
  await look(page, `chain-cut-${how.name}`);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByText('đã tìm thấy').first().waitFor();
  await press(page, 'Chọn văn bản khác');
  await sheet(page).locator('.picker li button').first().waitFor();
  await look(page, `chain-choose-${how.name}`);
  await sheet(page).locator('.picker li button').first().click();
  await page.getByText('đã xác nhận').waitFor();
  await page.goto(`/ke-hoach/${above.id}/chuoi`);
  await page.locator('main li.row').first().waitFor();
  await look(page, `chain-down-${how.name}`);
  return above.id;
}

async function derive(page, how, above) {
  await page.goto(`/ke-hoach/${above}`);
  await press(page, 'Lập kế hoạch của đơn vị');
  await page.waitForURL(/\/lap-ke-hoach\//);
  const making = page.url();
  await page
    .getByRole('button', { name: /^Giữ nguyên/ })
    .first()
    .waitFor();
  await look(page, `child-${how.name}`);
  await page
    .getByRole('button', { name: /^Giữ nguyên/ })
    .first()
    .click();
  await page.getByText('Đã giữ nguyên.').waitFor();
  await page.getByRole('button', { name: /^Sửa/ }).nth(1).click();
  await sheet(page).getByLabel('Hạn, kể cả ngày này').fill('2099-01-01');
  await sheet(page).getByLabel('Vì sao muộn hơn').waitFor();
  await look(page, `child-later-${how.name}`);
  await sheet(page).getByLabel('Vì sao muộn hơn').fill('Đường vào thôn còn ngập');
  await sheet(page).getByLabel('Giao cho').fill('Công an xã');
  await sheet(page).getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('muộn hơn cấp trên', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^Bỏ/ }).first().click();
  await sheet(page)
    .getByLabel(/^Lý do bỏ/)
    .fill('Xã không có bến đò');
  await look(page, `child-leave-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('còn 0 trên 3 chưa quyết').waitFor();
  await press(page, 'Thêm việc riêng');
  await sheet(page).getByLabel('Giao cho').fill('Trạm y tế xã');
  await sheet(page).getByLabel('Việc phải làm').fill('Chuẩn bị thuốc khử khuẩn nước giếng');
  await look(page, `child-own-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Chuẩn bị thuốc khử khuẩn nước giếng').waitFor();
  await look(page, `child-decided-${how.name}`);
  await press(page, 'Lập dự thảo');
  await page.waitForURL(/\/ke-hoach\/[0-9a-f-]{36}$/);
  await page.getByText('Chuẩn bị thuốc khử khuẩn nước giếng').first().waitFor();
  await look(page, `child-draft-${how.name}`);
  await page.goto(making);
  await page.getByRole('button', { name: 'Rút dự thảo' }).waitFor();
  await look(page, `child-written-${how.name}`);
  await press(page, 'Rút dự thảo');
  await page.getByRole('button', { name: 'Lập dự thảo' }).waitFor();
}

/** The issuer sees what became of the plan of the demonstration, body by body. */
async function coverage(page, how) {
  const issued = (await (await page.request.get('/api/plans?limit=200')).json()).items.filter((plan) => plan.state === 'issued');
  const plan = issued[issued.length - 1];
  await page.goto(`/ke-hoach/${plan.id}/chuoi`);
  await page.locator('main details summary').first().click();
  await page.locator('main details li').first().waitFor();
  await look(page, `coverage-${how.name}`);
}

async function duties(page, how) {
  await page.goto('/viec-cap-tren');
  await page.locator('main').getByRole('button', { name: 'Bỏ, ghi lý do' }).first().waitFor();
  await look(page, `duties-${how.name}`);
  await press(page, 'Bỏ, ghi lý do');
  await sheet(page).getByLabel('Lý do').fill('Việc của thôn, không phải của Công an xã');
  await look(page, `duty-left-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Bỏ việc này' }).click();
  await page.getByText('Đã ghi lý do').waitFor();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByText('Đã ghi lý do').waitFor({ state: 'detached' });
  await press(page, 'Đã có trong kế hoạch');
  await sheet(page).getByLabel('Kế hoạch của đơn vị').waitFor();
  await look(page, `duty-cover-${how.name}`);
}

await run('lineage', async ({ open }) => {
  const people = new Map((await cast(await open())).map((one) => [one.login, one]));
  for (const [at, how] of [looks[3], looks[0]].entries()) {
    const page = await open(how);
    await enter(page, people.get('canbo'));
    const above = await chain(page, how, `7${at + 2}/KH-UBND`);
    proved(`a basis finds its document when that comes in; its link is cut, taken back and chosen (${how.name})`);
    await derive(page, how, above);
    proved(`a plan is made from an upper one, clause by clause, and taken back (${how.name})`);
    await coverage(page, how);
    proved(`the issuer sees which duties stand in plans of those who received them (${how.name})`);
    await page.goto('/viec-cap-tren');
    await page.locator('.empty').waitFor();
    await look(page, `duties-none-${how.name}`);
    await page.goto('/lap-ke-hoach/0191e000-0000-7000-8000-00000000dead');
    await page.locator('.empty').waitFor();
    await look(page, `child-gone-${how.name}`);
    await page.context().close();

    const police = await open(how);
    await enter(police, people.get('quantri'));
    const [account] = (await (await police.request.get('/api/accounts?q=congan')).json()).items;
    const body = (await (await police.request.get(`/api/accounts/${account.id}`)).json()).body.id;
    if (at === 0) await send(police, 'POST', `/api/accounts/${account.id}/roles`, { role: 'officer', scope: { kind: 'body', id: body } });
    await police.context().clearCookies();
    await enter(police, people.get('congan'));
    await duties(police, how);
    proved(`a body answers the duties that came from above (${how.name})`);
    await police.context().close();
  }
});
