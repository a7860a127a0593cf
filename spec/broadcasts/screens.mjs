// Loudspeakers on a telephone in the dark and on a desk in the light: a cluster with its times, the key of its player, its day as a line, and a slot of which somebody
// tells and takes it back. Every screen is looked at with axe.
import { cast, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

const main = (page) => page.locator('main');
const nameOf = (how) => `Loa thôn ${how.name}`;

async function clusters(page, how) {
  await page.goto('/loa');
  await main(page).getByRole('link', { name: 'Cụm loa' }).first().click();
  await page.getByRole('button', { name: 'Thêm cụm loa' }).click();
  await sheet(page).getByLabel('Tên cụm loa').fill(nameOf(how));
  await sheet(page).getByRole('button', { name: 'Thêm lần phát' }).click();
  await sheet(page).getByLabel('Lần phát 4').fill('19:30');
  await look(page, `speakers-add-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Lưu' }).click();
  await main(page).getByText(nameOf(how)).waitFor();
  await look(page, `speakers-list-${how.name}`);
  await page.getByRole('button', { name: `Đổi giờ phát: ${nameOf(how)}` }).click();
  await look(page, `speakers-times-${how.name}`);
  await sheet(page).getByLabel('Lần phát 4').fill('19:00');
  await sheet(page).getByRole('button', { name: 'Lưu' }).click();
  await main(page).getByText('19:00').first().waitFor();
  await page.getByRole('button', { name: `Khóa máy phát: ${nameOf(how)}` }).click();
  await sheet(page).getByRole('button', { name: 'Tạo khóa' }).click();
  await sheet(page).getByText('Chép ngay').waitFor();
  await look(page, `speakers-key-${how.name}`);
  await page.keyboard.press('Escape');
}

async function day(page, how) {
  await page.goto('/loa');
  await main(page)
    .getByRole('heading', { name: nameOf(how) })
    .waitFor();
  await look(page, `speakers-day-${how.name}`);
  await page.getByRole('button', { name: 'Ngày sau' }).click();
  await main(page).getByText('chưa tới giờ').or(main(page).getByText('không có tin')).first().waitFor();
  await look(page, `speakers-tomorrow-${how.name}`);
}

async function tours(page, how) {
  await page.goto('/loa/luu-dong');
  await page.getByRole('button', { name: 'Thêm chuyến' }).click();
  await sheet(page).getByLabel('Giờ đi').fill('05:00');
  await sheet(page).getByLabel('Giờ về').fill('05:30');
  await sheet(page).getByLabel('Đường đi').fill(`Từ chợ dọc bờ kênh ${how.name}`);
  await look(page, `tours-add-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Lưu' }).click();
  await main(page).getByText(`Từ chợ dọc bờ kênh ${how.name}`).waitFor();
  await page
    .getByRole('button', { name: /^Báo chuyến/ })
    .first()
    .click();
  await sheet(page).getByLabel('Ai đi').fill('Hai đoàn viên');
  await look(page, `tours-tell-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Lưu' }).click();
  await main(page).getByText('đã đi').first().waitFor();
  await look(page, `tours-list-${how.name}`);
}

await run('broadcasts', async ({ open }) => {
  const start = await open();
  const officer = (await cast(start)).find((one) => one.login === 'canbo');
  for (const how of [looks[0], looks[3]]) {
    const page = await open(how);
    await enter(page, officer);
    await clusters(page, how);
    proved(`a cluster is opened, gets other times and a key (${how.name})`);
    await day(page, how);
    proved(`its day is drawn as a line with each slot under it (${how.name})`);
    await tours(page, how);
    proved(`a mobile loudspeaker goes its way, and somebody tells of it (${how.name})`);
  }
});
