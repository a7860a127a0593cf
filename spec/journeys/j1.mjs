// J1, the commune's plan: read in, checked, issued; every body finds its work, reports on it and finishes it; the officer sees one board.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

import { base, cast, check, isOwnPlan, look, looks, planFile, proved, run, screenshot, sheet, signIn, whoMay } from './journey.mjs';

const cards = (page, kind) => page.locator(`article[aria-label^="${kind}:"]`);

/** Brings a file in and gives the plan that was made of it. */
async function bringIn(page, file) {
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForURL(/\/ke-hoach\/[0-9a-f-]{36}$/, { timeout: 60_000 });
  return /ke-hoach\/([0-9a-f-]{36})/.exec(page.url())[1];
}

async function readIn(page) {
  await page.goto('/ke-hoach');
  await page.locator('input[type=file]').setInputFiles({ name: 'ghi-chu.txt', mimeType: 'text/plain', buffer: Buffer.from('') });
  await page.getByRole('alert').waitFor();
  check((await page.getByRole('alert').innerText()).length > 30, 'an empty file is refused in a sentence that stays');
  proved('an empty file is refused, and the sentence says what to do');
  const plan = await bringIn(page, planFile);
  await cards(page, 'Việc giao').first().waitFor();
  proved(
    `${basename(planFile)} is read: ${await cards(page, 'Việc giao').count()} assignments, ${await cards(page, 'Thời hạn').count()} deadlines, ${await cards(page, 'Báo cáo').count()} report duties`,
  );
  return plan;
}

async function compareWithPaper(page) {
  const card = cards(page, 'Việc giao').first();
  const words = (await card.getAttribute('aria-label')).replace('Việc giao: ', '');
  await card.hover();
  await page.locator('mark.active').first().waitFor();
  const lit = (await page.locator('mark.active').allInnerTexts()).join(' ');
  const plain = (text) => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
  check(plain(lit).includes(plain(words).slice(0, 12)), `the paper lights “${words}” and not “${lit.slice(0, 80)}”`);
  const seen = await page
    .locator('mark.active')
    .first()
    .evaluate((mark) => {
      const box = mark.closest('.source').getBoundingClientRect();
      const at = mark.getBoundingClientRect();
      return at.top >= box.top && at.top <= box.bottom;
    });
  check(seen, 'the paper scrolls to the words of a value');
  await page.locator('mark.active').first().click();
  proved('a value lights its words on the paper, and a press on the paper finds the value');
}

async function correct(page) {
  const title = cards(page, 'Trích yếu');
  if (await title.count()) {
    await title.hover();
    await title.getByRole('button', { name: /^Sửa/ }).click();
    await title.getByLabel('Trích yếu').fill('Phát động phong trào toàn dân phòng, chống dịch (bản xem lại)');
    await title.getByRole('button', { name: 'Lưu' }).click();
    await page.locator('article', { hasText: '(bản xem lại)' }).getByText('đã sửa').waitFor();
    proved('a value is corrected');
  }
  const recipients = cards(page, 'Nơi nhận');
  const before = await recipients.count();
  if (before) {
    await recipients.first().hover();
    await recipients.first().getByRole('button', { name: /^Bỏ:/ }).click();
    await page.getByText('Đã bỏ khỏi bài đọc:').waitFor();
    check((await recipients.count()) === before - 1, 'a dropped value leaves the reading');
    await page.getByRole('status').getByRole('button', { name: 'Hoàn tác' }).click();
    await page.waitForFunction(
      ([kind, n]) => document.querySelectorAll(`article[aria-label^="${kind}:"]`).length === n,
      ['Nơi nhận', before],
    );
    proved('a value is dropped and brought back');
  }
  await page.getByRole('button', { name: 'Thêm vào: Nơi nhận' }).click();
  await sheet(page).getByLabel('Nơi nhận').fill('Các tổ tự quản trong xã');
  await sheet(page).getByRole('button', { name: 'Lưu' }).click();
  await page.locator('article', { hasText: 'Các tổ tự quản trong xã' }).getByText('thêm tay').waitFor();
  proved('a value that the reader missed is added');
}

