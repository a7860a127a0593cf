// The ledger without an account, on a telephone and on a desk: where it went, a search, an entry with its proof, the signed heads, and the page that
// checks a receipt on one's own device and finds a changed one.
import { check, look, looks, proved, run } from '../journeys/journey.mjs';

const main = (page) => page.locator('main');

async function read(page, how) {
  await page.goto('/so-cai');
  await main(page).getByText('Người ủng hộ đã gửi').first().waitFor();
  await look(page, `ledger-${how.name}`);
  await main(page).getByLabel('Cuộc vận động').selectOption({ label: 'Bữa cơm nghĩa tình' });
  await main(page).getByRole('button', { name: 'Tìm' }).click();
  await main(page).getByText('Tiền và hàng, tính bằng đồng').waitFor();
  check(page.url().includes('cuoc='), 'the address keeps the fundraiser');
  await look(page, `ledger-fundraiser-${how.name}`);
  await main(page).getByLabel('Cuộc vận động').selectOption({ index: 0 });
  await main(page).getByLabel('Mã biên nhận hoặc vài chữ').fill('bao gia');
  await main(page).getByRole('button', { name: 'Tìm' }).click();
  await main(page).getByText('Xăng xe chở gạo').first().waitFor({ state: 'detached' });
  check(page.url().includes('chu=bao'), 'the address keeps what was asked for');
  await main(page).getByLabel('Xã, phường').fill('giao xuan');
  await main(page)
    .getByRole('button', { name: /Giao Xuân/ })
    .first()
    .click();
  await main(page).getByLabel('Thôn, tổ dân phố').selectOption({ index: 1 });
  await main(page).getByRole('button', { name: 'Tìm' }).click();
  await main(page).getByText('Không thấy bút toán nào như vậy').waitFor();
  await look(page, `ledger-none-${how.name}`);
  await main(page).getByRole('button', { name: 'Chọn xã khác' }).click();
  await main(page).getByRole('button', { name: 'Tìm' }).click();
  await main(page).getByRole('link', { name: 'Mua 160 kg gạo' }).click();
  await main(page).getByText('hóa đơn 0000127').first().waitFor();
  await look(page, `ledger-entry-${how.name}`);
}

async function prove(page, how) {
  await main(page).getByRole('button', { name: 'Tự kiểm biên nhận' }).click();
  await page.waitForURL('**/so-cai/kiem#*');
  await page.locator('#verdict strong').waitFor();
  check(await page.locator('#verdict.true, #verdict[class=""]').count(), 'the receipt of an entry is found to be true');
  await look(page, `ledger-verifier-${how.name}`);
  const receipt = await page.locator('#receipt').inputValue();
  await page.locator('#receipt').fill(receipt.replace('160000', '150000'));
  await page.locator('#check').click();
  await page.locator('#verdict.false').waitFor();
}

await run('ledger', async ({ open }) => {
  for (const how of [looks[0], looks[3]]) {
    const page = await open(how);
    await read(page, how);
    proved(`without an account, one sees where it went and finds an entry by a few words (${how.name})`);
    await prove(page, how);
    proved(`a receipt is checked on one's own device, and a changed one is told (${how.name})`);
    await page.goto('/so-cai/moc');
    await main(page).getByText('Khóa công khai').waitFor();
    await look(page, `ledger-heads-${how.name}`);
  }
});
