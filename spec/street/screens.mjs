// The round on a telephone in the dark and on a desk in the light: set up, at the doors, without a network, on paper, and the ward's view of it.
import { cast, enter, look, looks, proved, runOffline, sheet } from '../journeys/journey.mjs';
import { read } from '../journeys/settling.mjs';
import { pin, setUp, unlock, unsent } from './telephone.mjs';

const press = (page, name) => page.locator('main').getByRole('button', { name, exact: true }).first().click();

async function begin(page, how, leader) {
  await enter(page, leader);
  await page.goto('/vong');
  await page.getByLabel('Mã PIN sáu số').fill(pin);
  await page.getByLabel('Nhập lại mã PIN').fill('135790');
  await press(page, 'Lấy danh sách hộ');
  await page.getByText('Hai lần nhập chưa giống nhau').waitFor();
  await look(page, `street-set-up-${how.name}`);
  await setUp(page);
  await look(page, `street-round-${how.name}`);
  await page.getByRole('searchbox').fill('khong co ai ten nay');
  await page.getByText('Không có hộ nào như thế').waitFor();
  await look(page, `street-none-found-${how.name}`);
  await page.getByRole('searchbox').fill('');
}

/** What is done with a network is handed in at once. */
async function handedIn(page, act) {
  const answer = page.waitForResponse((one) => one.url().endsWith('/records'));
  await act();
  await answer;
  await page.getByText('Mọi việc đã gửi').waitFor();
}

async function atTheDoor(page, how) {
  await page.getByRole('link', { name: /^Tiếp theo/ }).click();
  await press(page, 'Thêm ghi chú');
  await look(page, `street-household-${how.name}`);
  await press(page, 'Cần giúp');
  await page.getByRole('heading', { name: 'Cần gì nhất?' }).waitFor();
  await look(page, `street-what-${how.name}`);
  await press(page, 'Thuốc, vật tư y tế');
  await look(page, `street-how-long-${how.name}`);
  await handedIn(page, () => press(page, 'Vài ngày'));
  await page.getByText('Đã ghi: Cần giúp').waitFor();
  await look(page, `street-pressed-${how.name}`);
  await handedIn(page, () => press(page, 'Hoàn tác'));
  await page.context().setOffline(true);
  await press(page, 'Không có nhà');
  await unsent(page, 1);
  await press(page, 'Sửa địa chỉ, người');
  await look(page, `street-edit-${how.name}`);
  await sheet(page).getByRole('textbox', { name: 'Số người' }).fill('không');
  await sheet(page).getByRole('button', { name: 'Lưu vào máy' }).click();
  await sheet(page).getByRole('alert').waitFor();
  await look(page, `street-edit-refused-${how.name}`);
  await page.keyboard.press('Escape');
  await page.getByText('1 việc chưa gửi').first().click();
  await page.getByText('Ghé thăm: Không có nhà').waitFor();
  await look(page, `street-unsent-${how.name}`);
  await page.reload();
  await page.getByLabel('Mã PIN sáu số của máy này').waitFor();
  await look(page, `street-locked-${how.name}`);
  await page.context().setOffline(false);
  await unlock(page);
  await page.getByText('Không còn việc nào chưa gửi').waitFor();
  await look(page, `street-all-sent-${how.name}`);
}

async function onPaper(page, how) {
  await page.getByRole('link', { name: 'Vòng hôm nay' }).first().click();
  await page.getByRole('link', { name: 'In phiếu đi vòng' }).click();
  await page.locator('tbody tr').first().waitFor();
  await look(page, `street-paper-${how.name}`);
  await page.getByRole('link', { name: 'Vòng hôm nay' }).first().click();
  await page.getByRole('link', { name: 'Nhập phiếu giấy' }).click();
  await page.locator('[data-row] input').first().focus();
  for (const key of '12341') await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Ghi 5 hộ' }).waitFor();
  await look(page, `street-typing-${how.name}`);
  await press(page, 'Ghi 5 hộ');
  await page.getByText('Đã ghi 5 hộ.').waitFor();
  await press(page, 'Báo nhóm của tổ');
  await sheet(page)
    .getByText(/Đã gặp \d+\/\d+ hộ/)
    .waitFor();
  await look(page, `street-share-${how.name}`);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Máy này' }).click();
  await page.getByText('Chính là máy này').waitFor();
  await look(page, `street-phone-${how.name}`);
  await press(page, 'Xóa vòng khỏi máy');
  await look(page, `street-forget-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Xóa khỏi máy' }).click();
  await page.getByLabel('Nhập lại mã PIN').waitFor();
}

async function ofTheWard(page, how, officer, team) {
  await enter(page, officer);
  await page.goto('/vong/xa');
  await page.getByRole('link', { name: 'Chưa gặp được' }).waitFor();
  await look(page, `street-ward-${how.name}`);
  await page.getByRole('link', { name: 'Chưa gặp được' }).click();
  await page.locator('li.row, .empty').first().waitFor();
  await look(page, `street-not-reached-${how.name}`);
  await page.goto(`/vong/to/${team}/may`);
  await page
    .getByRole('button', { name: /^Thu hồi/ })
    .first()
    .click();
  await sheet(page).getByText('danh sách hộ trên đó tự xóa').waitFor();
  await look(page, `street-phones-${how.name}`);
}

await runOffline('street', async ({ open }) => {
  const people = await cast(await open());
  const who = (login) => people.find((one) => one.login === login);
  for (const [how, login] of [
    [looks[3], 'to01'],
    [looks[0], 'to02'],
  ]) {
    const page = await open(how);
    await begin(page, how, who(login));
    const team = (await read(page, '/api/me')).body.id;
    await atTheDoor(page, how);
    proved(`a team leader sets a telephone up, calls at a door, and goes on without a network (${how.name})`);
    await onPaper(page, how);
    proved(`a sheet is printed and typed in, figures go to the group, the telephone is forgotten (${how.name})`);
    await ofTheWard(await open(how), how, who('canbo'), team);
    proved(`the ward sees the round of its teams and the telephones (${how.name})`);
  }
});