const hasFocus = (page, part) => page.waitForFunction((words) => document.activeElement?.getAttribute('aria-label')?.includes(words), part);

/** Everything that was done is taken back and done again, by keyboard; what the reader said stands again as it was. */
async function undoAndRedo(page) {
  const title = cards(page, 'Trích yếu');
  const added = page.locator('article', { hasText: 'Các tổ tự quản trong xã' });
  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await added.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+z');
  await added.waitFor();
  await hasFocus(page, 'Các tổ tự quản trong xã');
  await title.hover();
  await page.keyboard.press('e');
  await title.getByLabel('Trích yếu').fill('Sửa rồi hoàn tác');
  await title.getByRole('button', { name: 'Lưu' }).click();
  await page.getByRole('status').getByText('Đã sửa: Sửa rồi hoàn tác').waitFor();
  await page.keyboard.press('Control+z');
  await hasFocus(page, '(bản xem lại)');
  await page.getByRole('status').getByText('Đã hoàn tác.').waitFor();
  proved('adding and correcting are undone and redone by keyboard; the keyboard stands on what came back, and it is said aloud');
}

/** Somebody else corrects the same value meanwhile: undoing says so, keeps their value, and the step before it can still be undone. */
async function undoAfterConflict(page, plan) {
  const title = cards(page, 'Trích yếu');
  const recipient = cards(page, 'Nơi nhận').first();
  const wordsOf = async (card) => (await card.getAttribute('aria-label')).split(': ').slice(1).join(': ');
  const dropped = await wordsOf(recipient);
  await recipient.focus();
  await page.keyboard.press('Delete');
  await page.locator(`article[aria-label="Nơi nhận: ${dropped}"]`).waitFor({ state: 'detached' });
  await title.hover();
  await title.getByRole('button', { name: /^Sửa/ }).click();
  await title.getByLabel('Trích yếu').fill('Lan sửa');
  await title.getByRole('button', { name: 'Lưu' }).click();
  await page.locator('article[aria-label="Trích yếu: Lan sửa"]').waitFor();
  const item = (await (await page.request.get(`/api/plans/${plan}`)).json()).items.find((one) => one.kind === 'title');
  await page.evaluate(
    async ([address, from]) => {
      const me = await (await fetch('/api/me')).json();
      await fetch(address, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), 'X-CSRF': me.csrf },
        body: JSON.stringify({ value: { from, to: { text: 'Người khác sửa' } } }),
      });
    },
    [`/api/plans/${plan}/items/${item.id}`, item.value],
  );
  await page.keyboard.press('Control+z');
  await page.getByRole('status').getByText('Chưa hoàn tác được').waitFor();
  await page.locator('article[aria-label="Trích yếu: Người khác sửa"]').waitFor();
  await page.keyboard.press('Control+z');
  await page.locator(`article[aria-label="Nơi nhận: ${dropped}"]`).waitFor();
  proved('where somebody else was first, undoing says so and shows their value; the steps before it are still undone');
}

