// J12, my data: a household gets a card, sees what is kept and who looked, has it corrected, takes its consent back, asks for erasure, has a refusal
// looked at again, and is forgotten.
import { base, cast, check, enter, look, looks, proved, run, sheet } from './journey.mjs';

const inSheet = (page, name) => sheet(page).getByRole('button', { name, exact: true }).click();

/** A household with a wrong year of birth and a hardship told with consent. */
async function enterHousehold(officer) {
  await officer.goto('/ho-dan');
  await officer.getByRole('button', { name: 'Thêm hộ' }).click();
  await sheet(officer).getByLabel('Họ tên').fill('Lê Thị Ngọc Lan');
  await sheet(officer).getByLabel('Năm sinh').fill('1951');
  await inSheet(officer, 'Ghi vào sổ');
  await officer.getByRole('heading', { name: 'Lê Thị Ngọc Lan', level: 1 }).waitFor();
  await officer.getByRole('button', { name: 'Sửa', exact: true }).click();
  await sheet(officer).getByLabel('Hộ đồng ý cho ghi hoàn cảnh khó khăn').check();
  await sheet(officer).getByLabel('Người cô đơn').check();
  await inSheet(officer, 'Lưu');
  await officer.getByText('Người cô đơn').waitFor();
}

async function handCard(officer) {
  await officer.getByRole('button', { name: 'Thẻ xem hồ sơ' }).click();
  await look(officer, 'j12-card-before');
  await inSheet(officer, 'Làm thẻ');
  const key = (await sheet(officer).locator('.key').innerText()).trim();
  await look(officer, 'j12-card');
  await officer.keyboard.press('Escape');
  return key;
}

async function decide(officer, answer, words) {
  await officer.goto('/ho-dan');
  await officer.getByRole('link', { name: 'Yêu cầu của các hộ' }).click();
  await officer.getByRole('button', { name: 'Quyết định' }).first().click();
  await sheet(officer).getByLabel('Trả lời gia đình').selectOption(answer);
  if (words) await sheet(officer).getByLabel('Vì sao chưa làm được').fill(words);
  await look(officer, `j12-decide-${answer}`);
  await inSheet(officer, answer === 'yes' ? 'Đồng ý xóa' : 'Chưa xóa được');
  await officer.getByText(answer === 'yes' ? 'Đã xóa hồ sơ.' : 'Gia đình có thể nhờ nơi khác xem lại', { exact: false }).waitFor();
}

await run('J12', async ({ open }) => {
  const officer = await open(looks[3]);
  const people = await cast(officer);
  await enter(
    officer,
    people.find((one) => one.login === 'canbo'),
  );
  await enterHousehold(officer);
  const key = await handCard(officer);
  proved('the commune hands a household the card to its own record');

  const home = await open(looks[0]);
  const asked = [];
  home.on('request', (request) => asked.push(request.url()));
  await home.goto('/ho-so#AAAA-AAAA-AAAA-AAAA-AAAA');
  await home.getByRole('alert').waitFor();
  await look(home, 'j12-wrong-key');
  await home.goto('about:blank');
  await home.goto(`${base}/ho-so#${key}`);
  await home.getByRole('heading', { name: 'Sổ đang ghi' }).waitFor();
  check((await home.locator('main').innerText()).includes('Lê Thị Ngọc Lan, 1951'), 'the household sees what is kept');
  await home.getByRole('listitem').filter({ hasText: 'Ủy ban nhân dân xã Giao Xuân' }).first().waitFor();
  check(
    asked.every((url) => !url.includes(key)),
    'the key never stands in an address that a server sees',
  );
  await look(home, 'j12-own-record');
  proved('without an account it sees what is kept of it and who looked');

  await home.getByRole('button', { name: 'Báo chỗ chưa đúng' }).click();
  await inSheet(home, 'Gửi');
  await sheet(home).getByRole('alert').or(sheet(home).locator('[aria-invalid]')).first().waitFor();
  await sheet(home).getByLabel('Chỗ nào chưa đúng, đúng ra là thế nào').fill('Bà Lan sinh năm 1961');
  await look(home, 'j12-correct');
  await inSheet(home, 'Gửi');
  await home.getByText('đang chờ trả lời').waitFor();

  await officer.goto('/ho-dan');
  await officer.getByRole('link', { name: 'Yêu cầu của các hộ' }).click();
  const waiting = officer.locator('main li', {
    hasText: 'Bà Lan sinh năm 1961',
  });
  await waiting.waitFor();
  await look(officer, 'j12-wishes');
  await waiting.getByRole('link', { name: 'Mở hộ' }).click();
  await officer.getByRole('button', { name: 'Sửa', exact: true }).click();
  await sheet(officer).getByLabel('Năm sinh').first().fill('1961');
  await inSheet(officer, 'Lưu');
  await officer.getByText('Lê Thị Ngọc Lan, 1961').waitFor();
  await officer.goBack();
  await officer.locator('main li', { hasText: 'Bà Lan sinh năm 1961' }).getByRole('button', { name: 'Trả lời' }).click();
  await sheet(officer).getByLabel('Lời nhắn cho gia đình').fill('Đã sửa thành 1961.');
  await look(officer, 'j12-answer');
  await inSheet(officer, 'Gửi trả lời');
  await officer.getByText('Không có yêu cầu nào đang chờ').waitFor();

  await home.reload();
  await home.getByText('Đã sửa thành 1961.').waitFor();
  check((await home.locator('main').innerText()).includes('Lê Thị Ngọc Lan, 1961'), 'the household sees its record corrected');
  proved('it has the record corrected by a person, and reads the answer');

  await home.getByRole('button', { name: 'Thôi cho ghi hoàn cảnh' }).click();
  await look(home, 'j12-withdraw');
  await inSheet(home, 'Thôi cho ghi hoàn cảnh');
  await home.getByText('Đã xóa phần hoàn cảnh').waitFor();
  await home.getByRole('button', { name: 'Thôi cho ghi hoàn cảnh' }).waitFor({ state: 'detached' });
  proved('consent is taken back at once');

  await home.getByRole('button', { name: 'Xin xóa hồ sơ' }).click();
  await inSheet(home, 'Gửi');
  await home.getByRole('listitem').filter({ hasText: 'Xóa hồ sơ' }).filter({ hasText: 'đang chờ trả lời' }).waitFor();
  proved('it asks for erasure, and a person will answer');

  await decide(officer, 'no', 'Xã còn giao quà đến hết tháng.');
  await home.reload();
  await home.getByText('Xã còn giao quà đến hết tháng.').waitFor();
  await home.getByRole('button', { name: 'Nhờ nơi khác xem lại' }).click();
  await sheet(home).getByLabel('Vì sao gia đình vẫn muốn xóa').fill('Nhà tôi không nhận quà nữa.');
  await look(home, 'j12-appeal');
  await inSheet(home, 'Gửi');
  await home.getByText('nơi khác đang xem lại', { exact: false }).waitFor();
  proved('a refusal has its reason, and another body looks again');

  await officer.goto('/ho-dan');
  await officer.getByRole('link', { name: 'Yêu cầu của các hộ' }).click();
  await officer.getByText('Nhà tôi không nhận quà nữa.').waitFor();
  await look(officer, 'j12-appealed');
  await decide(officer, 'yes', '');
  await home.reload();
  await home.getByText('Hồ sơ này đã được xóa theo yêu cầu', { exact: false }).waitFor();
  await look(home, 'j12-erased');
  check(!(await home.locator('main').innerText()).includes('Ngọc Lan'), 'nothing of the record is left to see');
  proved('it is erased, and the card says since when and when backups forget');
});
