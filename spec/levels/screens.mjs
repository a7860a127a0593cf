// The epidemic level of an area on a telephone in the dark and on a desk in the light: computed, decided with a reason, and the rules behind it.
import { cast, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

const main = (page) => page.locator('main');
const press = (page, name) => main(page).getByRole('button', { name }).first().click();

async function decide(page, how, area) {
  await page.goto(`/dia-ban/${area}/cap-do`);
  await page.getByText('Ngày này quy định ấy không có hiệu lực').waitFor();
  await look(page, `level-no-rule-${how.name}`);
  await main(page).getByLabel('Theo quy định').selectOption({ label: 'Cấp độ dịch theo Nghị quyết 128/NQ-CP' });
  await main(page).getByLabel('Tuần có ngày').fill('2021-11-17');
  await press(page, 'Xác định cấp độ tuần này');
  await main(page).getByLabel('Dân số').fill('10.000');
  await main(page).getByLabel('Tuần này (người)').fill('8');
  await main(page).getByLabel('Tuần trước (người)').fill('bảy');
  await page.getByText('Có ô chưa đọc được thành số').waitFor();
  await main(page).getByLabel('Tuần trước (người)').fill('7');
  await main(page).getByLabel('Tỷ lệ (%)').first().fill('99,03');
  await press(page, 'Tính theo quy định');
  await page.getByText('Ít nhất cấp 2').waitFor();
  await main(page).getByLabel('Cấp độ quyết định').selectOption({ label: 'Cấp 3' });
  await main(page).getByLabel('Lý do chọn cấp khác').fill('Có ổ dịch mới ở khu nhà trọ');
  await look(page, `level-form-${how.name}`);
  await press(page, 'Ghi cấp độ');
  await page.getByText('theo số liệu là cấp 2').waitFor();
  await look(page, `level-${how.name}`);
}

async function changeRule(page, how) {
  await page.goto('/cap-do-dich');
  await main(page).locator('table').first().waitFor();
  await look(page, `level-rules-${how.name}`);
  await press(page, 'Sửa quy định');
  await sheet(page).getByLabel('Mức 2 từ').first().fill('90');
  await look(page, `level-rule-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Ghi quy định' }).click();
  await page.getByText('Đã ghi quy định.').waitFor();
}

await run('levels', async ({ open }) => {
  const people = await cast(await open());
  const [officer, administrator] = ['canbo', 'quantri'].map((login) => people.find((one) => one.login === login));
  for (const how of [looks[3], looks[0]]) {
    const page = await open(how);
    await enter(page, officer);
    const body = await (await page.request.get(`/api/bodies/${(await (await page.request.get('/api/me')).json()).body.id}`)).json();
    await decide(page, how, body.area.id);
    proved(`an officer has a level computed, decides another with a reason, and sees the week (${how.name})`);
    const house = await open(how);
    await enter(house, administrator);
    await changeRule(house, how);
    proved(`an administrator fills in a limit from a decision (${how.name})`);
  }
});
