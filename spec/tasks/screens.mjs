// Work on a telephone in the dark and on a desk in the light: who leads and who helps, the discussion with a file and a paper that is refused,
// checked, returned and taken back, reminders and their rule, the order of work, the matrix of a plan and its tree. Every screen is looked at
// with axe.
import { cast, check, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

const press = (page, name) => page.locator('main').getByRole('button', { name }).first().click();
const itemsOf = async (page, address) => (await (await page.request.get(address)).json()).items;
const telephone = looks.find((one) => one.name === '360-dark');
const desk = looks.find((one) => one.name === '1280-light');

/** The plan whose work goes on, and its board, as the officer sees them. */
async function planOf(page) {
  const plan = (await itemsOf(page, '/api/plans')).find((one) => one.state === 'issued' && one.number.startsWith('24/'));
  return { plan, board: await (await page.request.get(`/api/plans/${plan.id}/board`)).json() };
}

/** Talks on an open task of somebody's body, puts a paper beside it, and hears that a secret one is refused. */
async function talk(page, how, task) {
  await page.goto(`/viec/${task}`);
  await page.getByRole('heading', { name: 'Trao đổi' }).waitFor();
  await page.getByLabel('Viết cho mọi người trong việc này').fill(`Danh sách hộ đã gọi xong (${how.name})`);
  const chooser = page.locator('section input[type=file]');
  await chooser.setInputFiles({ name: 'danh-sach.txt', mimeType: 'text/plain', buffer: Buffer.from('Danh sách 12 hộ ở xóm 3') });
  await look(page, `talk-${how.name}`);
  await press(page, 'Gửi');
  await page.getByText(`Danh sách hộ đã gọi xong (${how.name})`).waitFor();
  await page.getByRole('link', { name: 'danh-sach.txt' }).first().waitFor();
  await chooser.setInputFiles({ name: 'mat.txt', mimeType: 'text/plain', buffer: Buffer.from('TUYỆT MẬT\n\nKế hoạch bố trí lực lượng') });
  await press(page, 'Gửi');
  await page.getByRole('alert').waitFor();
  check((await page.getByRole('alert').innerText()).length > 30, 'a secret paper is refused in a sentence');
  await look(page, `talk-refused-${how.name}`);
  await page.getByRole('button', { name: /^Bỏ tệp mat/ }).click();
}

/** Draws a stroke on the signature pad, as a finger does. */
async function sign(page, name) {
  await sheet(page).getByRole('button', { name: 'Thêm chữ ký xác nhận' }).click();
  await sheet(page).getByLabel('Người ký (họ tên)').fill(name);
  const pad = sheet(page).locator('canvas[aria-label]');
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 30, { steps: 8 });
  await page.mouse.move(box.x + 180, box.y + 80, { steps: 8 });
  await page.mouse.up();
  await sheet(page).getByRole('button', { name: 'Xóa, ký lại' }).waitFor();
}

async function finish(page, how) {
  await press(page, 'Báo đã xong');
  await sheet(page).getByRole('textbox').first().fill(`Đã xong phần việc (${how.name})`);
  await sign(page, 'Lò Thị Vông');
  await look(page, `sign-${how.name}`);
  await sheet(page)
    .getByRole('button', { name: /việc đã xong/ })
    .click();
  await page.getByText('chờ kiểm tra').first().waitFor();
  await page.getByRole('img', { name: 'Chữ ký của Lò Thị Vông' }).first().waitFor();
  await look(page, `signed-${how.name}`);
}

/** A slip of the thumb: the work is not done after all. The offer stands on the page when the toast has gone. */
async function undo(page, how) {
  await page.getByText('Anh, chị vừa báo việc này đã xong').waitFor();
  await look(page, `undo-${how.name}`);
  await press(page, 'Hoàn tác');
  await page.getByText('Việc lại mở như trước').waitFor();
  await page.getByRole('button', { name: 'Báo đã xong' }).waitFor();
  await look(page, `undone-${how.name}`);
}

