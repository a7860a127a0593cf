// Systems that may ask the register, on a telephone in the dark and on a desk in the light: one is registered, a household agrees, and it is taken back.
// Every screen is looked at with axe.
import { cast, check, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

const key = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';

async function register(page, how) {
  const name = `Hệ thống an sinh tỉnh (${how.name})`;
  await page.goto('/nguoi-dung');
  await page.getByRole('link', { name: 'Hệ thống được hỏi sổ hộ' }).click();
  await page.getByRole('heading', { name: 'Khóa của sổ hộ' }).waitFor();
  await look(page, `registry-${how.name}`);
  await page.getByRole('button', { name: 'Đăng ký hệ thống' }).click();
  const form = sheet(page);
  await form.getByLabel('Số người').waitFor();
  await form.getByRole('button', { name: 'Đăng ký', exact: true }).click();
  await form.getByRole('alert').first().waitFor();
  await look(page, `registry-form-${how.name}`);
  await form.getByLabel('Hệ thống, của cơ quan nào').fill(name);
  await form.getByLabel('Mục đích').fill('Xét trợ cấp cho hộ khó khăn vì dịch');
  await form.getByLabel('Số người').check();
  await form.getByLabel('Địa bàn').fill('giao xuan');
  await form
    .getByRole('button', { name: /Giao Xuân/ })
    .first()
    .click();
  await form.getByLabel('Tên bên kia dùng khi hỏi').fill(`asxh-${how.name}.example.org`);
  await form.getByLabel('Mã khóa của bên kia').fill('k1');
  await form.getByLabel('Khóa công khai của bên kia').fill(key);
  await form.getByLabel('Địa chỉ nhận trả lời').fill('https://asxh.example.org/callback');
  await form.getByRole('button', { name: 'Đăng ký', exact: true }).click();
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await look(page, `registry-caller-${how.name}`);
  return name;
}

async function agree(page, how, name) {
  await page.goto('/ho-dan');
  await page.locator('main li a').first().click();
  const row = page.locator('li', { hasText: name });
  await row.getByRole('button', { name: 'Hộ đồng ý' }).click();
  await row.getByText(/hộ đồng ý ngày/).waitFor();
  await row.scrollIntoViewIfNeeded();
  await look(page, `registry-consent-${how.name}`);
}

await run('registry', async ({ open }) => {
  for (const how of looks) {
    const page = await open(how);
    const people = await cast(page);
    const who = (login) => people.find((one) => one.login === login);
    await enter(page, who('quantri'));
    const name = await register(page, how);
    const officer = await open(how);
    await officer.goto('/');
    await enter(officer, who('canbo'));
    await agree(officer, how, name);
    await page.getByRole('button', { name: 'Thôi cho hỏi' }).click();
    await page.getByText(/Đã thôi cho hỏi lúc/).waitFor();
    await look(page, `registry-revoked-${how.name}`);
    check(await page.getByRole('button', { name: 'Cho hỏi lại' }).isVisible(), 'what was taken back can be given again');
  }
  proved('a system is registered, a household agrees, and it is taken back');
});