/** The whole of it without a mouse: from doubt to doubt, right as it is, dropped, taken back; and a list of the keys. */
async function doubtsByKeyboard(page) {
  await page.goto('/ke-hoach');
  await bringIn(page, fileURLToPath(new URL('../drafts/number_not_given.txt', import.meta.url)));
  await page.locator('article.doubtful').first().waitFor();
  const before = await page.locator('article.doubtful').count();
  await page.keyboard.press('n');
  await page.waitForFunction(() => document.activeElement?.matches('article.doubtful'));
  const first = await page.evaluate(() => document.activeElement.id);
  await page.keyboard.press('?');
  await sheet(page).getByText('tới chỗ cần xem tiếp theo').waitFor();
  await look(page, 'keys');
  await page.keyboard.press('Escape');
  await sheet(page).waitFor({ state: 'detached' });
  await page.waitForFunction((id) => document.activeElement?.id === id, first);
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  check(outline !== 'none', 'the keyboard sees where it stands');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction((id) => document.activeElement?.id === id, first);
  await page.keyboard.press('Enter');
  await page.waitForFunction((n) => document.querySelectorAll('article.doubtful').length === n, before - 1);
  await page.keyboard.press('Control+z');
  await page.waitForFunction((n) => document.querySelectorAll('article.doubtful').length === n, before);
  proved('by keyboard alone: from doubt to doubt, one confirmed, and the confirmation taken back with the doubt');
}

/** A paper of several hundred pages: what stands three times in it, once across the end of a printed line. */
function longPaper() {
  const told = (n) =>
    `Xóm ${n} năm ngoái đường còn lầy, rãnh còn đọng nước sau mỗi cơn mưa, cây cối ngả ra lối đi; năm nay bà con đã rủ nhau làm được một nửa.`;
  const lines = Array.from({ length: 7500 }, (_, place) => (place % 50 ? '' : `\n${1 + place / 50}. Chuyện các xóm\n`) + told(place + 1));
  lines[1200] += '\nKhơi thông mương Vườn Lá trước mùa mưa.';
  lines[4400] += '\nKHƠI THÔNG MƯƠNG VƯỜN LÁ lần thứ hai.';
  lines[7300] += '\nBà con cùng nhau khơi thông\nmương Vườn Lá lần thứ ba.';
  const work = 'II. PHÂN CÔNG\n1. Công an xã\n- Giữ trật tự các điểm ra quân.\n';
  return `ỦY BAN NHÂN DÂN\nXÃ LÁ XANH\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nDọn vệ sinh đường làng\n\nI. NỘI DUNG\n${lines.join('\n')}\n\n${work}`;
}

/** What is looked for is found without marks and wherever it stands, while only what is near the eye is drawn. */
async function findInLongPaper(page) {
  const paper = longPaper();
  const file = { name: 'ke-hoach-dai.txt', mimeType: 'text/plain', buffer: Buffer.from(paper) };
  check(file.buffer.length > 1_000_000, 'the paper is longer than a megabyte');
  await page.goto('/ke-hoach');
  await bringIn(page, file);
  await cards(page, 'Việc giao').first().waitFor();
  const card = cards(page, 'Trích yếu');
  await card.focus();
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.activeElement?.matches('[role=search] input'));
  await page.keyboard.type('khoi thong muong vuon la');
  const at = (n) => page.getByText(`Chỗ ${n} trên 3`, { exact: true }).waitFor();
  const lit = async (words) => {
    await page.waitForFunction((part) => {
      const here = [...document.querySelectorAll('mark.here')];
      const box = document.querySelector('.source')?.getBoundingClientRect();
      const place = here[0]?.getBoundingClientRect();
      const seen = box && place && place.top >= box.top && place.bottom <= box.bottom;
      return seen && here.map((mark) => mark.textContent).join(' ') === part;
    }, words);
  };
  await at(1);
  await lit('Khơi thông mương Vườn Lá');
  await look(page, 'find');
  await page.keyboard.press('Shift+Enter');
  await at(3);
  await lit('khơi thông mương Vườn Lá');
  const drawn = await page.locator('.source p[data-line]').count();
  check(drawn < 2000, `only what is near is drawn of 7500 lines (${drawn})`);
  await page.keyboard.press('Enter');
  await at(1);
  await page.keyboard.press('Enter');
  await at(2);
  await lit('KHƠI THÔNG MƯƠNG VƯỜN LÁ');
  await page.keyboard.press('Escape');
  await page.locator('mark.found').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.startsWith('Trích yếu'));
  await page.keyboard.press('/');
  await page.keyboard.type('không có chữ này');
  await page.getByText('Không thấy trong văn bản.').waitFor();
  await page.keyboard.press('Escape');
  proved('in a paper of a megabyte words are found without marks, also across lines, by keyboard; only what is near is drawn');
}

