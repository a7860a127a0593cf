// J4, the centre's plan: a working group of eleven from its attached list, each member in charge of an object group, a field or an area; two regional
// offices that stand over provinces; every unit with its assignment and one head; members report, the standing unit gathers and passes on, the
// leaders see who is silent; a report out of turn goes to several addressees; a model is put up and copied.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { check, look, looks, planOr, proved, run, sheet, signIn } from './journey.mjs';
import { areaCalled, bringInPerson, read, send, signInAsAdministrator, takeIn } from './settling.mjs';

const plan = planOr('centre_plan.txt');
const list = fileURLToPath(new URL('centre_members.txt', import.meta.url));
const names = [...readFileSync(list, 'utf8').matchAll(/^\d+\. Đồng chí ([^,]+),/gm)].map((found) => found[1]);
const main = (page) => page.locator('main');

const provinces = [
  ['79', 'Thành phố Hồ Chí Minh'],
  ['74', 'Tỉnh Bình Dương'],
  ['87', 'Tỉnh Đồng Tháp'],
  ['48', 'Thành phố Đà Nẵng'],
  ['49', 'Tỉnh Quảng Nam'],
  ['66', 'Tỉnh Đắk Lắk'],
];
const tree = [
  'province_code\tprovince\tdistrict_code\tdistrict\tcommune_code\tcommune',
  ...provinces.map(([code, name]) => `${code}\t${name}\t${code}1\tHuyện Nguồn ${code}\t${code}101\tXã Suối ${code}`),
].join('\n');
const south = 'Cơ quan thường trực của Ban tại thành phố Hồ Chí Minh (T78)';
const middle = 'Cơ quan thường trực của Ban tại thành phố Đà Nẵng (T26)';
const units = ['Vụ Đoàn thể Nhân dân', 'Vụ Dân tộc', 'Vụ Tôn giáo', 'Văn phòng Ban'];
const unions = ['Công đoàn cơ quan Ban Dân vận Trung ương', 'Hội Cựu chiến binh cơ quan Ban Dân vận Trung ương'];

/** The commission with its units, unions and offices, and whom it reports to. */
async function settle(page) {
  await takeIn(page, tree, '2021-01-01');
  const city = await areaCalled(page, 'Thành phố Hồ Chí Minh');
  const country = (await read(page, `/api/areas/${city.id}`)).parent;
  check(country, 'the provinces stand in a country');
  const area = country.id ?? country;
  const open = (name, kind, parent) => send(page, 'POST', '/api/bodies', { name, kind, area, parent });
  const commission = await open('Ban Dân vận Trung ương', 'party_mobilisation', null);
  const made = { commission };
  for (const name of units) made[name] = await open(name, 'party_department', commission.id);
  for (const name of unions) made[name] = await open(name, 'union', commission.id);
  for (const name of [south, middle]) made[name] = await open(name, 'regional_office', commission.id);
  for (const name of ['Thường trực Ban Bí thư', 'Tiểu ban Nước sạch']) made[name] = await open(name, 'party_committee', null);
  return made;
}

/** Invited, and written down as an official of the body, so that a list of names finds them. */
async function official(page, body, role, name, login) {
  const person = await bringInPerson(page, body.id, role, name, login);
  const { accounts } = await read(page, `/api/bodies/${body.id}/staff`);
  const account = accounts.find((one) => one.name === name);
  check(account, `${name} has an account`);
  const { id } = await send(page, 'POST', `/api/bodies/${body.id}/people`, { name, account: account.id });
  return { ...person, id, name };
}

async function scope(page, office, places) {
  await page.goto(`/don-vi/${office.id}`);
  await main(page).getByText('Chưa ghi tỉnh, thành nào.').waitFor();
  for (const place of places) {
    await main(page).getByRole('searchbox', { name: 'Thêm tỉnh, thành' }).fill(place);
    await main(page).getByRole('button', { name: place }).first().click();
    await main(page)
      .getByRole('button', { name: `Bỏ khỏi phạm vi: ${place}` })
      .waitFor();
  }
}

