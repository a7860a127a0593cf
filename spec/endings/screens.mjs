// How a plan ends: by a notice, by another in its place, by an amendment; what the bodies that have it see. On a telephone in the dark and on a
// desk in the light, every screen looked at with axe.
import { readFileSync } from 'node:fs';

import { cast, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';
import { read, send } from '../journeys/settling.mjs';

const textOf = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const press = (page, name) => page.locator('main').getByRole('button', { name }).first().click();

/** A plan of the commune is issued; its paper bears a number of its own in each look. */
async function issued(page, number) {
  const plan = await send(page, 'POST', '/api/plans?name=plan.txt', textOf('plan.txt').replaceAll('21/KH-UBND', number), 'text/plain');
  await send(page, 'POST', `/api/plans/${plan.id}/issue`, {});
  return plan.id;
}

async function closed(page, how, number) {
  const plan = await issued(page, number);
  await page.goto(`/ke-hoach/${plan}`);
  await page.getByRole('link', { name: 'Kết thúc, thay thế, sửa đổi' }).click();
  await page.getByText('đơn vị đã nhận kế hoạch được báo').waitFor();
  await look(page, `ending-how-${how.name}`);
  await page.getByRole('button', { name: 'Kết thúc kế hoạch' }).scrollIntoViewIfNeeded();
  await look(page, `ending-effect-${how.name}`);
  await page.getByLabel('Nội dung thông báo').fill('Hết người cách ly, kết thúc trực chốt.');
  await page.getByLabel('Số, ký hiệu').fill('30/TB-UBND');
  await press(page, 'Kết thúc kế hoạch');
  await page.getByText('Đã kết thúc kế hoạch và báo các đơn vị.').waitFor();
  await page.getByText('Đã kết thúc từ ngày').waitFor();
  await look(page, `ending-closed-${how.name}`);
  return plan;
}

/** The police hear of it among what came in, and on the work that ended. */
async function heard(page, how, plan) {
  await page.goto('/van-ban-den');
  await page.getByText('báo kết thúc').first().waitFor();
  await look(page, `ending-incoming-${how.name}`);
  const [task] = (await read(page, '/api/tasks?state=done')).items.filter((one) => one.plan.id === plan);
  await page.goto(`/viec/${task.id}`);
  await page.getByText('Đã kết thúc từ ngày').waitFor();
  await look(page, `ending-task-${how.name}`);
}

/** The plan that amends another is looked for by its number and by words without accents. */
async function found(page, how, plan, number) {
  await page.goto(`/ke-hoach/${plan}/ket-thuc?cach=amended`);
  const search = page.getByRole('searchbox');
  await search.fill('nhiem vu truc chot');
  await page.getByText(number).first().waitFor();
  await look(page, `ending-choice-${how.name}`);
  await search.fill('khong co ke hoach nay');
  await page.getByText('Không có kế hoạch nào khớp').waitFor();
  await search.fill(number.toLowerCase());
  await page.getByText('Tìm thấy 1 kế hoạch').waitFor();
  await press(page, /^Chọn kế hoạch/);
  await page.getByText('Các mục của bản mới').waitFor();
  await look(page, `ending-chosen-${how.name}`);
}

async function amendmentTakenBack(page, how) {
  await press(page, 'Rút lại');
  await sheet(page).getByText('không trở lại thành dự thảo').waitFor();
  await look(page, `ending-weighed-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Rút lại' }).click();
  await page.getByText('Đã rút lại; kế hoạch còn hiệu lực như trước.').waitFor();
  await look(page, `ending-amendment-taken-back-${how.name}`);
}

async function amended(page, how, number) {
  const plan = await issued(page, number);
  const text = textOf('amendment.txt').replaceAll('21/KH-UBND', number).replaceAll('29/KH-UBND', `9${number}`);
  const draft = await send(page, 'POST', '/api/plans?name=amendment.txt', text, 'text/plain');
  await found(page, how, plan, `9${number}`);
  await page.goto(`/ke-hoach/${draft.id}`);
  await page.getByRole('button', { name: 'Ban hành' }).first().click();
  await sheet(page).getByText(`sửa đổi kế hoạch ${number}`).waitFor();
  await look(page, `ending-offer-${how.name}`);
  await sheet(page).getByRole('link', { name: 'Sửa đổi kế hoạch cũ' }).click();
  await page.getByText('Các mục của bản mới').waitFor();
  await page.getByText('Các mục cũ còn lại').waitFor();
  await page.getByText('Các mục cũ còn lại').scrollIntoViewIfNeeded();
  await look(page, `ending-clauses-${how.name}`);
  await press(page, 'Ban hành và sửa đổi');
  await page.getByText('Đã sửa đổi kế hoạch và báo các đơn vị.').waitFor();
  await page.goto(`/ke-hoach/${plan}`);
  await page.getByText('Được sửa đổi từ ngày').waitFor();
  await look(page, `ending-amended-${how.name}`);
}

await run('endings', async ({ open }) => {
  const people = new Map((await cast(await open())).map((one) => [one.login, one]));
  for (const [at, how] of [looks[3], looks[0]].entries()) {
    const page = await open(how);
    await enter(page, people.get('canbo'));
    const plan = await closed(page, how, `8${at + 1}/KH-UBND`);
    proved(`a plan is closed by a notice, after what that does was shown (${how.name})`);
    const police = await open(how);
    await enter(police, people.get('congan'));
    await heard(police, how, plan);
    proved(`a body that has the plan hears of it, and its work has ended (${how.name})`);
    await police.context().close();
    await page.goto(`/ke-hoach/${plan}`);
    await press(page, 'Rút lại');
    await page.getByText('Đã rút lại; kế hoạch còn hiệu lực như trước.').waitFor();
    await look(page, `ending-taken-back-${how.name}`);
    proved(`the notice is taken back, and the plan holds as before (${how.name})`);
    await amended(page, how, `9${at + 1}/KH-UBND`);
    proved(`an amendment is found by search, is offered by its own words and changes clauses of the plan before it (${how.name})`);
    await amendmentTakenBack(page, how);
    proved(`the amendment is taken back after what that does was shown (${how.name})`);
    await page.context().close();
  }
});
