// People who offer themselves, on a telephone in the dark and on a desk in the light: registering, the safety page, a shift that is asked for, taken and
// filled; and the health station's cards and declarations beside it.
import { cast, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

const main = (page) => page.locator('main');

async function enlist(page, how) {
  await page.goto('/tinh-nguyen');
  await main(page).getByLabel('Xã, phường').fill('Giao Xuân');
  await main(page)
    .getByRole('button', { name: /^Xã Giao Xuân/ })
    .first()
    .click();
  await main(page).getByRole('checkbox', { name: 'Chở hàng' }).check();
  await main(page).getByLabel('Họ tên').fill('Bùi Văn Lựu');
  await main(page).getByLabel('Số điện thoại').fill('0400 222 333');
  await main(page).getByRole('checkbox', { name: 'Tôi đồng ý' }).check();
  await look(page, `volunteer-form-${how.name}`);
  await main(page).getByRole('button', { name: 'Ghi tên' }).click();
  await page.getByRole('heading', { name: 'Cảm ơn anh/chị' }).waitFor();
  await look(page, `volunteer-received-${how.name}`);
  const code = (await page.locator('p.code').textContent()).trim();
  await page.goto(`/tinh-nguyen/${code}`);
  await main(page).getByRole('button', { name: 'Tôi đã đọc' }).click();
  await main(page).getByRole('heading', { name: 'Các ca' }).waitFor();
  await look(page, `volunteer-own-${how.name}`);
}

async function desk(page, how) {
  const me = await (await page.request.get('/api/me')).json();
  const body = await (await page.request.get(`/api/bodies/${me.body.id}`)).json();
  await page.goto(`/dia-ban/${body.area.id}/tinh-nguyen`);
  await main(page).getByRole('button', { name: 'Mở một ca' }).click();
  await sheet(page).getByLabel('Chỗ hẹn').fill(`Nhà văn hóa ${how.name}`);
  await look(page, `volunteer-ask-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Mở ca' }).click();
  await main(page).getByText(`Nhà văn hóa ${how.name}`).waitFor();
  await look(page, `volunteers-${how.name}`);
  await main(page)
    .getByRole('button', { name: `Xếp người cho ca ở Nhà văn hóa ${how.name}` })
    .click();
  // Who is on another shift at that hour is not offered.
  await sheet(page).getByRole('button', { name: 'Xếp vào' }).first().click();
  await sheet(page).getByRole('button', { name: 'Xem tên và số' }).first().click();
  await sheet(page).getByText('Bùi Văn Lựu').first().waitFor();
  await look(page, `volunteer-fill-${how.name}`);
  await page.keyboard.press('Escape');
}

async function station(page, how) {
  await page.goto('/suc-khoe');
  await main(page).getByRole('link', { name: 'Thẻ hướng dẫn' }).click();
  await main(page).getByRole('button', { name: 'Viết thẻ' }).click();
  await sheet(page).getByLabel('Bắt đầu từ một thẻ mẫu').selectOption('Phòng ở và không khí');
  await look(page, `guidance-write-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Lưu thẻ' }).click();
  await main(page).getByText('mở cửa sổ cho thoáng').first().waitFor();
  await look(page, `guidance-${how.name}`);
  await page.goto('/suc-khoe');
  await main(page).getByRole('link', { name: 'Tờ khai y tế' }).click();
  const rows = `Họ và tên,Số điện thoại,Triệu chứng\nVũ Thị Suối ${how.name},0400 111 333,sốt nhẹ\n`;
  await page.setInputFiles('input[type=file]', { name: 'khai.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await main(page).locator('li.row').first().waitFor();
  await look(page, `declarations-${how.name}`);
  await main(page).getByRole('button', { name: 'Mở xem' }).first().click();
  await sheet(page).getByText('sốt nhẹ').waitFor();
  await sheet(page).getByLabel('Ghi một câu').fill('Đã gọi, mai gọi lại');
  await look(page, `declaration-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Ghi lại' }).click();
  await main(page).getByText('Không có tờ khai nào').waitFor();
}

async function vaccinate(page, how) {
  const place = `Nhà văn hóa ${how.name}`;
  await page.goto('/suc-khoe');
  await main(page).getByRole('link', { name: 'Tiêm chủng' }).click();
  await main(page).getByRole('button', { name: 'Lập buổi tiêm' }).click();
  await sheet(page).getByLabel('Điểm tiêm').fill(place);
  await look(page, `vaccination-plan-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Lập', exact: true }).click();
  await main(page).getByText(place).waitFor();
  await look(page, `vaccination-${how.name}`);
  await main(page)
    .getByRole('button', { name: new RegExp(`Mở buổi tiêm .* ở ${place}`) })
    .click();
  await sheet(page).getByRole('checkbox').first().check();
  await sheet(page).getByLabel('Mời').first().fill('40');
  await sheet(page).getByRole('button', { name: 'Ghi số' }).click();
  await main(page).getByText('mời 40 trên 100 chỗ').first().waitFor();
  await look(page, `vaccination-session-${how.name}`);
}

await run('volunteers', async ({ open }) => {
  const people = await cast(await open());
  const [officer, health] = ['canbo', 'tramyte'].map((login) => people.find((one) => one.login === login));
  for (const how of [looks[0], looks[3]]) {
    const page = await open(how);
    await enlist(page, how);
    proved(`somebody registers without an account and reads the safety page (${how.name})`);
    await enter(page, officer);
    await desk(page, how);
    proved(`a shift is asked for and filled with one tap (${how.name})`);
    const ward = await open(how);
    await enter(ward, health);
    await station(ward, how);
    await vaccinate(ward, how);
    proved(`the health station writes a card, handles a declaration with a word, and plans a session in numbers (${how.name})`);
  }
});