/** The same plan as an office prints it, and as it photographs the print: both are read, and their pages are seen beside the values. */
async function pagesAndScans(page) {
  const words = readFileSync(new URL('../drafts/number_not_given.txt', import.meta.url), 'utf8').replace('Số:      /KH', 'Số: 31/KH');
  const paper = await page.context().newPage();
  await paper.setViewportSize({ width: 1240, height: 1754 });
  await paper.setContent('<pre></pre><style>body{background:#fff}pre{margin:80px;font:26px/1.6 serif;white-space:pre-wrap}</style>');
  await paper.evaluate((text) => (document.querySelector('pre').textContent = text), words);
  const printed = await paper.pdf({ format: 'A4' });
  const photographed = await paper.screenshot({ type: 'png' });
  await paper.close();

  await page.goto('/ke-hoach');
  await bringIn(page, { name: 'ban-in.pdf', mimeType: 'application/pdf', buffer: printed });
  const picture = page.getByRole('img', { name: /^Ảnh chụp trang 1/ });
  const shown = () => page.waitForFunction(() => document.querySelector('img[alt^="Ảnh chụp trang"]')?.naturalWidth > 300);
  await page.getByRole('button', { name: 'Trang', exact: true }).click();
  await picture.waitFor();
  await shown();
  await look(page, 'page-picture');
  proved('a printed page is seen as the office made it, beside what was read of it');

  await page.goto('/ke-hoach');
  // A quick reading would lead away while the screen is looked at: its answer waits for that long.
  let looked = () => {};
  const wholeLook = new Promise((done) => (looked = done));
  await page.route('**/api/readings/*', async (route) => {
    await wholeLook;
    await route.continue();
  });
  await page.locator('input[type=file]').setInputFiles({ name: 'ban-chup.png', mimeType: 'image/png', buffer: photographed });
  await page.getByText(/Đang nhận chữ ban-chup.png|ban-chup.png đang chờ/).waitFor();
  await look(page, 'scan');
  looked();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.reload();
  await page.waitForURL(/\/ke-hoach\/[0-9a-f-]{36}$/, { timeout: 90_000 });
  await cards(page, 'Việc giao').first().waitFor();
  await page.getByRole('button', { name: 'Trang', exact: true }).click();
  await shown();
  proved('a photographed page is read in the background; a reload finds the reading again and leads to its plan');
}

/** The office sends a second version: a section more, so that the others are renumbered, and another number at the head. */
async function compareVersions(page) {
  const older = readFileSync(new URL('../plans/commune_dengue.txt', import.meta.url), 'utf8');
  const newer = older
    .replace(/(\nII\. )/, '\nII. TRUYỀN THÔNG\n\nĐài truyền thanh xã phát tin mỗi sáng.\n$1')
    .replace('phòng bệnh sốt xuất huyết mùa mưa', 'phòng bệnh sốt xuất huyết Dengue');
  await page.goto('/ke-hoach');
  const first = await bringIn(page, { name: 'ban-1.txt', mimeType: 'text/plain', buffer: Buffer.from(older) });
  await page.getByRole('button', { name: 'So với bản khác' }).click();
  await page.getByRole('heading', { name: 'So sánh hai bản' }).waitFor();
  await page.locator('input[type=file]').waitFor({ state: 'attached' });
  await page.getByLabel('Bản cũ').selectOption('');
  await page.locator('input[type=file]').setInputFiles({ name: 'ban-2.txt', mimeType: 'text/plain', buffer: Buffer.from(newer) });
  // Another pair may have been shown for a moment: the address says when it is this one.
  await page.waitForURL(new RegExp(`[?&]cu=${first}&moi=[0-9a-f-]{36}`));
  await page.locator('.counts').waitFor();
  check((await page.getByLabel('Bản cũ').inputValue()) === first, 'what stood there is now the older version');
  check((await page.locator('ins').allInnerTexts()).join(' ').includes('Dengue'), 'the words that came are marked');
  check((await page.locator('del').allInnerTexts()).join(' ').includes('mưa'), 'the words that went are marked');
  await look(page, 'compare');
  await page.reload();
  await page.locator('.counts').waitFor();
  await page.emulateMedia({ media: 'print' });
  await screenshot(page, 'compare-print');
  await page.emulateMedia({ media: 'screen' });
  proved(`two versions are compared: ${(await page.locator('.counts').innerText()).replace(/\s+/g, ' ')}`);
  return page.url();
}