async function foundGroup(page, made) {
  const group = await send(page, 'POST', `/api/bodies/${made.commission.id}/groups`, {
    name: 'Tổ công tác',
    founding: 'Kế hoạch số 27-KH/BDVTW',
    stated_size: 11,
    secretariat: made['Vụ Đoàn thể Nhân dân'].id,
  });
  await page.goto(`/don-vi/${group.id}`);
  await main(page).getByText('Danh sách chưa khớp quyết định').waitFor();
  await main(page).getByRole('button', { name: 'Lấy từ danh sách đính kèm' }).click();
  await sheet(page).locator('input[type=file]').setInputFiles(list);
  await sheet(page).getByText('11 người trong danh sách, quyết định ghi 11').waitFor();
  await look(page, 'member-list');
  check((await sheet(page).getByText('có trong danh bạ', { exact: true }).count()) === 5, 'five of the list are known to the directory');
  await sheet(page).getByRole('button', { name: 'Ghi 11 thành viên' }).click();
  await main(page).getByText('11 người trong danh sách, quyết định ghi 11').waitFor();
  await main(page).getByText('Danh sách chưa khớp quyết định').waitFor({ state: 'detached' });
  const { size, size_differs } = await read(page, `/api/groups/${group.id}`);
  check(size === 11 && !size_differs, 'eleven are stated and eleven are listed');
  await look(page, 'group-of-eleven');
  proved('the attached list is read, compared with the directory and written down: eleven members, a head, two deputies');
  return group;
}

/** The head says who is in charge of what, on a telephone. */
async function handOut(open, head, group) {
  const phone = await open(looks[3]);
  await signIn(phone, head);
  await phone.goto(`/don-vi/${group.id}`);
  await main(phone).getByRole('button', { name: 'Thêm phân công' }).click();
  await sheet(phone).getByLabel('Ai phụ trách').selectOption({ label: names[1] });
  await sheet(phone).getByLabel('Đối tượng phụ trách').fill('Công nhân khu nhà trọ');
  await look(phone, 'charge-of-group');
  await sheet(phone).getByRole('button', { name: 'Ghi phân công' }).click();
  await main(phone).getByText('đối tượng Công nhân khu nhà trọ').waitFor();
  const { members } = await read(phone, `/api/groups/${group.id}`);
  const idOf = (name) => members.find((one) => one.name === name).id;
  const city = await areaCalled(phone, 'Thành phố Hồ Chí Minh');
  const parts = [
    [0, { field: 'Nước uống' }],
    [2, { object: 'Đồng bào dân tộc thiểu số' }],
    [3, { object: 'Chức sắc tôn giáo' }],
    [4, { object: 'công nhân khu nhà trọ', field: 'nước uống' }],
    [8, { area: city.id }],
  ];
  for (const [who, part] of parts) await send(phone, 'POST', `/api/people/${idOf(names[who])}/charges`, { group: group.id, ...part });
  await phone.reload();
  await main(phone).getByText('cùng phụ trách').or(main(phone).getByText('Chức sắc tôn giáo')).first().waitFor();
  await look(phone, 'charges-of-group');
  proved('the head says on a phone who is in charge of which object group, field and area; another spelling is the same part');
  return phone;
}

async function readIn(page, made, group) {
  await page.goto('/ke-hoach');
  await page.locator('input[type=file]').setInputFiles(plan);
  await page.waitForURL(/\/ke-hoach\/[0-9a-f-]{36}$/, { timeout: 60_000 });
  const id = /ke-hoach\/([0-9a-f-]{36})/.exec(page.url())[1];
  const { items } = await read(page, `/api/plans/${id}`);
  const assignments = items.filter((item) => item.kind === 'assignment');
  const everybody = assignments.find((item) => item.value.body?.startsWith('Vụ trưởng'));
  const meant = everybody.bodies.map((one) => one.name);
  for (const name of [...units, ...unions]) check(meant.includes(name), `"các vụ, đơn vị" means ${name}: ${meant.join('; ')}`);
  const reports = items.filter((item) => item.kind === 'report');
  const byMembers = reports.find((item) => /thành viên/.test(item.value.from));
  check(
    byMembers?.bodies.some((one) => one.id === group.id),
    'the members of the working group report',
  );
  const offices = reports.find((item) => /T26|T78/.test(item.value.from));
  await send(page, 'PUT', `/api/plans/${id}/items/${offices.id}/bodies`, { bodies: [made[south].id, made[middle].id] });
  const above = reports.find((item) => item.value.every === 'ad hoc');
  check(above, 'a report out of turn is asked for');
  const fresh = (await read(page, `/api/plans/${id}`)).items;
  for (const item of fresh.filter((one) => one.needs_body)) await send(page, 'DELETE', `/api/plans/${id}/items/${item.id}`);
  proved(`the plan is read in: ${meant.length} units and unions, the working group, its members and both regional offices`);
  return { id, byMembers: byMembers.id, offices: offices.id, above: above.id };
}

