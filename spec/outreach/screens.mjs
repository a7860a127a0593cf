// Messages on a telephone in the dark and on a desk in the light: a draft whose words are found, asked for, approved by another head with a reason, read without an
// account, copied to be shared; then loudspeakers: a cluster, its day as a line, a slot that somebody tells of. Every screen is looked at with axe.
import { cast, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

const main = (page) => page.locator('main');
const titleOf = (how) => `Đi chợ an toàn ${how.name}`;

async function write(page, how) {
  await page.goto('/truyen-thong');
  await page.getByRole('button', { name: 'Viết tin' }).click();
  await sheet(page).getByLabel('Tiêu đề').fill(titleOf(how));
  await sheet(page).getByLabel('Lời', { exact: true }).fill('Bà con đi chợ đeo khẩu trang. Bà Hoa đã nhiễm bệnh, kẻo vỡ trận.');
  await sheet(page).getByText('là tên một người.').waitFor();
  await look(page, `messages-write-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Lưu tin' }).click();
  await page.getByRole('heading', { level: 1, name: titleOf(how) }).waitFor();
  await look(page, `messages-draft-${how.name}`);
  await page.getByRole('button', { name: 'Sửa tin' }).click();
  await sheet(page).getByLabel('Lời', { exact: true }).fill('Bà con đi chợ đeo khẩu trang, kẻo vỡ trận.');
  await sheet(page).getByRole('button', { name: 'Lưu tin' }).click();
  await page.getByRole('button', { name: 'Gửi duyệt' }).click();
  await look(page, `messages-ask-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.getByText('Đã gửi duyệt.').waitFor();
}

async function approve(page, how) {
  await page.goto('/');
  await page
    .getByRole('link', { name: /tin cho bà con chờ duyệt/ })
    .first()
    .click();
  await look(page, `messages-board-${how.name}`);
  await main(page)
    .getByRole('link', { name: titleOf(how) })
    .click();
  await page.getByRole('button', { name: 'Duyệt tin' }).click();
  await sheet(page).getByLabel('Lý do').fill('Lời dặn của bà con trong chợ');
  await look(page, `messages-decide-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Duyệt, cho phát' }).click();
  await page.getByText('Đã duyệt. Bà con nghe').waitFor();
}

async function read(page, how) {
  await page.goto('/tin');
  await main(page)
    .getByRole('link', { name: titleOf(how) })
    .first()
    .waitFor();
  await look(page, `news-list-${how.name}`);
  await main(page)
    .getByRole('link', { name: titleOf(how) })
    .first()
    .click();
  await page.getByRole('button', { name: 'Chép lời để gửi Zalo' }).waitFor();
  await look(page, `news-one-${how.name}`);
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const isSpoken = async () => (await (await page.request.get(`/api/news/${id}/sound`)).json()).sound !== null;
  // The machine speaks within seconds; each look at the page takes some of them.
  for (let looked = 0; looked < 60 && !(await isSpoken()); looked += 1) await page.reload();
  await page.reload();
  await main(page).getByLabel('Nghe đọc tin').waitFor();
  await look(page, `news-heard-${how.name}`);
}

await run('outreach', async ({ open }) => {
  const start = await open();
  const people = await cast(start);
  const one = (login) => people.find((person) => person.login === login);
  for (const how of [looks[0], looks[3]]) {
    const officer = await open(how);
    await enter(officer, one('canbo'));
    await write(officer, how);
    proved(`a draft is written, its words are found, it is mended and asked for (${how.name})`);
    const head = await open(how);
    await enter(head, one('chutich'));
    await approve(head, how);
    proved(`a head who did not write it approves with a reason (${how.name})`);
    await read(await open(how), how);
    proved(`people read it without an account (${how.name})`);
  }
});