/** Chooses bodies for one card: those wanted when they are named, else the first that the search gives, else a new one. */
async function choose(page, card, wanted) {
  await card.getByRole('button', { name: /^(Chọn đơn vị|Đổi)$/ }).click();
  for (const name of wanted) {
    if (await sheet(page).getByRole('list', { name: 'Đã chọn' }).getByText(name, { exact: true }).count()) continue;
    await sheet(page).getByLabel('Tìm đơn vị').fill(name);
    await sheet(page).locator('li button .name', { hasText: name }).first().click();
    await sheet(page).getByRole('list', { name: 'Đã chọn' }).getByText(name, { exact: true }).waitFor();
  }
  await sheet(page)
    .getByRole('button', { name: /^Giữ \d+ đơn vị/ })
    .click();
  await sheet(page).waitFor({ state: 'hidden' });
}

async function chooseBodies(page, others) {
  let chosen = 0;
  for (;;) {
    const unknown = page.locator('article.doubtful').filter({ has: page.getByRole('button', { name: 'Chọn đơn vị', exact: true }) });
    if (!(await unknown.count())) break;
    check(chosen < 60, 'choosing a body settles the doubt');
    await choose(page, unknown.first(), [others[chosen % others.length].body]);
    chosen += 1;
  }
  proved(`bodies are chosen where the paper left it open (${chosen} times)`);

  await page.getByRole('button', { name: 'Thêm vào: Giao việc' }).click();
  await sheet(page).getByLabel('Giao cho ai, như văn bản ghi').fill('Câu lạc bộ Hoa Sen');
  await sheet(page).getByLabel('Việc phải làm').fill('Đi từng hộ ký cam kết.');
  await sheet(page).getByRole('button', { name: 'Lưu' }).click();
  const added = cards(page, 'Việc giao').filter({ hasText: 'Câu lạc bộ Hoa Sen' });
  await added.getByRole('button', { name: /^(Chọn đơn vị|Đổi)$/ }).click();
  await sheet(page).getByLabel('Tìm đơn vị').fill('Câu lạc bộ Hoa Sen');
  await sheet(page)
    .getByRole('button', { name: /Tạo đơn vị/ })
    .click();
  await sheet(page).getByRole('button', { name: 'Tạo đơn vị', exact: true }).click();
  await sheet(page)
    .getByRole('button', { name: /^Giữ \d+ đơn vị/ })
    .click();
  await added.locator('.body', { hasText: 'Câu lạc bộ Hoa Sen' }).waitFor();
  proved('a body that did not exist is created on the way');
}

async function issue(page) {
  await page.getByRole('button', { name: 'Ban hành', exact: true }).first().click();
  await sheet(page).getByText('Ai nhận gì').waitFor();
  await look(page, 'issue-sheet');
  await sheet(page).getByRole('button', { name: 'Ban hành', exact: true }).click();
  await page.getByRole('heading', { name: 'Ai đang ở đâu' }).waitFor();
  const total = Number(/trên (\d+) việc/.exec(await page.locator('main').innerText())?.[1]);
  check(total > 0, 'the board counts the work that was given');
  proved(`issued: ${total} tasks`);
  return total;
}

