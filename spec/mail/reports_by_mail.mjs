// Seven units owe a report: two send it on the web, five by mail through a real mail server and a real mailbox (tools/mail_servers), as plain words,
// in old letters, as Word files and as HTML. What does not fit waits for the officer; nothing is counted twice, nothing is lost while the product is down.
// An eighth gets a form of figures with its reminder, and sends it back as LibreOffice saves it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pause, product } from '../product.mjs';
import { fillInCalc } from './calc.mjs';
import { filesOf, html, inbox, mailbox, plain, send, withFile } from './mails.mjs';

const work = mkdtempSync(join(tmpdir(), 'lalanh-reports-'));

// ---- the product, started twice: without its mailbox, to learn whose it is, and with it

/** Offices are reminded by day, so the product's clock is set to the next nine o'clock in Vietnam, whenever this runs. */
function officeHours() {
  const [hour, day] = [3_600_000, 86_400_000];
  const ahead = (day + 9 * hour - ((Date.now() + 7 * hour) % day)) % day;
  return {
    LD_PRELOAD: '/usr/$LIB/faketime/libfaketimeMT.so.1',
    FAKETIME: `+${Math.round(ahead / 1000)}s`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
}
const { start, stop, log } = product(work, officeHours());

let base;
function person() {
  const session = { cookie: '', csrf: '' };
  return async (method, path, body, type = 'application/json') => {
    const answer = await fetch(base + path, {
      method,
      headers: {
        'Content-Type': type,
        'Idempotency-Key': randomUUID(),
        ...(session.cookie && { Cookie: session.cookie, 'X-CSRF': session.csrf }),
      },
      ...(body && { body: type === 'application/json' ? JSON.stringify(body) : body }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    const json = text ? JSON.parse(text) : undefined;
    session.cookie ||= (answer.headers.get('set-cookie') ?? '').split(';')[0];
    if (json?.csrf) session.csrf = json.csrf;
    return json;
  };
}
async function until(what, look) {
  for (let i = 0; i < 150; ++i, await pause(200)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`It did not come to pass: ${what}\n${log().slice(-3000)}`);
}

// ---- mails, as people's programs write them

function word(words) {
  writeFileSync(join(work, 'a.txt'), words);
  execFileSync('node', ['tools/make_docx.mjs', join(work, 'a.txt'), join(work, 'a.docx')]);
  return readFileSync(join(work, 'a.docx'));
}

// ---- the story

const address = (number) => `donvi${number}@xa.example`;

async function setUp(officer, desk) {
  const bodies = [];
  // Units of their own: who owes another report too would have to say which of them a mail is.
  const { area } = await officer('GET', `/api/bodies/${desk}`);
  for (let number = 1; number <= 7; ++number)
    bodies.push((await officer('POST', '/api/bodies', { name: `Trường học số ${number}`, kind: 'school', area: area.id })).id);
  const { id: plan } = await officer('POST', '/api/plans?name=plan.txt', readFileSync('spec/mail/daily.txt'), 'text/plain');
  const { items } = await officer('GET', `/api/plans/${plan}`);
  for (const item of items.filter((one) => ['assignment', 'report'].includes(one.kind)))
    await officer('PUT', `/api/plans/${plan}/items/${item.id}/bodies`, { bodies });
  const issued = await officer('POST', `/api/plans/${plan}/issue`);
  assert.equal(issued.reports, 1);
  for (let number = 1; number <= 5; ++number)
    await officer('POST', '/api/mail-addresses', { body: bodies[number - 1], address: address(number) });
  return { plan, bodies };
}

/** A member of the body comes in by invitation and reports on the web. */
async function reportOnTheWeb(officer, body, login) {
  const { code } = await officer('POST', '/api/invitations', { body, role: 'member', name: `Người của ${login}` });
  const member = person();
  await member('POST', `/api/invitations/${code}/accept`, { login, password: `mat-khau-cua-${login}-2026` });
  const { items } = await member('GET', '/api/reports');
  await member('POST', `/api/reports/${items[0].id}/nothing`);
}

/** One more unit owes figures by tomorrow. */
async function setUpForm(officer, desk) {
  const { area } = await officer('GET', `/api/bodies/${desk}`);
  const { id: body } = await officer('POST', '/api/bodies', { name: 'Trường học số 8', kind: 'school', area: area.id });
  const { id: plan } = await officer('POST', '/api/plans?name=plan.txt', readFileSync('spec/mail/daily.txt'), 'text/plain');
  const asked = (code, vi) => ({ code, vi, en: vi, unit: 'điểm', method: 'sum', source: 'asked' });
  const { id: kind } = await officer('POST', '/api/report-kinds', {
    name: 'Điểm đọng nước',
    every: '',
    cut_off: { days: 1, minute: null },
    indicators: [asked('da_don', 'Số điểm đã dọn'), asked('con_lai', 'Số điểm còn lại')],
    questions: ['Đề nghị gì?'],
  });
  const { items } = await officer('GET', `/api/plans/${plan}`);
  for (const item of items.filter((one) => ['assignment', 'report'].includes(one.kind)))
    await officer('PUT', `/api/plans/${plan}/items/${item.id}/bodies`, { bodies: [body] });
  const report = items.find((one) => one.kind === 'report');
  await officer('PUT', `/api/plans/${plan}/items/${report.id}/report-kind`, { kind });
  await officer('POST', `/api/plans/${plan}/issue`);
  await officer('POST', '/api/mail-addresses', { body, address: address(8) });
  const owed = (await officer('GET', `/api/bodies/${body}/reports`)).items;
  return { plan, report: owed[0].id };
}

/** The form goes out with the reminder, is filled in by LibreOffice, and its figures stand in the report. */
async function formComesBack(officer, { plan, report }) {
  const form = await until('the form goes out', async () => filesOf(address(8))[0]);
  assert.match(form.name, /^bao-cao-LL-.{8}\.xlsx$/);
  const saved = fillInCalc(form.bytes, {
    '#indicator+da_don': 12,
    '#indicator+con_lai': 0,
    'Nội dung báo cáo': 'Đã dọn xong khu nhà bếp.',
  });
  assert.ok(!saved.equals(form.bytes));
  send(withFile(address(8), 'Báo cáo theo mẫu', 'Kính gửi mẫu đã điền.', form.name, saved));
  await until('the form is a report', async () => (await rollCall(officer, plan)).reported === 1);
  const { lines, text } = await officer('GET', `/api/reports/${report}`);
  assert.deepEqual(
    lines.map((line) => [line.indicator.code, line.value]),
    [
      ['da_don', 12],
      ['con_lai', 0],
    ],
  );
  assert.equal(text, 'Đã dọn xong khu nhà bếp.');
}

const rollCall = async (officer, plan) => (await officer('GET', `/api/plans/${plan}/board`)).reports[0];

async function story() {
  base = await start('--demonstration');
  const signIn = async () => {
    const officer = person();
    const { sign_ins } = await officer('GET', '/api/setup');
    const canbo = sign_ins.find((one) => one.login === 'canbo');
    await officer('POST', '/api/session', { login: canbo.login, password: canbo.password });
    return officer;
  };
  let officer = await signIn();
  const { body } = await officer('GET', '/api/me');
  const { plan, bodies } = await setUp(officer, body.id);
  await reportOnTheWeb(officer, bodies[5], 'don-vi-sau');
  await reportOnTheWeb(officer, bodies[6], 'don-vi-bay');
  await stop();

  // While the product is down, five units write, one of them twice, and so do two whom nobody knows.
  const first = plain(address(1), 'Báo cáo ngày', 'Đã kiểm tra 12 hộ, không phát sinh.');
  send(first);
  send(first);
  send(html(address(2), 'Báo cáo', '<p>Đã phát 40 tờ rơi.</p>'));
  send(withFile(address(3), 'Báo cáo kèm tệp', 'Kính gửi báo cáo.', 'bao cao.docx', word('BÁO CÁO\nĐã dọn 3 điểm đọng nước.')));
  send(plain(address(4), 'Re: nhắc', 'Không phát sinh\n\nVào 7:00 UBND xã đã viết:\n> Kính gửi'));
  send(plain(address(5), 'Khẩn', 'MẬT\n\nDanh sách'));
  send(plain('la@xa.example', 'Xin gửi báo cáo thay đơn vị năm', 'Đã kiểm tra 9 hộ.'));
  send(plain('ma@khong.example', 'Xin chào', 'Tôi muốn hỏi.'));
  writeFileSync(join(work, 'mail.json'), mailbox('UBND xã Giao Xuân', body.id), { mode: 0o600 });
  base = await start('--mail', join(work, 'mail.json'));
  officer = await signIn();

  const call = await until('four reports came by mail', async () => {
    const now = await rollCall(officer, plan);
    return now.reported === 6 && now;
  });
  assert.equal(call.expected, 7);
  const waiting = await until('two mails wait', async () => {
    const { items, mailbox } = await officer('GET', '/api/mails');
    return items.length === 2 && !mailbox.problem && items;
  });
  assert.deepEqual(
    waiting.map((one) => one.reason),
    ['mail.sender_unknown', 'mail.sender_unknown'],
  );
  assert.equal((await officer('GET', '/api/mails?state=reported')).items.length, 4);
  const [secret] = (await officer('GET', '/api/mails?state=refused')).items;
  assert.deepEqual([secret.subject, secret.has_file], ['', false]);

  // The officer knows whose the seventh report is.
  const strange = waiting.find((one) => one.sender === 'la@xa.example');
  const { items: owed } = await officer('GET', `/api/bodies/${bodies[4]}/reports`);
  await officer('POST', `/api/mails/${strange.id}/assign`, { report: owed[0].id });
  assert.equal((await rollCall(officer, plan)).reported, 7);

  // Everybody got one polite answer; a mailbox that does not exist is a letter that failed, with what the server said.
  const failed = await until('a letter failed', async () => (await officer('GET', '/api/letters')).items[0]);
  assert.equal(failed.receiver, 'ma@khong.example');
  assert.match(failed.problem, /no such mailbox|550|RCPT/);
  await until('every letter is out', async () => (await officer('GET', '/api/letters?state=waiting')).items.length === 0);
  const got = (number) => inbox(address(number));
  assert.equal(got(1).length, 1);
  assert.match(got(1)[0], /^\[LL-.{8}\] Đã nhận: báo cáo ngày/);
  assert.equal(got(3).length, 1);
  assert.match(got(5)[0], /Thư chưa được nhận/);
  assert.equal(inbox('la@xa.example').length, 2);

  const form = await setUpForm(officer, body.id);

  // Started again, it reads on from where it was, and reminds of what is due tomorrow.
  await stop();
  base = await start('--mail', join(work, 'mail.json'));
  officer = await signIn();
  await pause(3000);
  assert.equal((await officer('GET', '/api/mails?state=reported')).items.length, 5);
  assert.equal((await officer('GET', '/api/mails?state=ignored')).items.length, 0);
  await formComesBack(officer, form);
}

try {
  await story();
  console.log('eight units reported, six of them by mail, one on a form that LibreOffice saved');
} finally {
  await stop();
  rmSync(work, { recursive: true, force: true });
}
