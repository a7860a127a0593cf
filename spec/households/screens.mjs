// The register of households on a telephone in the dark and on a desk in the light: a household is entered with a name alone, found, opened,
// changed, has a child, mourns, splits; one that was entered twice is merged and taken apart. Every screen is looked at with axe.
import { cast, check, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

const press = (page, name) => page.locator('main').getByRole('button', { name }).first().click();
const inSheet = (page, name) => sheet(page).getByRole('button', { name, exact: true }).click();
const address = /\/ho-dan\/[0-9a-f-]{36}$/;

async function enterHousehold(page, how, { name, year, phone }) {
  await page.goto('/ho-dan');
  await page.locator('main li a').first().waitFor();
  await press(page, 'Thêm hộ');
  await sheet(page).getByLabel('Họ tên').fill(name);
  if (year) await sheet(page).getByLabel('Năm sinh').fill(year);
  if (phone) await sheet(page).getByLabel('Điện thoại').fill(phone);
  if (how) await look(page, `household-enter-${how.name}`);
  await inSheet(page, 'Ghi vào sổ');
  await page.waitForURL(address);
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  return page.url();
}

async function lookThrough(page, how) {
  await page.goto('/ho-dan');
  await page.locator('main li a').first().waitFor();
  await page.getByText(/trên \d+ hộ đã có tổ lo/).waitFor();
  await look(page, `households-${how.name}`);
  await page.locator('main input[type=checkbox]').first().check();
  await press(page, 'Giao cho tổ');
  await look(page, `households-hand-${how.name}`);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Chưa có tổ/ }).click();
  await page.getByText('chưa có tổ', { exact: true }).first().waitFor();
  await look(page, `households-without-team-${how.name}`);
  await page.getByRole('searchbox').fill('0000 000 000');
  await page.locator('main .empty').waitFor();
  await look(page, `households-none-${how.name}`);
}

async function live(page, how, name) {
  await page.goto('/ho-dan');
  await page.getByRole('searchbox').fill(name);
  await page.getByText('1 hộ đang hiện').waitFor();
  await page.locator('main li a').first().click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await look(page, `household-${how.name}`);

  await press(page, 'Sửa');
  await sheet(page).getByLabel('Cách tìm').fill('sau chùa');
  await sheet(page).getByLabel('Hộ đồng ý cho ghi hoàn cảnh khó khăn').check();
  await sheet(page).getByLabel('Người cô đơn').check();
  await look(page, `household-edit-${how.name}`);
  await inSheet(page, 'Lưu');
  await page.getByText('sau chùa').waitFor();

  await press(page, 'Có em bé');
  await sheet(page).getByLabel('Tên bé').fill('Bé Na');
  await look(page, `household-birth-${how.name}`);
  await inSheet(page, 'Ghi thêm bé');
  await page.getByText(/^Bé Na, \d{4}$/).waitFor();

  await press(page, 'Chuyển đi');
  await look(page, `household-move-${how.name}`);
  await page.keyboard.press('Escape');

  await press(page, 'Có người mất');
  await sheet(page).getByRole('combobox', { name: 'Người mất' }).selectOption({ index: 1 });
  await sheet(page).getByLabel('Không gửi tin cho cả hộ đến hết ngày').fill('2199-12-31');
  await look(page, `household-death-${how.name}`);
  await inSheet(page, 'Ghi lại');
  await page.getByText('Nhà đang có tang').waitFor();
  await page.getByRole('heading', { name: 'Người đã mất' }).waitFor();
  await look(page, `household-mourns-${how.name}`);
  await page.getByRole('button', { name: /^Ghi nhầm, lấy lại: Có người mất/ }).click();
  await page.getByText('Đã lấy lại lúc').first().waitFor();
  await page.getByRole('heading', { name, level: 1 }).waitFor();

  await press(page, 'Tách hộ');
  await sheet(page)
    .getByRole('checkbox', { name: /^Bé Na/ })
    .check();
  await look(page, `household-split-${how.name}`);
  await inSheet(page, 'Tách');
  await page.getByText('Tách ra một hộ').waitFor();
  await look(page, `household-history-${how.name}`);
}

async function twins(page, how, name) {
  await page.goto('/ho-dan/trung');
  await page.locator('main li a').first().waitFor();
  await look(page, `twins-${how.name}`);
  await page.locator('main li a').first().click();
  await page.getByText('Hai lần ghi này có phải một hộ không?').waitFor();
  await page.getByText(name).first().waitFor();
  await look(page, `twin-${how.name}`);
  await page
    .getByRole('button', { name: /^Gộp làm một, giữ/ })
    .first()
    .click();
  await page.getByText('Đã gộp làm một.').waitFor();
  await look(page, `twin-merged-${how.name}`);
  await press(page, 'Tách lại như cũ');
  await page.getByText('Hai lần ghi này có phải một hộ không?').waitFor();
  await press(page, 'Là hai hộ');
  await page.getByText('Đã xem: đây là hai hộ.').waitFor();
}

await run('households', async ({ open }) => {
  const people = new Map((await cast(await open())).map((one) => [one.login, one]));
  for (const how of [looks[3], looks[0]]) {
    const officer = await open(how);
    await enter(officer, people.get('canbo'));
    await lookThrough(officer, how);
    proved(`the register is looked through, and those without a team (${how.name})`);
    const name = `Nguyễn Thị Cỏ May ${how.width === 360 ? 'Xanh' : 'Vàng'}`;
    const phone = `0400 9${how.width} 11`.padEnd(12, '0');
    await enterHousehold(officer, how, { name, year: '1950', phone });
    await live(officer, how, name);
    proved(`a household is entered with a name, changed, has a child, mourns by error and splits (${how.name})`);
    const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
    await enterHousehold(officer, undefined, { name: plain, year: '1950', phone });
    await twins(officer, how, plain);
    proved(`the same household entered again is merged, taken apart and kept apart (${how.name})`);
    await officer.context().close();

    const leader = await open(how);
    await enter(leader, people.get('to01'));
    await leader.goto('/ho-dan');
    await leader.locator('main li a').first().waitFor();
    await look(leader, `households-of-team-${how.name}`);
    await leader.context().close();
    proved(`a team leader sees the households of the team (${how.name})`);
  }
  const police = await open();
  await enter(police, people.get('congan'));
  await police.goto('/viec');
  await police.getByRole('heading', { level: 1 }).waitFor();
  check((await police.locator('a[href="/ho-dan"]').count()) === 0, 'the police are shown no way to the register');
  const answer = await police.request.get('/api/households');
  check(answer.status() === 403, 'the police are told nothing of households');
  proved('the police see none of it');
});
