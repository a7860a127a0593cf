// Zones on a telephone in the dark and on a desk in the light, as the demonstration has them: the home screen, the list, a lane that holds, one that
// waits for its police officer, a school as a quarantine site, the sheets, surge, the rules; and in English.
import { cast, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';
import { read, send } from '../journeys/settling.mjs';

const main = (page) => page.locator('main');
const press = (there, name) => there.getByRole('button', { name, exact: true }).first().click();

async function visit(page, name) {
  await page.goto('/vung');
  await main(page).getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

async function lookAtSheet(page, how, name, button, ready) {
  await press(main(page), button);
  await sheet(page).getByText(ready).first().waitFor();
  await look(page, `zone-${name}-${how.name}`);
  await page.keyboard.press('Escape');
}

async function lookAtList(page, how) {
  await page.goto('/');
  await main(page)
    .getByText(/hộ hôm nay chưa có tin/)
    .waitFor();
  await look(page, `home-${how.name}`);
  await page.goto('/vung');
  await main(page).getByText('Xóm chợ, Thôn Đồng Mới').waitFor();
  await look(page, `zones-${how.name}`);
  await lookAtSheet(page, how, 'open', 'Mở vùng', 'Số quyết định');
}

async function lookAtLane(page, how) {
  await visit(page, 'Ngõ ven đê, Thôn Bờ Đê');
  await main(page).getByText('Phía đồng').first().waitFor();
  await main(page).locator('.home').first().waitFor();
  await look(page, `zone-${how.name}`);
  await press(main(page), /^Đã có tin/);
  await main(page).getByText('Đã gọi điện').first().waitFor();
  await look(page, `zone-accounted-${how.name}`);
  await lookAtSheet(page, how, 'keep', 'Giữ tiếp', 'Rà soát lại chậm nhất');
  await press(main(page), 'Thu hẹp');
  await sheet(page)
    .getByRole('checkbox', { name: /^Phía đồng/ })
    .check();
  await sheet(page).getByText('được gỡ phong tỏa').first().waitFor();
  await look(page, `zone-narrow-${how.name}`);
  await page.keyboard.press('Escape');
  await lookAtSheet(page, how, 'lift', 'Dỡ bỏ', 'Ngày cuối cần có tin');
  await lookAtSheet(page, how, 'checkpoint', 'Đặt chốt', 'Đơn vị trực');
}

async function lookAtHousehold(page, how) {
  const { items } = await read(page, `/api/zones/${/vung\/([0-9a-f-]+)/.exec(page.url())[1]}/households?limit=1`);
  await page.goto(`/ho-dan/${items[0].id}`);
  await main(page).getByText('trong vùng từ').waitFor();
  await look(page, `zone-household-${how.name}`);
}

async function lookAtPlanned(page, how) {
  await visit(page, 'Ngõ chùa, Thôn Vườn Cau');
  await main(page).getByText('Chưa có công an.').waitFor();
  await look(page, `zone-planned-${how.name}`);
  await lookAtSheet(page, how, 'team', 'Sửa tổ quản lý', 'Thêm người vào tổ');
}

async function lookAtSite(page, how, health) {
  await visit(page, 'Trường Tiểu học Giao Xuân');
  await main(page).getByText('thiếu 18').waitFor();
  await press(main(page), 'Mở những lời nhờ');
  await main(page).getByText('túi quần áo').waitFor();
  await look(page, `site-${how.name}`);
  await lookAtSheet(page, how, 'site', 'Sửa số chỗ và vật tư', 'Số chỗ');
  await health.goto(new URL(page.url()).pathname);
  await press(main(health), 'Mở danh sách');
  await main(health).getByText('Ngô Văn Cỏ May').waitFor();
  await look(health, `site-stays-${how.name}`);
}

async function lookAtSurge(page, how) {
  await page.goto('/vung');
  await main(page).getByRole('link', { name: 'Tăng cường' }).click();
  await main(page).getByText('Người trực chốt ban đêm').waitFor();
  await look(page, `surge-${how.name}`);
  await press(main(page), 'Điều phối');
  await sheet(page).waitFor();
  await look(page, `surge-match-${how.name}`);
  await page.keyboard.press('Escape');
  await press(main(page), 'Góp');
  await sheet(page).waitFor();
  await look(page, `surge-offer-${how.name}`);
}

async function lookAtRules(page, how) {
  await page.goto('/vung/quy-dinh');
  await main(page).getByText('chưa đặt').first().waitFor();
  await look(page, `zone-rules-${how.name}`);
  await main(page).getByRole('button', { name: /^Đổi/ }).first().click();
  await sheet(page).getByLabel('Số ngày').waitFor();
  await look(page, `zone-rule-${how.name}`);
}

/** The same in English: no key and no Vietnamese sentence of the interface is left. */
async function lookInEnglish(page, how) {
  await send(page, 'PATCH', '/api/me', { language: { from: 'vi', to: 'en' } });
  await page.goto('/vung');
  await main(page).getByText('The oldest come first').waitFor();
  await look(page, `zones-english-${how.name}`);
  await main(page).getByRole('link', { name: 'Ngõ ven đê, Thôn Bờ Đê', exact: true }).click();
  await main(page).getByText('not accounted for').first().waitFor();
  await look(page, `zone-english-${how.name}`);
  await send(page, 'PATCH', '/api/me', { language: { from: 'en', to: 'vi' } });
}

await run('zones', async ({ open }) => {
  const people = await cast(await open());
  const own = (login) => people.find((one) => one.login === login);
  for (const how of [looks[3], looks[0]]) {
    const [page, health, admin] = [await open(how), await open(how), await open(how)];
    await enter(page, own('canbo'));
    await enter(health, own('tramyte'));
    await enter(admin, own('quantri'));
    await lookAtList(page, how);
    await lookAtLane(page, how);
    await lookAtHousehold(page, how);
    await lookAtPlanned(page, how);
    await lookAtSite(page, how, health);
    await lookAtSurge(page, how);
    await lookAtRules(admin, how);
    await lookInEnglish(page, how);
    proved(`zones, a quarantine site, surge and the rules read well (${how.name})`);
  }
});
