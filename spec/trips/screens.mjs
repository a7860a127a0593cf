// Trips on a telephone in the dark and on a desk in the light, as the demonstration has them: who waits, a proposal with its reasons, the trip's own page
// with its sheets and its paper, the carrier's telephone with and without a network; and in English.
import { cast, check, enter, look, looks, proved, runOffline, sheet } from '../journeys/journey.mjs';
import { read, send } from '../journeys/settling.mjs';
import { pin, unlock, unsent } from '../street/telephone.mjs';

const main = (page) => page.locator('main');
const press = (there, name) => there.getByRole('button', { name, exact: true }).first().click();
const team = 'Tổ tự quản số 1, Thôn Bến Đò';

/** What a machine proposes, each stop with its reason; a person leaves one out, says who carries, and makes it. Gives the trip's id. */
async function propose(page, how) {
  await page.goto('/chuyen');
  await main(page).locator('li.row').first().waitFor();
  await look(page, `trips-waiting-${how.name}`);
  await main(page).getByRole('link', { name: 'Đề xuất chuyến' }).click();
  const trip = main(page).locator('section').filter({ hasText: 'Chuyến từ Kho xã Giao Xuân' });
  await trip
    .getByText(/gần nhất còn hàng/)
    .first()
    .waitFor();
  while ((await trip.locator('li').count()) > 2)
    await trip
      .getByRole('button', { name: /^Bỏ ra: / })
      .last()
      .click();
  await trip.getByLabel('Ai mang đi').selectOption(team);
  await look(page, `trips-proposal-${how.name}`);
  await press(trip, 'Lập chuyến');
  await main(page)
    .getByRole('link', { name: /^Đã lập chuyến CH-/ })
    .click();
  await main(page).getByRole('heading', { name: 'Các điểm giao' }).waitFor();
  return page.url().split('/').at(-1);
}

async function lookAtSheet(page, how, name, title) {
  await sheet(page).getByRole('heading', { name: title }).waitFor();
  await look(page, `trips-${name}-${how.name}`);
  await page.keyboard.press('Escape');
}

async function atTheOffice(page, how) {
  await look(page, `trips-planned-${how.name}`);
  await main(page).getByRole('button', { name: 'Sang chuyến khác: điểm 2' }).click();
  await lookAtSheet(page, how, 'move', 'Sang chuyến khác');
  await press(main(page), 'Việc khác');
  await main(page).getByRole('menuitem', { name: 'Đổi người mang, đổi ngày' }).click();
  await lookAtSheet(page, how, 'change', 'Đổi người mang, đổi ngày');
  await main(page).getByRole('link', { name: 'Phiếu giao, in để ký' }).click();
  await main(page).getByText('Ký nhận').waitFor();
  await look(page, `trips-paper-${how.name}`);
  await page.goBack();
  await press(main(page), 'Xuất hàng lên đường');
  await main(page).getByText('đang đi').first().waitFor();
  await look(page, `trips-loaded-${how.name}`);
}

/** The telephone of the team that carries it: one stop is told without a network. */
async function onTheWay(page, how) {
  await page.goto('/vong');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.getByLabel('Mã PIN sáu số').fill(pin);
  await page.getByLabel('Nhập lại mã PIN').fill(pin);
  await press(page, 'Lấy danh sách hộ');
  await page.getByRole('link', { name: 'Hàng đi giao: 2 điểm chưa báo' }).waitFor();
  await look(page, `trips-home-${how.name}`);
  await page.getByRole('link', { name: 'Hàng đi giao: 2 điểm chưa báo' }).click();
  await main(page).getByRole('heading', { name: /^1\. / }).waitFor();
  await look(page, `trips-carried-${how.name}`);
  await page.context().setOffline(true);
  await main(page)
    .getByRole('button', { name: /^Báo kết quả ở / })
    .first()
    .click();
  await press(sheet(page), 'Người khác nhận thay');
  await sheet(page).getByLabel('Tên người nhận thay').fill('Cô Hẹ phòng bên');
  await look(page, `trips-tell-${how.name}`);
  await press(sheet(page), 'Báo kết quả');
  await unsent(page, 1);
  await look(page, `trips-offline-${how.name}`);
  await page.reload();
  await unlock(page);
  await unsent(page, 1);
  await page.context().setOffline(false);
  await page.getByText('Mọi việc đã gửi').waitFor();
  await main(page)
    .getByRole('button', { name: /^Báo kết quả ở / })
    .first()
    .click();
  await press(sheet(page), 'Không gặp');
  await press(sheet(page), 'Báo kết quả');
  await main(page).getByText('Đã báo hết các điểm').waitFor();
  await look(page, `trips-told-${how.name}`);
}

async function close(page, how, id) {
  await page.goto(`/chuyen/${id}`);
  await main(page).getByText('đã báo 2 trên 2 điểm').waitFor();
  await main(page).getByRole('button', { name: 'Xem lời báo của điểm 1' }).click();
  await sheet(page).getByText('người nhận thay: Cô Hẹ phòng bên').waitFor();
  await look(page, `trips-tellings-${how.name}`);
  await page.keyboard.press('Escape');
  await press(main(page), 'Kết thúc chuyến');
  await sheet(page)
    .getByText(/^Chưa giao: /)
    .waitFor();
  await look(page, `trips-close-${how.name}`);
  await press(sheet(page), 'Kết thúc chuyến');
  await main(page).getByText('đã xong').first().waitFor();
  await look(page, `trips-closed-${how.name}`);
  const { trip } = await read(page, `/api/trips/${id}`);
  check(trip.state === 'closed' && trip.came_back, 'what was not delivered is back in the store');
}

/** The same in English: no key and no Vietnamese sentence of the interface is left. */
async function lookInEnglish(page, how) {
  await send(page, 'PATCH', '/api/me', { language: { from: 'vi', to: 'en' } });
  await page.goto('/chuyen');
  await main(page).getByRole('link', { name: 'Propose trips' }).waitFor();
  await look(page, `trips-english-${how.name}`);
  await send(page, 'PATCH', '/api/me', { language: { from: 'en', to: 'vi' } });
}

await runOffline('trips', async ({ open }) => {
  const people = await cast(await open());
  const own = (login) => people.find((one) => one.login === login);
  for (const how of [looks[3], looks[0]]) {
    const [page, phone] = [await open(how), await open(how)];
    await enter(page, own('canbo'));
    await enter(phone, own('to01'));
    const id = await propose(page, how);
    await atTheOffice(page, how);
    await onTheWay(phone, how);
    await close(page, how, id);
    await lookInEnglish(page, how);
    proved(`a trip reads well from its proposal to its end (${how.name})`);
  }
});