async function issue(page, plan) {
  const kind = await send(page, 'POST', '/api/report-kinds', {
    name: 'Nhà thiếu nước theo phần phụ trách',
    every: 'weekly',
    cut_off: { days: -8, minute: 960 },
    indicators: [{ code: '', vi: 'Nhà thiếu nước', en: 'Households short of water', unit: 'nhà', method: 'sum', source: 'asked' }],
    questions: [],
  });
  for (const item of [plan.byMembers, plan.offices])
    await send(page, 'PUT', `/api/plans/${plan.id}/items/${item}/report-kind`, { kind: kind.id });
  await send(page, 'POST', `/api/plans/${plan.id}/issue`);
  await page.goto(`/ke-hoach/${plan.id}`);
  const matrix = await read(page, `/api/plans/${plan.id}/matrix`);
  const led = matrix.bodies.filter((one) => one.leads > 0);
  for (const name of [...units, ...unions])
    check(
      led.some((one) => one.name === name),
      `${name} has its assignment`,
    );
  const headed = led.find((one) => one.name === 'Vụ Đoàn thể Nhân dân');
  check(headed.head?.name === names[0], `one head answers for the unit: ${JSON.stringify(headed.head)}`);
  proved(`issued: ${led.length} bodies lead, every unit of the commission among them; the head of a unit answers for it by name`);
}

const dutyOf = async (page, item) => (await read(page, '/api/duties')).items.find((one) => one.item === item).duty;
/** What was sent a moment ago is on its way up. */
async function rollUp(page, duty, by = '') {
  for (;;) {
    const roll = await read(page, `/api/duties/${duty}/roll-up${by}`);
    if (!roll.is_rising) return roll;
    await page.waitForTimeout(200);
  }
}
const mineOf = async (page, plan) => (await read(page, '/api/reports')).items.filter((one) => one.plan.id === plan.id);

async function reportOnPhone(open, member, plan) {
  const phone = await open(looks[3]);
  await signIn(phone, member);
  await phone.goto('/viec');
  await main(phone)
    .getByRole('link', { name: /Vụ Đoàn thể Nhân dân/ })
    .first()
    .click();
  await main(phone).getByText('Công nhân khu nhà trọ').waitFor();
  await look(phone, 'member-report');
  await main(phone)
    .getByLabel(/Nhà thiếu nước/)
    .fill('37');
  await main(phone).getByRole('button', { name: 'Gửi báo cáo' }).click();
  await phone.waitForURL(/\/viec$/);
  check((await mineOf(phone, plan)).length === 1, 'a member has one report of his own');
  proved('a member finds the report about his own part on the phone and sends it');
  await phone.context().close();
}

async function reportQuietly(open, member, plan, value) {
  const page = await open();
  await send(page, 'POST', '/api/session', { login: member.login, password: member.password });
  for (const report of (await mineOf(page, plan)).filter((one) => one.state !== 'reported')) {
    const form = await read(page, `/api/reports/${report.id}`);
    const figures = form.lines.map((line) => ({ indicator: line.indicator.id, value }));
    await send(page, 'POST', `/api/reports/${report.id}`, { text: 'Đã hỏi từng nhà.', figures, answers: [], after: 0 });
  }
  await page.context().close();
}

