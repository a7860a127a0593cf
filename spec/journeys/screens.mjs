// Every screen as its user meets it, on a telephone in the dark and on a desk in the light: axe, no sideways scrolling, no stray key.
// J1 looks at the way of a plan in all four looks; here stand the screens beside that way, the empty ones and the refusals.
import { cast, check, enter, look, lookAt, looks, planFile, proved, run, sheet } from './journey.mjs';
import { send } from './settling.mjs';

const empty = process.env.EMPTY_URL;
const desk = looks[0];
const telephone = looks[3];
const dead = '0191e000-0000-7000-8000-00000000dead';

const itemsOf = async (page, path) => (await (await page.request.get(path)).json()).items ?? [];

const press = (name) => (page) => page.locator('main').getByRole('button', { name }).first().click();
const search = (words) => async (page) => {
  await page.locator('main').getByRole('searchbox').first().fill(words);
  await page.locator('main .empty').waitFor();
};

async function firstRun(open) {
  for (const how of [telephone, desk]) {
    const page = await open(how, empty);
    await page.goto('/');
    if (how === telephone) {
      await page.getByRole('heading', { name: 'Người quản trị đầu tiên' }).waitFor();
      await look(page, `first-run-${how.name}`);
      await page.getByLabel('Họ và tên').fill('Trịnh Thị Tre');
      await page.getByLabel('Tên đăng nhập').fill('tre');
      await page.getByLabel('Mật khẩu').fill('ngắn');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      await look(page, `first-run-refused-${how.name}`);
      await page.getByLabel('Mật khẩu').fill('tre già măng mọc');
      await page.keyboard.press('Enter');
      await page.locator('header a[href="/tai-khoan"]').waitFor();
    } else {
      await enter(page, { login: 'tre', password: 'tre già măng mọc' });
    }
    await lookAt(page, how, [
      ['empty-home', '/', 'h2'],
      ['empty-plans', '/ke-hoach', '.empty'],
      ['empty-bodies', '/don-vi', '.empty'],
      ['empty-areas', '/dia-ban', '.empty'],
      ['empty-accounts', '/nguoi-dung', 'li.row'],
      [
        'empty-role',
        '/nguoi-dung',
        'li.row',
        (there) =>
          there
            .locator('li.row a')
            .click()
            .then(() => press('Giao vai trò')(there)),
      ],
    ]);
    await page.context().close();
  }
  proved('the first administrator is named on an empty store, is refused a short password in a sentence, and sees what to do first');
}

async function administration(open, people, how) {
  const page = await open(how);
  await enter(page, people.get('quantri'));
  // Both looks go on at the same time, so each has somebody of its own to look after.
  const kept = people.get(how === telephone ? 'nongdan' : 'cuuchienbinh');
  const [someone] = await itemsOf(page, `/api/accounts?q=${kept.login}`);
  const itsPage = `/nguoi-dung/${someone.id}`;
  await lookAt(page, how, [
    ['home-administrator', '/', 'section, .empty'],
    ['accounts', '/nguoi-dung', 'li.row'],
    ['accounts-none', '/nguoi-dung', 'li.row', search('khong co ai ten nay')],
    ['account-gone', `/nguoi-dung/${dead}`, '.empty'],
    ['password-sheet', itsPage, 'section', press('Đặt mật khẩu mới')],
  ]);
  await sheet(page).getByRole('textbox', { name: 'Mật khẩu mới' }).fill('ngắn');
  await page.keyboard.press('Enter');
  await sheet(page).getByRole('alert').waitFor();
  await sheet(page).getByRole('textbox', { name: 'Mật khẩu mới' }).fill('dâu tằm xanh lá');
  await page.keyboard.press('Enter');
  await page.getByText('Đã đặt mật khẩu mới').waitFor();
  kept.password = 'dâu tằm xanh lá';
  await enter(await open(how), kept);

  await page.goto(itsPage);
  await press('Giao vai trò')(page);
  await sheet(page).getByRole('combobox', { name: 'Vai trò' }).selectOption({ label: 'Người theo dõi' });
  await sheet(page).getByRole('button', { name: 'Chỗ khác' }).click();
  await sheet(page).getByRole('searchbox').fill('xuan');
  await sheet(page).locator('.picker li button').first().waitFor();
  await look(page, `role-area-${how.name}`);
  await sheet(page).locator('.picker li button').first().click();
  await sheet(page).getByLabel('Đến ngày').fill('2000-01-01');
  await sheet(page).getByRole('button', { name: 'Giao vai trò' }).click();
  await sheet(page).locator('[role=alert]:focus').waitFor();
  await look(page, `role-refused-${how.name}`);
  await sheet(page).getByLabel('Đến ngày').fill('2099-01-01');
  await sheet(page).getByRole('button', { name: 'Giao vai trò' }).click();
  const row = page.locator('li.row', { hasText: 'Người theo dõi' });
  await row.getByText('2099').waitFor();
  await look(page, `account-${how.name}`);
  await row.getByRole('button', { name: /^Kết thúc/ }).click();
  await row.waitFor({ state: 'detached' });
  await undo(page);
  await row.waitFor();
  await row.getByRole('button', { name: /^Kết thúc/ }).click();
  await row.waitFor({ state: 'detached' });
  await press('Đăng xuất mọi máy')(page);
  await page.getByText('Không đăng nhập trên máy nào.').waitFor();
  await press('Đóng tài khoản')(page);
  await page.getByRole('button', { name: 'Mở lại tài khoản' }).waitFor();
  await look(page, `account-closed-${how.name}`);
  await page.getByRole('button', { name: 'Mở lại tài khoản' }).click();
  await page.getByRole('heading', { name: 'Quên mật khẩu' }).waitFor();
  await page.context().close();
}

