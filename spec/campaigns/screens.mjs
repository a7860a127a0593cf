// A peak campaign on a telephone in the dark and on a desk in the light: its board with what is missing, a message written for a group, taken off and brought back,
// two numbers that become a draft, a new campaign, its end taken back, and what everybody reads of it. Every screen is looked at with axe.
import { cast, check, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

const main = (page) => page.locator('main');
const press = (page, name) => main(page).getByRole('button', { name }).first().click();
const title = 'Đợt cao điểm tuyên truyền phòng, chống dịch';

async function lookAtBoard(page, how) {
  await page.goto('/truyen-thong/dot-cao-diem');
  await main(page).getByRole('link', { name: title }).waitFor();
  await look(page, `campaigns-list-${how.name}`);
  await main(page).getByRole('link', { name: title }).click();
  await main(page).getByText('Nhóm chưa có tin nào được duyệt').waitFor();
  await main(page).getByText('Nhắc nhở: 23 · Xử lý: một vài').first().waitFor();
  await look(page, `campaigns-board-${how.name}`);
  return new URL(page.url()).pathname;
}

async function writeForAGroup(page, how) {
  const words = `Vì sao phải giữ khoảng cách ${how.name}`;
  await press(page, 'Viết tin: Tình hình, nguy cơ');
  await sheet(page).getByLabel('Tiêu đề').fill(words);
  await sheet(page).getByLabel('Lời', { exact: true }).fill('Bệnh lây khi đứng gần. Bà con giữ khoảng cách hai mét.');
  check((await sheet(page).getByLabel('Nội dung').inputValue()) === 'risk', 'the sheet knows the group');
  await sheet(page).getByRole('group', { name: 'Cho vùng nào' }).waitFor();
  await look(page, `campaigns-write-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Lưu tin' }).click();
  await main(page).getByRole('link', { name: words }).waitFor();
  await press(page, `Gỡ khỏi đợt: ${words}`);
  await main(page).getByRole('link', { name: words }).waitFor({ state: 'detached' });
  await press(page, 'Đưa tin đã viết vào đợt');
  await sheet(page)
    .getByRole('button', { name: `Đưa vào đợt: ${words}` })
    .waitFor();
  await look(page, `campaigns-tie-${how.name}`);
  await sheet(page)
    .getByRole('button', { name: `Đưa vào đợt: ${words}` })
    .click();
  await main(page).getByRole('link', { name: words }).waitFor();
}

async function tellTotals(page, how) {
  await press(page, 'Ghi con số chung');
  await sheet(page).getByLabel('Số lần nhắc nhở').fill('9');
  await sheet(page).getByLabel('Số trường hợp xử lý').fill('3');
  await sheet(page).getByLabel('Theo báo cáo nào').fill(`Báo cáo ${how.name}`);
  await look(page, `campaigns-totals-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Lưu' }).click();
  await main(page).getByText('Nhắc nhở: 9 · Xử lý: một vài').first().waitFor();
  await press(page, 'Soạn thành tin');
  await page
    .getByRole('heading', { level: 1, name: /Kết quả nhắc nhở, xử lý vi phạm/ })
    .first()
    .waitFor();
  await main(page).getByText('xử lý một vài trường hợp').waitFor();
  await look(page, `campaigns-draft-${how.name}`);
}

async function openAndEnd(page, how) {
  const name = `Đợt cao điểm ${how.name}`;
  await page.goto('/truyen-thong/dot-cao-diem');
  await press(page, 'Mở đợt cao điểm');
  await sheet(page).getByLabel('Tên đợt').fill(name);
  await look(page, `campaigns-open-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Mở đợt cao điểm' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await press(page, 'Thêm');
  await page.getByRole('menuitem', { name: 'Kết thúc đợt' }).click();
  await page.getByText('Đã kết thúc đợt.').waitFor();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await main(page).getByRole('button', { name: 'Ghi con số chung' }).waitFor();
}

async function readIt(page, how, path) {
  await page.goto(`/tin?dot=${path.split('/').at(-1)}`);
  await main(page).getByText(`Tin của đợt: ${title}`).waitFor();
  await main(page).getByRole('link', { name: 'Việc của mỗi nhà' }).waitFor();
  await look(page, `campaigns-news-${how.name}`);
}

await run('campaigns', async ({ open }) => {
  const start = await open();
  const officer = (await cast(start)).find((one) => one.login === 'canbo');
  for (const how of [looks[0], looks[3]]) {
    const page = await open(how);
    await enter(page, officer);
    const path = await lookAtBoard(page, how);
    await writeForAGroup(page, how);
    proved(`a message is written for a group, taken off and brought back (${how.name})`);
    await tellTotals(page, how);
    proved(`two numbers become a draft that names nobody (${how.name})`);
    await openAndEnd(page, how);
    proved(`a campaign is opened, ended and reopened (${how.name})`);
    await readIt(await open(how), how, path);
    proved(`everybody reads a campaign (${how.name})`);
  }
});