/** The standing unit is named by the plan as who gathers; it passes on, and the leaders' desk sees it with who is silent. */
async function gather(desk, phone, duty) {
  await desk.goto(`/bao-cao/che-do/${duty}`);
  await main(desk).getByRole('button', { name: 'Chọn nơi tổng hợp' }).click();
  await sheet(desk)
    .getByRole('button', { name: /Vụ Đoàn thể Nhân dân/ })
    .first()
    .click();
  await sheet(desk).getByRole('button', { name: 'Bỏ: Vụ Đoàn thể Nhân dân' }).waitFor();
  await desk.keyboard.press('Escape');
  await phone.goto(`/bao-cao/che-do/${duty}`);
  await main(phone)
    .locator('figure')
    .filter({ hasText: /4\s*trên 11 người/ })
    .waitFor();
  await main(phone).getByLabel('Xem theo').selectOption({ label: 'Theo đối tượng' });
  await main(phone).getByText('Công nhân khu nhà trọ').first().waitFor();
  await look(phone, 'roll-up-by-object');
  await main(phone).getByLabel('Xem theo').selectOption({ label: 'Địa bàn' });
  await main(phone).getByRole('button', { name: 'Xem qua các kỳ' }).click();
  await sheet(phone).getByText('57 nhà').waitFor();
  await look(phone, 'series');
  await phone.keyboard.press('Escape');
  await main(phone).getByRole('button', { name: 'Chuyển lên' }).click();
  await sheet(phone).getByLabel('Lời kèm theo').fill('Khu nhà trọ thiếu nước nhất; bảy đồng chí gửi sau.');
  await sheet(phone).getByRole('button', { name: 'Chuyển lên' }).click();
  await main(phone).getByText('Khu nhà trọ thiếu nước nhất').waitFor();
  await desk.reload();
  await main(desk).getByText('Khu nhà trọ thiếu nước nhất').waitFor();
  await main(desk)
    .getByRole('heading', { name: /^Chưa có tin/ })
    .waitFor();
  await main(desk).getByText(names[10]).first().waitFor();
  const page = await read(desk, `/api/duties/${duty}`);
  check(page.silent.length === 7 && page.silent.every((one) => one.member), 'seven members are silent, by name');
  await look(desk, 'members-duty');
  const by = async (kind) => (await rollUp(desk, duty, `?by=${kind}`)).branches;
  const [objects, fields, areas] = [await by('object'), await by('field'), await by('area')];
  const workers = objects.find((one) => one.name === 'Công nhân khu nhà trọ');
  check(workers?.turnout.expected === 2 && workers.turnout.reported === 2, 'two members report about the same object group');
  check(workers.totals[0]?.high === 37 + 5, `their figures add up: ${JSON.stringify(workers.totals)}`);
  check(fields.length === 1 && fields[0].turnout.reported === 2, 'two members report about the same field');
  check(
    areas.some((one) => one.name === 'Thành phố Hồ Chí Minh' && one.turnout.late === 1),
    'who is in charge of the city is late',
  );
  proved('the standing unit gathers and passes on; the leaders see 4 of 11, seven silent by name, by object group, field and area');
}

/** A report out of turn, to several addressees; the group's secretariat writes it. */
async function askNow(desk, phone, duty, reader) {
  await desk.goto(`/bao-cao/che-do/${duty}`);
  await main(desk).getByRole('button', { name: 'Chọn nơi cùng nhận' }).click();
  for (const name of ['Thường trực Ban Bí thư', 'Tiểu ban Nước sạch']) {
    await sheet(desk).getByRole('searchbox', { name: 'Thêm nơi nhận' }).fill(name);
    await sheet(desk).getByRole('button', { name }).first().click();
    await sheet(desk)
      .getByRole('button', { name: `Bỏ: ${name}` })
      .waitFor();
  }
  await look(desk, 'addressees-of-reports');
  await desk.keyboard.press('Escape');
  await main(desk).getByRole('button', { name: 'Yêu cầu báo cáo đột xuất' }).click();
  await sheet(desk).getByLabel('Báo cáo về việc gì').fill('Bao nhiêu nhà phải mua nước?');
  await look(desk, 'ask-now');
  await sheet(desk).getByRole('button', { name: 'Gửi yêu cầu' }).click();
  await main(desk)
    .locator('figure')
    .filter({ hasText: /0\s*trên 1 đơn vị/ })
    .waitFor();
  await phone.goto('/viec');
  await main(phone)
    .getByRole('link', { name: /Ban Bí thư/ })
    .first()
    .click();
  await main(phone).getByText('Bao nhiêu nhà phải mua nước?').waitFor();
  await look(phone, 'asked-report');
  await main(phone).getByLabel('Nội dung báo cáo').fill('Sáu mươi nhà ở hai khu nhà trọ.');
  await main(phone).getByRole('button', { name: 'Gửi báo cáo' }).click();
  await phone.waitForURL(/\/viec$/);
  await signIn(reader.page, reader.person);
  await reader.page.goto(`/bao-cao/che-do/${duty}`);
  await reader.page.getByRole('button', { name: 'Xem từng đơn vị' }).click();
  await sheet(reader.page).locator('li a').first().click();
  await main(reader.page).getByText('Sáu mươi nhà ở hai khu nhà trọ.').waitFor();
  await look(reader.page, 'addressee-reads');
  proved('a report is asked for out of turn; the secretariat writes it for the group, and another addressee reads it');
}

