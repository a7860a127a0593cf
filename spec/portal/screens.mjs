// The public pages on a telephone in the dark and on a desk in the light, without an account and without scripts: a place is looked for, its page, a published
// plan, the open data; an empty place; in English; and on paper. On the officer's board the plan is hidden and shown again.
import { cast, check, enter, look, looks, proved, run, screenshot } from '../journeys/journey.mjs';

const main = (page) => page.locator('main');
const commune = 'Xã Giao Xuân';

async function findThePlace(page, how) {
  await page.goto('/');
  await page.getByRole('link', { name: 'Nơi mình ở hôm nay: tin, chỗ giúp, việc làm' }).click();
  await page.getByRole('heading', { name: 'Nơi mình ở hôm nay', level: 1 }).waitFor();
  await page.getByLabel('Bà con ở đâu?').fill('giao xuan');
  await page.getByLabel('Bà con ở đâu?').press('Enter');
  await main(page).getByRole('link', { name: commune, exact: true }).first().waitFor();
  await look(page, `portal-search-${how.name}`);
  await main(page).getByRole('link', { name: commune, exact: true }).first().click();
  await page.getByRole('heading', { name: commune, level: 1 }).waitFor();
}

async function readThePlace(page, how) {
  for (const heading of [
    'Tin cho bà con',
    'Khu vực đang áp dụng biện pháp',
    'Đang quyên góp',
    'Kế hoạch đã công bố',
    'Một tuần bằng con số',
  ])
    await page.getByRole('heading', { name: heading, level: 2 }).waitFor();
  check((await page.locator('script').count()) === 0, 'the page has no script');
  await look(page, `portal-place-${how.name}`);
  await page.emulateMedia({ media: 'print' });
  await screenshot(page, `portal-place-print-${how.name}`);
  await page.emulateMedia({ media: 'screen' });
  const address = page.url();
  await page.goto(`${address}?lang=en`);
  await page.getByRole('heading', { name: 'Published plans', level: 2 }).waitFor();
  await look(page, `portal-place-english-${how.name}`);
  await page.goto(address);
}

async function readThePlan(page, how) {
  await page.locator('section', { hasText: 'Kế hoạch đã công bố' }).getByRole('link').first().click();
  await page.waitForURL(/\/cong\/ke-hoach\//);
  await look(page, `portal-plan-${how.name}`);
  return page.url();
}

async function readTheData(page, how) {
  await page.goto('/du-lieu');
  await page.getByRole('heading', { name: 'Dữ liệu mở', level: 1 }).waitFor();
  await look(page, `portal-data-${how.name}`);
  const csv = await page.request.get('/du-lieu/tuan.csv');
  check((await csv.text()).includes('#adm3+name'), 'the table for machines has its HXL tags');
}

/** A server on its first day knows no place: it says so, and breaks nowhere. */
async function readEmpty(page, how) {
  await page.goto(`${process.env.EMPTY_URL}/cong?q=giao`);
  await page.getByRole('status').waitFor();
  await look(page, `portal-empty-${how.name}`);
  for (const path of ['/du-lieu', '/du-lieu/tuan.csv', '/du-lieu/tuan.json']) {
    const { status } = await fetch(process.env.EMPTY_URL + path);
    check(status === 200, `${path} answers where nothing was written yet: ${status}`);
  }
}

async function hideAndShow(officer, stranger, address, how) {
  const plan = address.split('/').at(-1);
  await officer.goto(`/ke-hoach/${plan}`);
  await officer.getByRole('button', { name: 'Thôi công bố' }).click();
  await officer.getByText('Đã thôi công bố.').waitFor();
  // A page may be a minute old; who loads it anew gets it as it is.
  await stranger.goto(address);
  await stranger.reload();
  await stranger.getByRole('heading', { name: 'Không có trang này' }).waitFor();
  await look(stranger, `portal-missing-${how.name}`);
  await officer.getByRole('button', { name: 'Công bố cho bà con' }).click();
  await officer.getByText('Đã công bố kế hoạch.').waitFor();
  await look(officer, `portal-publication-${how.name}`);
  await stranger.reload();
  await stranger.locator('article.plan').waitFor();
}

await run('portal', async ({ open }) => {
  const people = await cast(await open());
  for (const how of [looks[3], looks[0]]) {
    const [officer, stranger] = [await open(how), await open(how)];
    await enter(
      officer,
      people.find((one) => one.login === 'canbo'),
    );
    await findThePlace(stranger, how);
    await readThePlace(stranger, how);
    await readEmpty(await open(how, process.env.EMPTY_URL), how);
    const address = await readThePlan(stranger, how);
    await readTheData(stranger, how);
    await hideAndShow(officer, stranger, address, how);
    proved(`a place tells everybody what is going on, where help is and how to help (${how.name})`);
  }
});
