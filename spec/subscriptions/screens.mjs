// News by e-mail and SMS on a telephone in the dark and on a desk in the light: asking for them, a code that is not known, leaving; and the desk that writes a message and
// sees how many it reaches and how it looks on a telephone. Every screen is looked at with axe.
import { cast, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

const main = (page) => page.locator('main');

async function askForNews(page, how) {
  await page.goto('/tin');
  await main(page).getByRole('link', { name: 'Nhận tin qua thư điện tử, tin nhắn' }).click();
  await page.waitForURL('**/tin/nhan-tin');
  await main(page).getByLabel('Địa chỉ thư điện tử').fill('an@noi');
  await main(page).getByRole('button', { name: 'Xin nhận tin' }).click();
  await main(page).getByText('Xin chọn nơi muốn nhận tin.').waitFor();
  await look(page, `subscribe-form-${how.name}`);
  await main(page).getByLabel('Xã, phường').fill('Giao Xuân');
  await main(page)
    .getByRole('button', { name: /Giao Xuân/ })
    .first()
    .click();
  await main(page).getByLabel('Cả Xã Giao Xuân').waitFor();
  await main(page).getByRole('button', { name: 'Xin nhận tin' }).click();
  await main(page).getByText('Địa chỉ thư điện tử chưa đúng').waitFor();
  await look(page, `subscribe-wrong-${how.name}`);
  await main(page).getByLabel('Địa chỉ thư điện tử').fill(`an-${how.name}@lalanh.example`);
  await main(page).getByRole('button', { name: 'Xin nhận tin' }).click();
  await page.getByRole('heading', { level: 1, name: 'Xin mở hộp thư' }).waitFor();
  await look(page, `subscribe-asked-${how.name}`);
  await main(page).getByLabel('Mã trong thư hoặc tin nhắn').fill('7KQ-DM2-XH9');
  await main(page).getByRole('button', { name: 'Xem', exact: true }).click();
  await main(page).getByText('Mã này không còn dùng được.').waitFor();
  await look(page, `subscribe-no-code-${how.name}`);
}

async function leave(page, how) {
  await page.goto('/tin/nhan-tin/thoi?ma=7KQ-DM2-XH9');
  await page.getByRole('heading', { level: 1, name: 'Thôi nhận tin?' }).waitFor();
  await look(page, `subscribe-leave-${how.name}`);
}

async function write(page, how) {
  await page.goto('/truyen-thong');
  await page.getByRole('button', { name: 'Viết tin' }).click();
  await sheet(page).getByLabel('Tiêu đề').fill(`Nước dâng ${how.name}`);
  await sheet(page).getByLabel('Lời', { exact: true }).fill('Bà con ven sông lên nhà văn hóa xã.');
  await sheet(page).getByLabel('Thư điện tử').check();
  await sheet(page).getByLabel('Tin nhắn SMS').check();
  await sheet(page)
    .getByText(/Thư điện tử: \d+ người nhận/)
    .waitFor();
  await sheet(page)
    .getByText(/Tin nhắn có \d+ ký tự/)
    .scrollIntoViewIfNeeded();
  await look(page, `subscribe-reach-${how.name}`);
}

await run('subscriptions', async ({ open }) => {
  const start = await open();
  const people = await cast(start);
  for (const how of [looks[0], looks[3]]) {
    await askForNews(await open(how), how);
    proved(`somebody asks for news without an account, and what is wrong is said (${how.name})`);
    await leave(await open(how), how);
    proved(`the link of a mail leads to one press (${how.name})`);
    const officer = await open(how);
    await enter(
      officer,
      people.find((one) => one.login === 'canbo'),
    );
    await write(officer, how);
    proved(`who writes a message sees how many it reaches, and its SMS (${how.name})`);
  }
});
