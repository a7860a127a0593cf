// Visits with gifts on a telephone in the dark and on a desk in the light: the list, one visit with what was given, and the form. Every screen is looked at with axe.
import { cast, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

const main = (page) => page.locator('main');

async function lookAtVisits(page, how) {
  await page.goto('/tham-tang-qua');
  await main(page).getByRole('link', { name: 'Trạm y tế xã Giao Xuân' }).first().waitFor();
  await look(page, `occasions-list-${how.name}`);
  await page.getByRole('button', { name: 'Ghi một lần thăm' }).click();
  await sheet(page).getByLabel('Hàng lấy từ kho').selectOption({ label: 'Kho xã Giao Xuân' });
  await look(page, `occasions-form-${how.name}`);
  await page.keyboard.press('Escape');
  await main(page).getByRole('link', { name: 'Trạm y tế xã Giao Xuân' }).first().click();
  await main(page).getByText('300.000').waitFor();
  await look(page, `occasions-one-${how.name}`);
}

await run('occasions', async ({ open }) => {
  const start = await open();
  const officer = (await cast(start)).find((one) => one.login === 'canbo');
  for (const how of [looks[0], looks[3]]) {
    const page = await open(how);
    await enter(page, officer);
    await lookAtVisits(page, how);
    proved(`the visits, one of them and the form (${how.name})`);
  }
});