/** Somebody is invited by QR code, opens the link, is refused once, and is in. */
async function invitation(open, people, how) {
  const page = await open(how);
  await enter(page, people.get('canbo'));
  await page.goto('/nguoi-dung');
  await press('Mời người vào')(page);
  await sheet(page).getByLabel('Tên người được mời').fill('Tạ Văn Nếp');
  await look(page, `invite-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Làm lời mời' }).click();
  await sheet(page).locator('.qr svg').waitFor();
  await look(page, `invite-made-${how.name}`);
  const link = new URL((await sheet(page).locator('.address').innerText()).trim());
  await page.context().close();

  const guest = await open(how);
  await lookAt(guest, how, [['invited', link.pathname, 'form']]);
  await guest.getByLabel('Tên đăng nhập').fill('canbo');
  await guest.getByLabel('Mật khẩu').fill('nếp thơm đầy đồng');
  await guest.keyboard.press('Enter');
  await guest.getByRole('alert').waitFor();
  await look(guest, `invited-refused-${how.name}`);
  await guest.getByLabel('Tên đăng nhập').fill(`nep.${how.width}`);
  await guest.keyboard.press('Enter');
  await guest.getByRole('heading', { name: 'Chào Nếp' }).waitFor();
  await lookAt(guest, how, [
    ['invitation-used', link.pathname, '.empty'],
    ['forbidden', '/nguoi-dung', '[role=alert]'],
  ]);
  await guest.context().close();
}

async function officer(open, people, how) {
  const page = await open(how);
  await lookAt(page, how, [['sign-in', '/', '.places li']]);
  await enter(page, people.get('canbo'));
  await page.goto('/ke-hoach');
  await page.locator('input[type=file]').setInputFiles(planFile);
  await page.waitForURL(/\/ke-hoach\/[0-9a-f-]{36}$/, { timeout: 60_000 });
  const draft = new URL(page.url()).pathname;
  const plans = await itemsOf(page, '/api/plans');
  const issued = `/ke-hoach/${plans.find((plan) => plan.state === 'issued').id}`;
  const [area] = await itemsOf(page, '/api/areas?q=giao%20xuan');
  const [body] = await itemsOf(page, '/api/bodies?q=uy%20ban');
  const first = [
    ['home-officer', '/', 'section'],
    ['plans', '/ke-hoach', 'li.row'],
    ['review', draft, 'article'],
    ['board', issued, '.counts'],
    ['paper', `${issued}/van-ban`, 'article'],
    ['bodies', '/don-vi', 'li.row'],
    ['my-account', '/tai-khoan', 'form'],
    ['help', '/tro-giup', 'dl'],
    ['design', '/design', '.source'],
    ['plan-gone', `/ke-hoach/${dead}`, '.empty'],
    ['area-gone', `/dia-ban/${dead}`, '.empty'],
  ];
  // J1 has looked at these on the desk, and what is gone looks alike everywhere.
  if (how === telephone) await lookAt(page, how, first);
  await lookAt(page, how, [
    ['upload-refused', '/ke-hoach', 'li.row', refuseEmptyFile],
    ['body-picker', draft, 'article', pickBodies],
    ['add-sheet', draft, 'article', press('Thêm vào: Giao việc')],
    ['issue-sheet', draft, 'article', press(/^Ban hành/)],
    ['areas-found', '/dia-ban', 'li.row', findAreas],
    ['areas-none', '/dia-ban', 'li.row', search('khong co noi nay')],
    ['area', `/dia-ban/${area.id}`, 'dl'],
    ['bodies-none', '/don-vi', 'li.row', search('khong co don vi nay')],
    ['create-body', '/don-vi', 'li.row', press('Tạo đơn vị')],
    ['body', `/don-vi/${body.id}`, 'section'],
    ['lost', '/khong/co/trang', '.empty'],
  ]);
  await networkDown(page, how, issued);
  await page.context().close();
}

async function refuseEmptyFile(page) {
  await page.locator('input[type=file]').setInputFiles({ name: 'trống.txt', mimeType: 'text/plain', buffer: Buffer.from('') });
  await page.getByRole('alert').waitFor();
}

async function findAreas(page) {
  await page.locator('main').getByRole('searchbox').fill('xuan');
  await page.getByText('khớp “xuan”').waitFor();
}

async function pickBodies(page) {
  await page
    .getByRole('button', { name: /^(Chọn đơn vị|Đổi)$/ })
    .first()
    .click();
  await sheet(page).getByLabel('Tìm đơn vị').fill('thon');
  await sheet(page).locator('.picker li button').first().waitFor();
}

async function networkDown(page, how, path) {
  await page.goto(path);
  await page.locator('.counts').waitFor();
  await page.context().route('**/api/**', (route) => route.abort());
  await page.getByRole('link', { name: 'Kế hoạch', exact: true }).click();
  await page.getByText('Mất mạng').first().waitFor();
  await look(page, `network-down-${how.name}`);
  await page.reload();
  await page.getByRole('heading', { name: 'Chưa nối được với máy chủ' }).waitFor();
  await look(page, `no-answer-${how.name}`);
}

async function bodyWithWork(open, people, how) {
  const page = await open(how);
  let tasks = [];
  for (const person of people.values()) {
    await enter(page, person);
    tasks = (await itemsOf(page, '/api/tasks?state=open')).filter((task) => !task.ordered);
    const reports = tasks.length ? await itemsOf(page, '/api/reports') : [];
    if (reports.length) break;
    await page.context().clearCookies();
  }
  check(tasks.length, 'somebody of the demonstration has a request and a report');
  const task = `/viec/${tasks[0].id}`;
  const [report] = await itemsOf(page, '/api/reports');
  await lookAt(page, how, [
    ['home-head', '/', 'section, .empty'],
    ['work', '/viec', 'button'],
    ['incoming', '/van-ban-den', '.search'],
    ['incoming-gone', `/van-ban-den/${dead}`, '.empty'],
    ['task', task, 'h2'],
    ['progress-sheet', task, 'h2', press('Báo tiến độ')],
    ['done-sheet', task, 'h2', press('Báo đã xong')],
    ['decline-sheet', task, 'h2', press('Không nhận được')],
    ['report', `/bao-cao/${report.id}`, 'h1'],
    ['task-gone', `/viec/${dead}`, '.empty'],
    ['report-gone', `/bao-cao/${dead}`, '.empty'],
  ]);
  await page.context().close();
}

/** The officer finds the work of two villages and a field; somebody else is put in charge, is shown as sharing, and is ended again. */
async function inCharge(open, people, how) {
  const page = await open(how);
  await enter(page, people.get('canbo'));
  const plan = (await itemsOf(page, '/api/plans')).find((one) => one.state === 'issued' && one.number.startsWith('24/'));
  const board = await (await page.request.get(`/api/plans/${plan.id}/board`)).json();
  // Both looks go on at the same time, so each chooses the field of another task.
  const section = how === telephone ? 'III.5' : 'III.9';
  const task = board.rows.flatMap((row) => row.tasks).find((one) => one.section === section);
  const me = await (await page.request.get('/api/me')).json();
  await lookAt(page, how, [
    ['my-work', '/viec/cua-toi', 'h2'],
    [
      'board-of-one',
      `/ke-hoach/${plan.id}`,
      'select',
      (there) => there.getByLabel(/^Người được giao/).selectOption({ label: 'Đỗ Thị Trầu' }),
    ],
    ['task-field', `/viec/${task.id}`, 'select'],
  ]);
  await page.locator('main select').selectOption({ label: 'trường học' });
  await press('Ghi lĩnh vực')(page);
  await page.getByText('Phạm Văn Tre').first().waitFor();

  await lookAt(page, how, [['charge-sheet', `/don-vi/${me.body.id}`, 'li.row', press('Thêm phân công')]]);
  await sheet(page).getByRole('combobox', { name: 'Ai phụ trách' }).selectOption({ label: 'Người khác, chưa có tài khoản' });
  const name = how === telephone ? 'Tạ Văn Nếp' : 'Tạ Văn Gấc';
  await sheet(page).getByLabel('Họ và tên').fill(name);
  await sheet(page).getByRole('searchbox').fill('lach trai');
  await sheet(page).locator('.picker li button').first().waitFor();
  await sheet(page).locator('.picker li button').first().click();
  await sheet(page).getByLabel('Đến ngày').fill('2000-01-01');
  await page.keyboard.press('Tab');
  await sheet(page).getByRole('button', { name: 'Ghi phân công' }).click();
  await sheet(page).locator('[role=alert]:focus').waitFor();
  await look(page, `charge-refused-${how.name}`);
  await sheet(page).getByLabel('Đến ngày').fill('2099-01-01');
  await sheet(page).getByRole('button', { name: 'Ghi phân công' }).click();
  const row = page.locator('li.row', { has: page.locator('.title', { hasText: name }) });
  await row.getByText('cùng phụ trách với').waitFor();
  await look(page, `charges-${how.name}`);
  await row.getByRole('button', { name: /^Kết thúc/ }).focus();
  await page.keyboard.press('Enter');
  await sheet(page).getByLabel('Ngày cuối').waitFor();
  await look(page, `charge-end-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Kết thúc' }).click();
  await row.getByText('2099').waitFor({ state: 'detached' });
  await page.context().close();

  const other = await open(how);
  await enter(other, people.get('mttq'));
  await lookAt(other, how, [['my-work-none', '/viec/cua-toi', '.empty']]);
  await other.context().close();
}

const dayBefore = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Chooses a body in the open sheet by what people type; a body that stands there already is changed. */
async function chooseBody(page, label, words) {
  const change = sheet(page).getByRole('button', { name: `Đổi: ${label}` });
  if (await change.count()) await change.click();
  await sheet(page).getByRole('searchbox', { name: label }).fill(words);
  await sheet(page).locator('.picker li button').first().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await change.waitFor();
}

async function putOnList(page, name, rank) {
  await sheet(page).getByRole('combobox', { name: 'Ai tham gia' }).selectOption({ label: name });
  await sheet(page).getByRole('combobox', { name: 'Vai trò' }).selectOption({ label: rank });
  await sheet(page).getByRole('button', { name: 'Thêm vào danh sách' }).focus();
  await page.keyboard.press('Enter');
  await sheet(page).locator('li.row', { hasText: name }).waitFor();
}

/** Founds a working group by its form, with two of its four members; the size is refused at its field first. */
async function fillGroup(page, how, name) {
  await page.goto('/don-vi');
  const open = page.locator('main').getByRole('button', { name: 'Lập tổ công tác' });
  await open.focus();
  await page.keyboard.press('Enter');
  await look(page, `found-group-${how.name}`);
  await chooseBody(page, 'Tổ của đơn vị', 'uy ban nhan dan xa');
  await sheet(page).getByLabel('Tên tổ').fill(name);
  await sheet(page).getByLabel('Số quyết định').fill('31/QĐ-UBND');
  await sheet(page).getByLabel('Ngày ký').fill('2021-06-01');
  await sheet(page).getByLabel('Số thành viên theo quyết định').fill('0');
  await chooseBody(page, 'Thường trực', 'van phong');
  await chooseBody(page, 'Đơn vị của thành viên', 'uy ban nhan dan xa');
  await putOnList(page, 'Phạm Văn Tre', 'Tổ trưởng');
  await chooseBody(page, 'Đơn vị của thành viên', 'tram y te');
  await putOnList(page, 'Mai Thị Ngải', 'Tổ phó');
  const found = sheet(page).getByRole('button', { name: 'Lập tổ công tác' });
  await found.click();
  await sheet(page).locator('[aria-invalid]:focus').waitFor();
  await sheet(page).getByText('Số thành viên phải từ 1 đến 1000.').waitFor();
  await look(page, `found-group-refused-${how.name}`);
  await sheet(page).getByLabel('Số thành viên theo quyết định').fill('4');
  await found.click();
  await page.waitForURL(/\/don-vi\/[0-9a-f-]{36}$/);
  await page.getByText('Quyết định số 31/QĐ-UBND ngày 1/6/2021').waitFor();
  await page.getByText('còn thiếu 2').waitFor();
  await look(page, `group-founded-${how.name}`);
}

const undo = (page) => page.getByRole('status').getByRole('button', { name: 'Hoàn tác' }).last().click();

/** A third member is added on the group's page, as its head by mistake, which is taken back; what the notice says follows. */
async function addMember(page, how) {
  const row = page.locator('li.row', { hasText: 'Hoàng Văn Lim' });
  const head = page.locator('.facts > div', { hasText: 'Tổ trưởng' });
  const add = async (rank, name) => {
    await press('Thêm thành viên')(page);
    await chooseBody(page, 'Đơn vị của thành viên', 'cong an');
    await sheet(page).getByRole('combobox', { name: 'Ai tham gia' }).selectOption({ label: 'Hoàng Văn Lim' });
    await sheet(page).getByRole('combobox', { name: 'Vai trò' }).selectOption({ label: rank });
    await sheet(page).getByLabel('Từ ngày').fill(dayBefore(9));
    if (name) await look(page, name);
    await sheet(page).getByRole('button', { name: 'Thêm thành viên' }).click();
    await row.waitFor();
    await page.getByText('còn thiếu 1').waitFor();
  };
  await add('Tổ trưởng', `add-member-${how.name}`);
  await head.getByText('Hoàng Văn Lim').waitFor();
  await undo(page);
  await head.getByText('Phạm Văn Tre').waitFor();
  await row.waitFor({ state: 'detached' });
  await page.getByText('còn thiếu 2').waitFor();
  await add('Thành viên');
}

/** Two bodies join a cluster, one of them leading it; joining and leaving are each taken back once. */
async function cluster(open, people, how) {
  const page = await open(how);
  await enter(page, people.get('canbo'));
  const { area } = await (await page.request.get(`/api/bodies/${(await itemsOf(page, '/api/bodies?q=cong%20an%20xa'))[0].id}`)).json();
  const name = `Cụm thi đua ${how === telephone ? 'ven sông' : 'ven biển'}`;
  const made = await send(page, 'POST', '/api/bodies', { name, kind: 'cluster', area: area.id, parent: null });
  await lookAt(page, how, [['cluster-empty', `/don-vi/${made.id}`, 'section']]);
  const add = async (words, rank) => {
    await press('Thêm đơn vị thành viên')(page);
    await chooseBody(page, 'Đơn vị tham gia', words);
    await sheet(page).getByRole('combobox', { name: 'Vai trò' }).selectOption({ label: rank });
    await sheet(page).getByRole('button', { name: 'Thêm đơn vị thành viên' }).focus();
    await page.keyboard.press('Enter');
  };
  const police = page.locator('li.row', { hasText: 'Công an xã' });
  const station = page.locator('li.row', { hasText: 'Trạm y tế xã' });
  await add('cong an xa', 'Cụm trưởng');
  await police.getByText('cụm trưởng').waitFor();
  await add('tram y te xa', 'Thành viên');
  await station.waitFor();
  await undo(page);
  await station.waitFor({ state: 'detached' });
  await add('tram y te xa', 'Thành viên');
  await station.waitFor();
  await add('tram y te xa', 'Thành viên');
  await sheet(page).locator('[role=alert]:focus').waitFor();
  await sheet(page).getByRole('combobox', { name: 'Vai trò' }).selectOption({ label: 'Cụm trưởng' });
  await sheet(page).getByText('Thay cụm trưởng hiện nay: Công an xã').waitFor();
  await look(page, `cluster-refused-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Thêm đơn vị thành viên' }).click();
  await station.getByText('cụm trưởng').waitFor();
  await undo(page);
  await police.getByText('cụm trưởng').waitFor();
  await police.getByRole('button', { name: /^Thôi tham gia/ }).click();
  await sheet(page).getByLabel('Ngày cuối').fill('2099-12-31');
  await sheet(page).getByRole('button', { name: 'Ghi ngày cuối' }).click();
  await police.getByText('đến hết 31/12/2099').waitFor();
  await look(page, `cluster-${how.name}`);
  await undo(page);
  await police.getByText('đến hết').waitFor({ state: 'detached' });
  await police.getByText('cụm trưởng').waitFor();
  await page.context().close();
}

/** The member's last day: refused where it is before the first, taken back once, and written down. */
async function endMember(page, how, name) {
  const row = page.locator('li.row', { hasText: name });
  const leave = async (last) => {
    await row.getByRole('button', { name: `Thôi tham gia: ${name}` }).focus();
    await page.keyboard.press('Enter');
    await sheet(page).getByLabel('Ngày cuối').fill(last);
    await sheet(page).getByRole('button', { name: 'Ghi ngày cuối' }).click();
  };
  await leave('2001-01-01');
  await sheet(page).locator('[aria-invalid]:focus').waitFor();
  await look(page, `end-member-refused-${how.name}`);
  await page.keyboard.press('Escape');
  await leave('2099-12-31');
  await row.getByText('đến hết 31/12/2099').waitFor();
  await look(page, `group-leaving-${how.name}`);
  await undo(page);
  await row.getByText('đến hết').waitFor({ state: 'detached' });
  await leave(dayBefore(2));
  await row.waitFor({ state: 'detached' });
  await page.getByText('còn thiếu 2').waitFor();
}

/** A working group of the committee with three of its four members, and a task; gives the ids and the names. */
async function foundGroup(page, how) {
  await fillGroup(page, how, `Tổ công tác vệ sinh ${how === telephone ? 'đường làng' : 'kênh mương'}`);
  await addMember(page, how);
  const group = await (await page.request.get(`/api/groups/${new URL(page.url()).pathname.split('/').pop()}`)).json();
  const committee = (await (await page.request.get(`/api/bodies/${group.id}`)).json()).parent.id;
  const plan = await send(page, 'POST', '/api/plans?name=to-cong-tac.txt', 'KẾ HOẠCH\nDọn vệ sinh sau mưa', 'text/plain');
  const item = await send(page, 'POST', `/api/plans/${plan.id}/items`, {
    kind: 'assignment',
    section: 'I.1',
    value: { body: group.name, ordered: true, cooperators: [], duties: ['Khơi thông cống rãnh, thu gom rác ở các xóm thấp'] },
  });
  await send(page, 'PUT', `/api/plans/${plan.id}/items/${item.id}/bodies`, { bodies: [group.id] });
  await send(page, 'POST', `/api/plans/${plan.id}/issue`);
  return { group, committee, plan: plan.id };
}

/** The head of a working group finds its task, gives it to two members by name, and takes one name back; a member finds it and leaves. */
async function givenByName(open, people, how) {
  const officer = await open(how);
  await enter(officer, people.get('canbo'));
  const { group, committee, plan } = await foundGroup(officer, how);

  const head = await open(how);
  await enter(head, people.get('chutich'));
  await lookAt(head, how, [
    ['my-groups', '/viec/cua-toi', `a[href="/don-vi/${group.id}"]`],
    ['group', `/don-vi/${group.id}`, '.notice'],
  ]);
  await head.locator('main a[href^="/viec/"]').first().click();
  await head.getByRole('button', { name: 'Giao đích danh' }).focus();
  await head.keyboard.press('Enter');
  for (const name of ['Mai Thị Ngải', 'Hoàng Văn Lim']) {
    await sheet(head).getByRole('checkbox', { name }).focus();
    await head.keyboard.press('Space');
  }
  await look(head, `name-sheet-${how.name}`);
  await sheet(head).getByRole('button', { name: 'Giao việc' }).click();
  await head.locator('.names li', { hasText: 'Hoàng Văn Lim' }).waitFor();
  await look(head, `task-named-${how.name}`);
  await head.getByRole('button', { name: /^Thu lại .* Mai Thị Ngải$/ }).click();
  await head.locator('.names li', { hasText: 'Mai Thị Ngải' }).waitFor({ state: 'detached' });
  await head.getByRole('button', { name: 'Hoàn tác' }).click();
  await head.locator('.names li', { hasText: 'Mai Thị Ngải' }).waitFor();

  const member = await open(how);
  await enter(member, people.get('tramyte'));
  await lookAt(member, how, [['my-work-named', '/viec/cua-toi', 'li.row']]);
  await member.getByText('giao đích danh').first().waitFor();
  await member.goto(new URL(head.url()).pathname);
  await member.getByRole('link', { name: 'Xem cả văn bản' }).click();
  await member.locator('article').first().waitFor();
  await look(member, `paper-of-named-${how.name}`);
  await member.getByRole('link', { name: 'Việc của tôi' }).first().click();
  await member.getByRole('heading', { name: 'Việc đang mở' }).waitFor();
  await member.context().close();

  await officer.goto(`/don-vi/${group.id}`);
  await endMember(officer, how, 'Hoàng Văn Lim');
  await head.reload();
  await head.locator('.names li', { hasText: 'không còn trong đơn vị' }).waitFor();
  await look(head, `task-named-left-${how.name}`);
  await head.context().close();

  await lookAt(officer, how, [
    ['board-named', `/ke-hoach/${plan}`, 'select', (there) => there.getByLabel(/^Người được giao/).selectOption({ label: 'Mai Thị Ngải' })],
    ['body-with-groups', `/don-vi/${committee}`, `a[href="/don-vi/${group.id}"]`],
  ]);
  await putDown(officer, how);
  await officer.context().close();
}

/** An official of a school leaves it: a day before the first is refused in a sentence, another is written down. */
async function putDown(page, how) {
  const [school] = await itemsOf(page, `/api/bodies?q=${how === telephone ? 'tieu hoc' : 'mam non'}`);
  await send(page, 'POST', `/api/bodies/${school.id}/people`, { name: 'Lò Thị Vông' });
  await page.goto(`/don-vi/${school.id}`);
  const button = page.getByRole('button', { name: 'Thôi làm ở đây: Lò Thị Vông' });
  await button.focus();
  await page.keyboard.press('Enter');
  await sheet(page).getByLabel('Ngày cuối').fill('2001-01-01');
  await sheet(page).getByRole('button', { name: 'Ghi ngày cuối' }).click();
  await sheet(page).locator('[aria-invalid]:focus').waitFor();
  await look(page, `leave-refused-${how.name}`);
  await sheet(page).getByLabel('Ngày cuối').fill('2099-12-31');
  await sheet(page).getByRole('button', { name: 'Ghi ngày cuối' }).click();
  await page.locator('li.row', { hasText: 'Lò Thị Vông' }).getByText('2099').waitFor();
  await look(page, `people-${how.name}`);
}

async function otherHomes(open, people, how) {
  for (const [login, name] of [
    ['chutich', 'chairman'],
    ['tramyte', 'health-worker'],
    ['huyen', 'observer'],
  ]) {
    const page = await open(how);
    await enter(page, people.get(login));
    await lookAt(page, how, [[`home-${name}`, '/', 'section, .empty']]);
    await page.context().close();
  }
}

async function everyone(open, people, how) {
  await officer(open, people, how);
  proved(`the officer's screens hold, with empty results, refusals and no network (${how.name})`);
  await bodyWithWork(open, people, how);
  await otherHomes(open, people, how);
  proved(`a body's work, its sheets and its report, and the first screen of the other roles hold (${how.name})`);
  await inCharge(open, people, how);
  proved(`who is in charge finds the work, is named on board and task, shares a charge and has it ended (${how.name})`);
  await givenByName(open, people, how);
  proved(
    `a working group is founded by its form and kept; its head gives its task to two members by name, who find it; one leaves, and that is told (${how.name})`,
  );
  await cluster(open, people, how);
  proved(`bodies join a cluster and leave it on its page, and each can be taken back (${how.name})`);
  await administration(open, people, how);
  proved(`the administrator sets a password, gives, ends and gives back a role, signs out, closes and reopens (${how.name})`);
  await invitation(open, people, how);
  proved(`an invitation is made and accepted; used up, and what is not one's to see, are said in a sentence (${how.name})`);
}

await run('screens', async ({ open }) => {
  const first = await open();
  const people = new Map((await cast(first)).map((one) => [one.login, one]));
  await first.context().close();
  await Promise.all([everyone(open, people, telephone), firstRun(open).then(() => everyone(open, people, desk))]);
});