/** Whoever gave it verifies it, takes that back, and returns it with a reason. */
async function checkIt(page, how, task) {
  await page.goto('/viec');
  await page.getByRole('heading', { name: 'Chờ kiểm tra' }).waitFor();
  await look(page, `unchecked-${how.name}`);
  await page.goto(`/viec/${task}`);
  await page.getByRole('button', { name: 'Xác nhận đã xong' }).waitFor();
  await look(page, `to-check-${how.name}`);
  await press(page, 'Xác nhận đã xong');
  await page.getByText('đã kiểm tra').first().waitFor();
  await page.getByRole('status').getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByRole('button', { name: 'Xác nhận đã xong' }).waitFor();
  await press(page, 'Trả lại');
  await sheet(page).getByRole('textbox').fill('Xin gửi kèm ảnh');
  await look(page, `return-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Gửi và trả lại' }).click();
  await page.getByText('được trả lại').first().waitFor();
  await look(page, `returned-${how.name}`);
}

/** The order of work, said by whoever gave it. */
async function order(page, how) {
  await press(page, 'Hạn, nhịp lặp, thứ tự');
  await sheet(page).getByRole('combobox').selectOption({ index: 1 });
  await sheet(page).getByRole('searchbox').fill('a');
  await sheet(page).locator('.picker li button').first().waitFor();
  await look(page, `order-${how.name}`);
  await sheet(page).locator('.picker li button').first().click();
  await sheet(page).getByLabel('Số ngày làm việc').fill('3');
  await sheet(page).getByRole('button', { name: 'Ghi', exact: true }).click();
  await page.getByRole('heading', { name: 'Chờ việc khác xong' }).waitFor();
  await look(page, `ordered-${how.name}`);
}

/** All that the body has given, part by part, and found by a word without its marks. */
async function given(page, how) {
  await page.goto('/viec/da-giao');
  await page.locator('main li').first().waitFor();
  await look(page, `given-${how.name}`);
  await page.getByRole('searchbox').fill('khong co viec nao nhu the');
  await page.locator('main [role=status]').waitFor();
  await look(page, `given-none-${how.name}`);
}

async function remindersOf(page, how) {
  await page.goto('/viec/cua-toi');
  await page.getByRole('heading', { name: 'Nhắc việc' }).waitFor();
  await look(page, `reminders-${how.name}`);
  const before = (await itemsOf(page, '/api/me/notices')).length;
  await page
    .getByRole('button', { name: /^Đã xử lý/ })
    .first()
    .click();
  await page.getByRole('status').getByText('Đã cất lời nhắc').waitFor();
  check((await itemsOf(page, '/api/me/notices')).length <= before, 'a reminder that was set aside is gone');
  await page.getByRole('status').getByRole('button', { name: 'Hoàn tác' }).first().click();
  await page.getByText('Lời nhắc lại hiện').waitFor();
  await press(page, 'Khi nào thì nhắc');
  await sheet(page).getByRole('spinbutton').first().waitFor();
  await look(page, `reminder-rule-${how.name}`);
  await sheet(page).getByRole('button', { name: 'Ghi lệ nhắc' }).click();
  await page.getByText('Đã ghi, áp dụng từ').waitFor();
}

/** The ways from a board stand in one row; what is wanted seldom is walked with the keyboard and left with Escape. */
async function waysFrom(page, how, plan) {
  await page.goto(`/ke-hoach/${plan}`);
  const more = page.locator('main').getByRole('button', { name: 'Thêm', exact: true });
  await more.waitFor();
  const boxes = await page.locator('main .ways > *').evaluateAll((ways) => ways.map((way) => way.getBoundingClientRect().toJSON()));
  check(boxes.length === 3 && new Set(boxes.map((box) => box.top)).size === 1, 'the ways stand in one row');
  check(
    boxes.every((box) => box.height < 56),
    'each with its words on one line',
  );
  check(Math.abs(boxes[0].width - boxes[1].width) < 1, 'the two main ways are of one size');
  await more.click();
  const focused = (name) => page.waitForFunction((word) => document.activeElement?.textContent?.trim() === word, name);
  await focused('Ma trận');
  await look(page, `board-more-${how.name}`);
  await page.keyboard.press('ArrowDown');
  await focused('Chuỗi căn cứ');
  await page.keyboard.press('Escape');
  await focused('Thêm');
  check((await page.getByRole('menu').count()) === 0, 'Escape folds it');
}

async function wholePlan(page, how, plan) {
  await page.goto(`/ke-hoach/${plan}/ma-tran`);
  await page.locator('main table, main ul.narrow').first().waitFor({ state: 'attached' });
  await look(page, `matrix-${how.name}`);
  await page.goto(`/ke-hoach/${plan}/theo-don-vi`);
  await page.locator('main li.branch li').first().waitFor();
  await look(page, `tree-${how.name}`);
}

await run('The screens of work', async ({ open }) => {
  for (const how of [desk, telephone]) {
    const officer = await open(how);
    const people = new Map((await cast(officer)).map((one) => [one.login, one]));
    await enter(officer, people.get('canbo'));
    const { plan } = await planOf(officer);
    const page = await open(how);
    let task;
    for (const person of people.values()) {
      await enter(page, person);
      const me = await (await page.request.get('/api/me')).json();
      const found = me.body && me.permissions.includes('tasks_do') ? await itemsOf(page, '/api/tasks') : [];
      task = found.find((one) => one.plan.id === plan.id && one.body.id === me.body.id)?.id;
      const isOfficers = person.login === 'canbo' || me.permissions.includes('plans_issue');
      if (task && !isOfficers) break;
      task = undefined;
      await page.context().clearCookies();
    }
    check(task, 'somebody of the demonstration has open work of the plan');
    await talk(page, how, task);
    await finish(page, how);
    await undo(page, how);
    await finish(page, how);
    await checkIt(officer, how, task);
    await order(officer, how);
    await given(officer, how);
    await remindersOf(officer, how);
    await waysFrom(officer, how, plan.id);
    await wholePlan(officer, how, plan.id);
    proved(
      `work is talked about, done, undone, checked, returned, ordered and reminded of; its plan is seen as a matrix and as a tree (${how.name})`,
    );
  }
});
