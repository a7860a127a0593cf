// Signed commitments on a telephone in the dark and on a desk in the light: the drive drawn by group, a count written and taken back, a body added,
// the sheet for the wall, and one press on a telephone of nobody. Every screen is looked at with axe.
import { cast, check, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

const main = (page) => page.locator('main');
const press = (page, name) => main(page).getByRole('button', { name }).first().click();

/** What a part says behind its name: "7 đã ký". */
const said = async (page, name) => (await main(page).locator('.part', { hasText: name }).first().innerText()).replaceAll('\n', ' ');

async function lookAtDrive(page, how) {
  await page.goto('/cam-ket');
  await main(page).getByRole('link', { name: 'Ký cam kết thực hiện phòng, chống dịch' }).waitFor();
  await look(page, `commitments-list-${how.name}`);
  await main(page).getByRole('link', { name: 'Ký cam kết thực hiện phòng, chống dịch' }).click();
  await main(page).getByRole('heading', { name: 'Học sinh' }).waitFor();
  await look(page, `commitments-drive-${how.name}`);
}

async function countAndTakeBack(page, how) {
  const before = await said(page, 'Giáo xứ Cồn Sú');
  await press(page, /Báo số đã ký: .*Giáo xứ Cồn Sú/);
  await sheet(page).getByLabel('Số chữ ký trên giấy lần này').fill('1');
  await look(page, `commitments-count-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Ghi số này' }).click();
  await main(page).locator('.part', { hasText: 'Giáo xứ Cồn Sú' }).getByText('1/1').waitFor();
  await press(page, /Báo số đã ký: .*Giáo xứ Cồn Sú/);
  await sheet(page).getByRole('button', { name: 'Bỏ lần này' }).first().click();
  await sheet(page).getByText('đã bỏ').first().waitFor();
  await look(page, `commitments-taken-back-${how.name}`);
  await page.keyboard.press('Escape');
  await main(page).locator('.part', { hasText: 'Giáo xứ Cồn Sú' }).getByText('0/1').waitFor();
  check((await said(page, 'Giáo xứ Cồn Sú')) === before, 'what was taken back is as it was');
}

async function lookAtSheets(page, how) {
  await press(page, 'Thêm trường, cơ quan');
  await sheet(page).getByLabel('Nhóm', { exact: true }).waitFor();
  await look(page, `commitments-part-${how.name}`);
  await page.keyboard.press('Escape');
  await main(page).getByRole('link', { name: 'Tờ cam kết' }).click();
  await main(page).getByText('Chúng tôi cam kết').waitFor();
  await look(page, `commitments-paper-${how.name}`);
  const code = (await main(page).locator('.by-phone p').innerText()).match(/cam-ket\/([A-Z0-9]{6})/)[1];
  await page.goto('/cam-ket');
  await press(page, 'Phát động ký cam kết');
  await look(page, `commitments-call-${how.name}`);
  await page.keyboard.press('Escape');
  return code;
}

async function signByTelephone(page, how, code) {
  await page.goto(`/cam-ket/${code}`);
  await main(page).getByLabel('Tôi ở').selectOption({ label: 'Thôn Bến Đò' });
  await look(page, `commitments-promise-${how.name}`);
  await main(page).getByRole('button', { name: 'Tôi cam kết' }).click();
  await main(page).getByText('Cảm ơn. Lời cam kết đã được tính.').waitFor();
  await look(page, `commitments-thanks-${how.name}`);
  await page.goto('/cam-ket/AAAAAA');
  await main(page).getByText('Không có đợt ký cam kết nào mang mã này').waitFor();
  await look(page, `commitments-no-code-${how.name}`);
}

await run('commitments', async ({ open }) => {
  const start = await open();
  const officer = (await cast(start)).find((one) => one.login === 'canbo');
  for (const how of [looks[0], looks[3]]) {
    const page = await open(how);
    await enter(page, officer);
    await lookAtDrive(page, how);
    await countAndTakeBack(page, how);
    const code = await lookAtSheets(page, how);
    proved(`a drive, its counts and its sheet (${how.name})`);
    await signByTelephone(await open(how), how, code);
    proved(`one press of nobody (${how.name})`);
  }
});