async function copyModel(desk, office) {
  const { page, person } = office;
  await signIn(page, person);
  const paper = await send(page, 'POST', '/api/library/typed', {
    kind: 'model',
    number: '',
    issuer: '',
    dated: null,
    subject: 'Tổ tự quản nguồn nước ấp',
    text: '1. Trưởng các vụ, đơn vị trực thuộc Ban cử người giữ chìa khóa vòi nước.\n2. Văn phòng Ban ghi sổ ai lấy bao nhiêu.',
  });
  await send(page, 'POST', `/api/library/${paper.id}/put-up`, { audience: 'everybody' });
  await desk.goto(`/thu-vien/${paper.id}`);
  await main(desk).getByText('giữ chìa khóa vòi nước').waitFor();
  await look(desk, 'model');
  await main(desk).getByRole('button', { name: 'Làm theo mô hình này' }).click();
  await desk.waitForURL(/\/ke-hoach\/[0-9a-f-]{36}$/);
  await desk.locator('article[aria-label^="Việc giao:"]').first().waitFor();
  proved('the office puts a model up, and another body begins a plan of its own from it');
}

await run('J4', async ({ open }) => {
  const admin = await open();
  await signInAsAdministrator(admin);
  const made = await settle(admin);
  const unit = made['Vụ Đoàn thể Nhân dân'];
  const officer = await bringInPerson(admin, made.commission.id, 'officer', 'Trần Thị Bến', 'ben.dvtw');
  const head = await official(admin, unit, 'officer', names[0], 'suoi.dvtw');
  const members = [
    await official(admin, made['Văn phòng Ban'], 'officer', names[1], 'kenh.dvtw'),
    await official(admin, made['Vụ Dân tộc'], 'member', names[2], 'muong.dvtw'),
    await official(admin, unit, 'member', names[4], 'gieng.dvtw'),
    await official(admin, made[south], 'member', names[8], 'rach.dvtw'),
  ];
  const above = await bringInPerson(admin, made['Thường trực Ban Bí thư'].id, 'officer', 'Nguyễn Văn Cả', 'ca.bbt');
  const middleman = await bringInPerson(admin, made[middle].id, 'member', 'Hồ Thị Trung', 'trung.t26');
  const office = await send(admin, 'POST', `/api/bodies/${unit.id}/offices`, { title: 'Vụ trưởng', rank: 'head' });
  await send(admin, 'POST', `/api/offices/${office.id}/holder`, { person: head.id, from: '2021-01-01' });
  await scope(admin, made[south], ['Thành phố Hồ Chí Minh', 'Tỉnh Bình Dương', 'Tỉnh Đồng Tháp']);
  await look(admin, 'regional-office');
  await scope(admin, made[middle], ['Thành phố Đà Nẵng', 'Tỉnh Quảng Nam', 'Tỉnh Đắk Lắk']);
  proved('two regional offices stand over three provinces each, and are no areas');

  const group = await foundGroup(admin, made);
  await admin.context().close();
  const phone = await handOut(open, head, group);

  const desk = await open(looks[0]);
  await signIn(desk, officer);
  const plan = await readIn(desk, made, group);
  await issue(desk, plan);

  await reportOnPhone(open, members[0], plan);
  await reportQuietly(open, members[1], plan, 12);
  await reportQuietly(open, members[2], plan, 5);
  await reportQuietly(open, head, plan, 3);
  const duty = await dutyOf(desk, plan.byMembers);
  await gather(desk, phone, duty);

  await reportQuietly(open, middleman, plan, 9);
  const offices = await rollUp(desk, await dutyOf(desk, plan.offices));
  check(offices.whole.turnout.expected === 2 && offices.whole.turnout.reported === 1, 'both offices owe a report, one has sent it');
  proved('both regional offices report on the support of the provinces they stand over');

  await askNow(desk, phone, await dutyOf(desk, plan.above), { page: await open(looks[2]), person: above });
  await copyModel(desk, { page: await open(), person: members[0] });

  console.log('          not yet: the reader gives the report of both regional offices to the second alone; the officer adds the first');
});