/** A photograph as a phone makes it, with the place it was taken in its Exif part. */
async function photograph(page) {
  const jpeg = Buffer.from(
    await page.evaluate(async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 1800 });
      const pen = canvas.getContext('2d');
      pen.fillStyle = '#1D6F47';
      pen.fillRect(0, 0, 2400, 1800);
      pen.fillStyle = '#FBFAF5';
      pen.fillRect(300, 300, 900, 700);
      const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
      return [...new Uint8Array(await blob.arrayBuffer())];
    }),
  );
  const exif = Buffer.from('Exif\0\0MM\0*\0\0\0\x08GPS 20.6 N 106.3 E', 'latin1');
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif, jpeg.subarray(2)]);
}

const state = (page) => page.locator('.standing');

async function doWork(page, worker, task, ending) {
  await signIn(page, worker);
  await page.getByRole('link', { name: 'Việc', exact: true }).click();
  await page.locator(`li.row a[href="/viec/${task}"]`).click();
  const acknowledge = page.getByRole('button', { name: 'Đã đọc, nhận việc' });
  await page.getByRole('heading', { name: 'Diễn biến' }).waitFor();
  if (await acknowledge.count()) await acknowledge.click();
  await acknowledge.waitFor({ state: 'detached' });
  if (ending === 'acknowledged') return;
  if (ending === 'declined') {
    await page.getByRole('button', { name: 'Không nhận được' }).click();
    await sheet(page).getByLabel('Lý do').fill('Đơn vị đang dồn người cho điểm tiêm, xin giao cho tổ khác.');
    await sheet(page).getByRole('button', { name: 'Gửi lý do, không nhận' }).click();
    await state(page).getByText('không nhận').waitFor();
    return;
  }
  await page.getByRole('button', { name: 'Báo tiến độ' }).click();
  await sheet(page).getByLabel('Đã làm được gì').fill('Đã ký cam kết với 3 thôn, còn 2 thôn.');
  await sheet(page)
    .locator('input[type=file]')
    .setInputFiles({ name: 'IMG_0412.jpg', mimeType: 'image/jpeg', buffer: await photograph(page) });
  await sheet(page).locator('canvas').waitFor();
  await sheet(page).getByRole('button', { name: 'Gửi tiến độ' }).click();
  await page.getByText('Đã ký cam kết với 3 thôn').waitFor();
  await page.locator('img[src^="/api/pictures/"]').first().waitFor();
  const picture = await page.request.get(await page.locator('img[src^="/api/pictures/"]').first().getAttribute('src'));
  const bytes = await picture.body();
  check(picture.ok() && bytes.length > 1000, 'the picture arrives');
  check(!bytes.includes('Exif') && !bytes.includes('GPS'), 'where the picture was taken does not leave the phone');
  await page.getByRole('button', { name: 'Báo đã xong' }).click();
  await sheet(page).getByLabel('Kết quả').fill('Đủ 5 thôn đã ký cam kết.');
  await sheet(page).getByRole('button', { name: 'Gửi, việc đã xong' }).click();
  await state(page).getByText('đã xong').waitFor();
}

async function writeReport(page) {
  await page.goto('/viec');
  await page.getByRole('heading', { name: 'Báo cáo phải gửi' }).waitFor();
  await page
    .locator('section', { has: page.getByRole('heading', { name: 'Báo cáo phải gửi' }) })
    .getByRole('link')
    .last()
    .click();
  await page.getByLabel('Nội dung báo cáo').fill('Năm thôn đã ký cam kết, không có ca mới. Đề nghị thêm khẩu trang cho tổ tự quản.');
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
  await page.getByText('Đã gửi báo cáo.').waitFor();
}

const countOf = async (page, name) => Number(await page.locator('.counts li', { hasText: name }).locator('strong').innerText());

