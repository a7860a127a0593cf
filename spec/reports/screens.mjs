// The screens of reports as their users meet them: the form on a telephone, the roll-up on a desk, the kinds, and the refusals.
import { cast, enter, lookAt, looks, proved, run, sheet } from '../journeys/journey.mjs';
import { read, send } from '../journeys/settling.mjs';

const desk = looks[0];
const telephone = looks[3];
const dead = '0191e000-0000-7000-8000-00000000dead';

/** From now on the kind has a number that is brought from elsewhere. */
async function bringCases(page, id) {
  const { name, form } = await read(page, `/api/report-kinds/${id}`);
  if (form.indicators.some((one) => one.code === 'so_ca_benh')) return;
  const cases = { code: 'so_ca_benh', vi: 'Số ca bệnh', en: 'Cases', unit: 'ca', method: 'sum', source: 'imported' };
  const known = form.indicators.map(({ code, vi, en, unit, method, source }) => ({ code, vi, en, unit, method, source }));
  const { every, cut_off, questions } = form;
  await send(page, 'PUT', `/api/report-kinds/${id}`, { name, every, cut_off, questions, indicators: [...known, cases] });
}

await run('The screens of reports', async ({ open }) => {
  const people = await cast(await open());
  const person = (login) => people.find((one) => one.login === login);
  for (const how of [telephone, desk]) {
    const officer = await open(how);
    await enter(officer, person('canbo'));
    const { items } = await read(officer, '/api/duties');
    const duty = items.find((one) => one.newest && one.plan.number.startsWith('24/'))?.duty;
    const kind = (await read(officer, '/api/report-kinds')).items[0].id;
    await lookAt(officer, how, [
      ['duties', '/bao-cao', 'h2'],
      ['flashes', '/bao-cao/tin-khan', 'li'],
      ['bulletin', '/bao-cao/ban-tin', 'h2'],
      [
        'kind-choose',
        '/bao-cao',
        'h2',
        async (page) => {
          await page.getByRole('button', { name: 'Chọn mẫu' }).first().click();
          await sheet(page).getByText('Kết quả 6 tháng').waitFor({ state: 'attached' });
        },
      ],
      ['duty', `/bao-cao/che-do/${duty}`, 'figure'],
      [
        'units',
        `/bao-cao/che-do/${duty}`,
        'figure',
        async (page) => {
          await page
            .getByRole('button', { name: /Xem từng đơn vị: Người/ })
            .first()
            .click();
          await sheet(page).locator('li').first().waitFor();
        },
      ],
      [
        'duty-by-subject',
        `/bao-cao/che-do/${duty}`,
        'figure',
        async (page) => {
          await page.getByRole('combobox', { name: 'Xem theo' }).selectOption({ label: 'Theo đối tượng' });
          await page.locator('main').getByText('Người già ở một mình').first().waitFor();
          await page.getByRole('heading', { name: 'Nơi tổng hợp trên đường đi' }).scrollIntoViewIfNeeded();
        },
      ],
      [
        'collectors-choose',
        `/bao-cao/che-do/${duty}`,
        'figure',
        async (page) => {
          await page.getByRole('button', { name: 'Chọn nơi tổng hợp' }).click();
          await sheet(page).getByText('Trạm y tế').first().waitFor();
        },
      ],
      [
        'subject-give',
        `/bao-cao/che-do/${duty}`,
        'figure',
        async (page) => {
          await page.getByRole('button', { name: 'Phân phần báo cáo' }).click();
          await sheet(page)
            .getByRole('button', { name: /Trạm y tế/ })
            .waitFor();
        },
      ],
      ['duty-gone', `/bao-cao/che-do/${dead}`, '.empty'],
      ['kinds', '/bao-cao/mau', 'li'],
      ['kind', `/bao-cao/mau/${kind}`, 'fieldset'],
      ['kind-new', '/bao-cao/mau/moi', 'h2', (page) => page.getByRole('button', { name: 'Thêm chỉ tiêu mới' }).click()],
      ['kind-gone', `/bao-cao/mau/${dead}`, '.empty'],
    ]);
    await officer.context().close();

    const member = await open(how);
    await enter(member, person('thon06'));
    const owed = (await read(member, '/api/reports')).items.find((one) => one.state !== 'reported');
    await lookAt(member, how, [
      [
        'report-form',
        `/bao-cao/${owed.id}`,
        'form',
        async (page) => {
          await page.getByRole('button', { name: 'Xem tính từ đâu' }).first().click();
          await page.getByRole('button', { name: 'Thu lại' }).waitFor();
          await page.getByLabel(/Nhà yếu/).fill('mười');
          await page.getByText('Chỉ ghi chữ số').waitFor();
        },
      ],
      ['flashes-empty', '/bao-cao/tin-khan', '.empty'],
      [
        'flash-ring',
        '/bao-cao/tin-khan',
        '.empty',
        async (page) => {
          await page.getByRole('button', { name: 'Báo tin khẩn' }).click();
          await sheet(page).getByLabel('Việc gì vừa xảy ra').waitFor();
        },
      ],
      ['report-gone', `/bao-cao/${dead}`, '.empty'],
    ]);
    await member.context().close();

    const station = await open(how);
    await enter(station, person('tramyte'));
    const collected = (await read(station, '/api/duties')).items.find((one) => one.newest).duty;
    await lookAt(station, how, [
      [
        'pass-on',
        `/bao-cao/che-do/${collected}`,
        'figure',
        async (page) => {
          await page.getByRole('button', { name: 'Chuyển lên' }).click();
          await sheet(page).getByLabel('Lời kèm theo').waitFor();
        },
      ],
    ]);
    const sent = (await read(station, '/api/reports')).items.find((one) => one.state === 'reported');
    await lookAt(station, how, [['report-sent', `/bao-cao/${sent.id}`, 'ol li']]);
    await station.context().close();

    const keeper = await open(how);
    await enter(keeper, person('canbo'));
    const followed = (await read(keeper, '/api/duties')).items.find((one) => one.newest && one.kind).kind.id;
    await bringCases(keeper, followed);
    await lookAt(keeper, how, [
      ['figures', `/bao-cao/mau/${followed}/so-lieu`, 'select'],
      [
        'figures-wrong',
        `/bao-cao/mau/${followed}/so-lieu`,
        'select',
        async (page) => {
          const text = 'Đơn vị báo cáo,Số ca bệnh\nTrạm y tế,12\nNơi không có,3\n';
          await page.locator('input[type=file]').setInputFiles({ name: 'so-ca.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
          await page.getByText('chỗ cần sửa').waitFor();
        },
      ],
      ['figures-gone', `/bao-cao/mau/${dead}/so-lieu`, '.empty'],
    ]);
    await keeper.context().close();
    proved(`reports at ${how.name}`);
  }
});
