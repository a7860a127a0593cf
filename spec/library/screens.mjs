// The library on a telephone in the dark and on a desk in the light: a model is typed, put up, found without accents, read by another body,
// and its receipts are seen. Every screen is looked at with axe.
import { cast, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

const press = (page, name) => page.locator('main').getByRole('button', { name }).first().click();

async function type(page, how, subject) {
  await page.goto('/thu-vien');
  await page.getByRole('searchbox').waitFor();
  await look(page, `library-${how.name}`);
  await press(page, 'Đưa vào thư viện');
  await look(page, `library-new-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Từ kế hoạch của đơn vị' }).click();
  await sheet(page).getByRole('combobox', { name: 'Kế hoạch' }).waitFor();
  await look(page, `library-plan-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Viết tại đây' }).click();
  await sheet(page).getByLabel('Trích yếu').fill(subject);
  await sheet(page).getByLabel('Nội dung').fill('Mỗi ngõ cử một người gác.\nSáng Chủ nhật lật úp vật chứa nước.');
  await look(page, `library-typed-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Đưa vào' }).click();
  await page.waitForURL(/\/thu-vien\/[0-9a-f-]{36}$/);
  await page.getByText('chưa đưa lên').waitFor();
  await look(page, `paper-not-up-${how.name}`);
  await press(page, 'Đưa lên cho bên dưới');
  await page.getByRole('heading', { name: 'Ai đã xem' }).waitFor();
  await page.getByText(/^0 trên \d+ đơn vị đã xem$/).waitFor();
  await look(page, `paper-up-${how.name}`);
  await press(page, 'Sửa thông tin');
  await look(page, `paper-change-${how.name}`);
  await sheet(page).getByLabel('Trích yếu').fill(`${subject} (sửa)`);
  await sheet(page).getByRole('button', { name: 'Lưu' }).click();
  await page.getByRole('heading', { name: `${subject} (sửa)` }).waitFor();
  return page.url();
}

async function find(page, how, subject) {
  await page.goto('/thu-vien');
  await page.getByRole('searchbox').fill('chu nhat lat up');
  await page.locator('main li.row a', { hasText: subject }).waitFor();
  await page.getByText('Sáng Chủ nhật lật úp vật chứa nước').first().waitFor();
  await look(page, `library-found-${how.name}`);
  await page.getByRole('searchbox').fill('khong co van ban nay');
  await page.locator('main .empty').waitFor();
  await look(page, `library-none-${how.name}`);
  await page.getByRole('searchbox').fill('');
  await page.getByText('Lọc', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Loại' }).selectOption({ label: 'Mô hình' });
  await page.locator('main li.row a', { hasText: subject }).waitFor();
  await look(page, `library-filtered-${how.name}`);
  await page.locator('main li.row a', { hasText: subject }).click();
  await page.getByText('Mỗi ngõ cử một người gác.').waitFor();
  await look(page, `paper-${how.name}`);
}

await run('library', async ({ open }) => {
  const people = new Map((await cast(await open())).map((one) => [one.login, one]));
  for (const how of [looks[3], looks[0]]) {
    const officer = await open(how);
    await enter(officer, people.get('canbo'));
    const subject = `Ngõ không lăng quăng ${how.width}`;
    const address = await type(officer, how, subject);
    proved(`a model is typed, put up for those below and corrected (${how.name})`);
    const police = await open(how);
    await enter(police, people.get('congan'));
    await find(police, how, subject);
    proved(`another body finds it by words without accents and reads it (${how.name})`);
    await officer.goto(address);
    await officer.getByText(/^1 trên \d+ đơn vị đã xem$/).waitFor();
    await press(officer, 'Rút xuống');
    await officer.getByText('đã rút').waitFor();
    await look(officer, `paper-withdrawn-${how.name}`);
    await police.goto(address);
    await police.locator('.empty').waitFor();
    await look(police, `paper-gone-${how.name}`);
    proved(`its receipts are counted, and withdrawn it is gone for others (${how.name})`);
    await police.context().close();
    await officer.context().close();
  }
});