async function everyScreen(open, officer, worker, { plan, draft, comparison }) {
  // Each screen with what stands on it once its answers have come.
  const paths = [
    ['home', '/', 'section h2'],
    ['plans', '/ke-hoach', 'li.row'],
    ['review', `/ke-hoach/${draft}`, 'article'],
    ['compare', comparison, '.counts'],
    ['board', `/ke-hoach/${plan}`, '.counts'],
    ['paper', `/ke-hoach/${plan}/van-ban`, 'article'],
    ['own-work', '/viec', 'button'],
    ['bodies', '/don-vi', 'li.row'],
    ['areas', '/dia-ban', 'li.row, .empty'],
    ['account', '/tai-khoan', 'form'],
    ['help', '/tro-giup', 'dl'],
    ['design', '/design', '.source'],
  ];
  for (const one of looks) {
    const page = await open(one);
    await page.goto('/');
    await page.getByLabel('Tên đăng nhập').waitFor();
    check(await page.getByText('Bản trình diễn.').isVisible(), 'the sign-in says that this is a demonstration');
    await look(page, `sign-in-${one.name}`);
    await signIn(page, officer);
    for (const [name, path, ready] of paths) {
      await page.goto(path);
      await page.locator('main').locator(ready).first().waitFor();
      check(await page.getByText('Bản trình diễn.').isVisible(), `${path} says that this is a demonstration`);
      await look(page, `${name}-${one.name}`);
    }
    await page.goto('/don-vi');
    await page.locator('li.row a').first().click();
    await page.waitForURL(/don-vi\/./);
    await page.locator('h1').first().waitFor();
    await look(page, `body-${one.name}`);
    await page.context().close();

    const theirs = await open(one);
    await signIn(theirs, worker);
    await theirs.goto('/viec');
    await theirs.locator('h1').waitFor();
    await theirs.getByRole('button', { name: 'Xem việc đã xong' }).click();
    await theirs.locator('li.row a[href^="/viec/"]').first().waitFor();
    await look(theirs, `work-${one.name}`);
    await theirs.locator('li.row a[href^="/viec/"]').first().click();
    await theirs.getByRole('heading', { name: 'Diễn biến' }).waitFor();
    await look(theirs, `task-${one.name}`);
    await theirs.context().close();
  }
}

