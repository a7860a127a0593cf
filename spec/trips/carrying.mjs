// What journeys and the screens share of trips: one proposed and made at the desk, told at the door from a telephone without a network, closed again.
import { sheet } from '../journeys/journey.mjs';
import { setUp, unsent } from '../street/telephone.mjs';

const main = (page) => page.locator('main');
const press = (there, name) => there.getByRole('button', { name, exact: true }).first().click();

/** Has a machine propose what each gets out of a store; gives the part of the screen that stands for its trip. */
export async function propose(desk, { store, item, each, and }) {
  await desk.goto('/chuyen');
  await main(desk).getByRole('link', { name: 'Đề xuất chuyến' }).click();
  await main(desk).getByLabel('Mặt hàng').first().selectOption({ label: item });
  await main(desk).getByLabel('Số lượng').first().fill(each);
  if (and) {
    await press(main(desk), 'Thêm mặt hàng');
    await main(desk).getByLabel('Mặt hàng').nth(1).selectOption({ label: and.item });
    await main(desk).getByLabel('Số lượng').nth(1).fill(and.each);
  }
  const from = main(desk).getByLabel('Từ kho');
  if (await from.count()) await from.selectOption({ label: store });
  const proposed = desk.waitForResponse('**/api/trip-proposals');
  await press(main(desk), 'Tính lại');
  await proposed;
  const trip = main(desk)
    .locator('section')
    .filter({ has: desk.getByRole('heading', { name: `Chuyến từ ${store}` }) });
  await trip.getByText(`${item}: ${each}`).first().waitFor();
  return trip;
}

export const stopAt = (trip, need) => trip.locator('li').filter({ has: trip.page().locator(`a[href="/nhu-cau/${need}"]`) });

/** Leaves everybody else out, says who carries, and makes it; gives the trip's id. */
export async function make(trip, needs, carrier) {
  const ours = needs.map((need) => `a[href="/nhu-cau/${need}"]`).join();
  const others = trip.locator('li').filter({ hasNot: trip.page().locator(ours) });
  while (await others.count()) await press(others.first(), /^Bỏ ra/);
  await trip.getByLabel('Ai mang đi').selectOption({ label: carrier });
  await press(trip, 'Lập chuyến');
  const desk = trip.page();
  await main(desk)
    .getByRole('link', { name: /^Đã lập chuyến CH-/ })
    .click();
  await main(desk).getByRole('heading', { name: 'Các điểm giao' }).waitFor();
  return desk.url().split('/').at(-1);
}

export async function handOut(desk) {
  await press(main(desk), 'Xuất hàng lên đường');
  await main(desk).getByText('đang đi').first().waitFor();
}

/** Signed in before: a telephone of the team that carries, with the trip and without a network. */
export async function takeAlong(phone) {
  await setUp(phone);
  await phone.getByRole('link', { name: /^Hàng đi giao/ }).click();
  await main(phone).getByRole('heading', { name: /^1\. / }).waitFor();
  await phone.context().setOffline(true);
}

/** What is told at the next stop, with its proof. */
export async function tell(phone, outcome, { code, picture } = {}) {
  await main(phone)
    .getByRole('button', { name: /^Báo kết quả ở / })
    .first()
    .click();
  await press(sheet(phone), outcome);
  if (code) await sheet(phone).getByLabel('Mã của người nhận').fill(code);
  if (picture) {
    await sheet(phone).getByLabel('Chụp túi hàng').setInputFiles({ name: 'tui.jpg', mimeType: 'image/jpeg', buffer: picture });
    await sheet(phone).getByRole('button', { name: 'Đã có ảnh túi hàng' }).waitFor();
  }
  await press(sheet(phone), 'Báo kết quả');
  await sheet(phone).waitFor({ state: 'detached' });
}

export async function sendAll(phone, n) {
  await unsent(phone, n);
  await phone.context().setOffline(false);
  await phone.getByText('Mọi việc đã gửi').waitFor();
}

export async function close(desk, id, stops) {
  await desk.goto(`/chuyen/${id}`);
  await main(desk).getByText(`đã báo ${stops} trên ${stops} điểm`).waitFor();
  await press(main(desk), 'Kết thúc chuyến');
  await press(sheet(desk), 'Kết thúc chuyến');
  await main(desk).getByText('đã xong').first().waitFor();
}