/** Before it is known who sits there, no language is offered: the account's own would come and take the choice back. */
async function chooseEnglish(page) {
  let answer = () => {};
  const asked = new Promise((done) => (answer = done));
  await page.route('**/api/me', async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto('/tai-khoan');
  await page.locator('header a[href="/tro-giup"]').waitFor();
  check((await page.getByRole('button', { name: 'English' }).count()) === 0, 'no language is offered to nobody yet');
  answer();
  await page.unrouteAll({ behavior: 'wait' });
  await page.getByRole('button', { name: 'English' }).click();
}

/** One person for every body that has work, those with a request or a report to write first. */
function workersOf(board, people) {
  const owes = (row) => board.reports.some((duty) => duty.units.some((unit) => unit.body.id === row.body.id));
  const asked = (row) => row.tasks.some((task) => !task.ordered);
  return board.rows
    .flatMap((row) => {
      const person = people.find((one) => one.body === row.body.name);
      return person ? [{ ...person, row, owes: owes(row), asked: asked(row) }] : [];
    })
    .sort((a, b) => Number(b.owes) + Number(b.asked) - Number(a.owes) - Number(a.asked));
}

/** What each does: the first declines a request if there is one, two go the whole way, the others say that they have read it. */
function endingOf(worker, place, workers) {
  if (place === workers.length - 1 || place > 3) return 'acknowledged';
  return worker.asked && place === 0 && workers.length > 3 ? 'declined' : 'done';
}

const said = {
  done: 'acknowledges, reports progress with a note and a picture, finishes',
  declined: 'declines a request, with the reason',
  acknowledged: 'finds its work and acknowledges it',
};

await run('J1', async ({ open }) => {
  const first = await open();
  const people = await cast(first);
  const officer = await whoMay(first, people, ['plans_write', 'plans_issue', 'tasks_follow', 'bodies_edit']);
  await first.context().close();
  proved(`the demonstration names ${people.length} people; ${officer.name} (${officer.body}) is the officer`);

  const desk = await open();
  await signIn(desk, officer);
  proved('the officer signs in by keyboard');
  await doubtsByKeyboard(desk);
  const checked = await readIn(desk);
  await look(desk, 'review');
  await compareWithPaper(desk);
  await correct(desk);
  await undoAndRedo(desk);
  await undoAfterConflict(desk, checked);
  await chooseBodies(
    desk,
    people.filter((one) => one.body !== officer.body),
  );
  const total = await issue(desk);
  const plan = /ke-hoach\/([0-9a-f-]{36})/.exec(desk.url())[1];
  await screenshot(desk, 'board-issued');

  const board = await (await desk.request.get(`/api/plans/${plan}/board`)).json();
  const workers = workersOf(board, people);
  check(workers.length >= 3, 'at least three bodies of the demonstration have work from this plan');
  const reporters = workers.filter((worker) => worker.owes).slice(0, 2);
  const doneBefore = await countOf(desk, 'đã xong');
  for (const [place, worker] of workers.entries()) {
    const page = await open(looks[place % 2 ? 3 : 2]);
    const ending = endingOf(worker, place, workers);
    const task = ending === 'declined' ? worker.row.tasks.find((one) => !one.ordered) : worker.row.tasks[0];
    await doWork(page, worker, task.id, ending);
    proved(`${worker.body} ${said[ending]}`);
    if (reporters.includes(worker)) {
      await writeReport(page);
      proved(`${worker.body} writes its report`);
    }
    await page.context().close();
  }

  await desk.waitForFunction((n) => Number(document.querySelector('.counts .done strong')?.textContent) >= n, doneBefore + 1);
  const counts = {
    done: await countOf(desk, 'đã xong'),
    doing: await countOf(desk, 'đang làm'),
    late: await countOf(desk, 'trễ'),
    silent: await countOf(desk, 'chưa có tin'),
  };
  check(counts.doing + counts.late > 0, 'the board knows who is under way');
  check(counts.done + counts.doing + counts.late + counts.silent <= total, 'every task is counted once');
  proved(
    `the officer's board, without a reload: ${counts.done} done, ${counts.doing} under way, ${counts.late} late, ${counts.silent} without word`,
  );
  if (reporters.length) {
    const roll = desk.locator('.duty').filter({ hasText: 'đã gửi' }).first();
    await roll.waitFor();
    proved(`the report duty shows who has reported: ${(await roll.locator('.number').innerText()).trim()}`);
  }
  await look(desk, 'board');

  await findInLongPaper(desk);
  await pagesAndScans(desk);
  const comparison = new URL(await compareVersions(desk));
  if (isOwnPlan) {
    await desk.goto('/ke-hoach');
    const draft = await bringIn(desk, planFile);
    await everyScreen(open, officer, workers[1], { plan, draft, comparison: comparison.pathname + comparison.search });
    proved('axe finds nothing on any screen, in both themes, at 360 and 1280 px; every screen says that it is a demonstration');
  }

  const traveller = await open(looks[2]);
  await signIn(traveller, officer);
  await chooseEnglish(traveller);
  await traveller.getByRole('link', { name: 'Plans', exact: true }).waitFor();
  await traveller.goto(`${base}/ke-hoach`);
  await traveller.getByRole('heading', { name: 'Plans', exact: true }).waitFor();
  await look(traveller, 'plans-english');
  await traveller.goto('/tai-khoan');
  await traveller.getByRole('button', { name: 'Tiếng Việt' }).click();
  await traveller.getByRole('heading', { name: 'Ngôn ngữ' }).waitFor();
  proved('the whole of it speaks English too');
});
