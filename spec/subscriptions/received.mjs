// Somebody asks for news by e-mail and SMS, confirms with what a real mail server and a real SMS gateway brought, gets an emergency by both, leaves by the link of the
// mail and by the code of the message, and gets nothing more. Run by:
//   MAIL_USERS="baocao@huyen.example an@xa.example" tools/mail_servers run tools/kannel run node spec/subscriptions/received.mjs
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { mailbox, mailsOf } from '../mail/mails.mjs';
import { pause, product } from '../product.mjs';

const { SMS_ADDRESS, SMS_USER, SMS_PASSWORD, SMS_RECEIVED } = process.env;
const publicAddress = 'https://lalanh.example';
const an = 'an@xa.example';
const work = mkdtempSync(join(tmpdir(), 'lalanh-news-'));
const { start, stop, log } = product(work);
let base;

async function ask(method, path, body, headers = {}) {
  const answer = await fetch(base + path, {
    method,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...headers },
    ...(body && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return { answer, json: text.startsWith('{') ? JSON.parse(text) : undefined };
}
async function desk(login) {
  const { answer, json } = await ask('POST', '/api/session', { login, password: `lalanh-demo-${login}` });
  const headers = { Cookie: answer.headers.getSetCookie()[0].split(';')[0], 'X-CSRF': json.csrf ?? '' };
  return async (method, path, body) => (await ask(method, path, body, headers)).json;
}
/** As long as a slow machine may take; a quick one is done in seconds. */
async function until(what, look) {
  for (let i = 0; i < 1200; ++i, await pause(100)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`It did not come to pass: ${what}\n${log().slice(-3000)}`);
}

/** What telephones got: number and text, the parts of a long message put together. */
function received() {
  const lines = readFileSync(SMS_RECEIVED, 'utf8').matchAll(/Got message \d+: <\S+ (\S+) (?:ucs-2|udh \S+ data) (.*)>\n/g);
  const texts = {};
  for (const [, number, words] of lines)
    texts[number] = (texts[number] ?? '') + Buffer.from(bytesOf(words), 'latin1').swap16().toString('utf16le');
  return texts;
}
const bytesOf = (text) => text.replace(/\+/g, ' ').replace(/%(..)/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
/** The text of a mail, which is its only part. */
const textOf = (mail) => Buffer.from(mail.slice(mail.indexOf('\r\n\r\n')), 'base64').toString('utf8');

async function publish(title, text, area, body) {
  const [officer, head] = [await desk('canbo'), await desk('chutich')];
  const id = randomUUID();
  // A day in Vietnam, whatever clock the machine keeps; an emergency, for at night nothing else goes out.
  const day = new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 10);
  const content = {
    kind: 'directive',
    priority: 'emergency',
    title,
    text,
    translations: [],
    source: '',
    from: day,
    until: new Date(Date.now() + 31 * 3600_000).toISOString().slice(0, 10),
    areas: [area],
    channels: ['page', 'email', 'sms'],
  };
  await officer('POST', '/api/messages', { id, body, content });
  await officer('POST', `/api/messages/${id}/submission`, {});
  await head('POST', `/api/messages/${id}/decision`, { is_approved: true, reason: '' });
  return id;
}

async function story() {
  base = await start('--demonstration');
  const officer = await desk('canbo');
  const me = await officer('GET', '/api/me');
  const { area } = await officer('GET', `/api/bodies/${me.body.id}`);
  await stop();
  writeFileSync(join(work, 'mail.json'), mailbox('UBND xã Giao Xuân', me.body.id), { mode: 0o600 });
  const gateway = { address: SMS_ADDRESS, user: SMS_USER, password: SMS_PASSWORD };
  writeFileSync(join(work, 'sms.json'), JSON.stringify(gateway), { mode: 0o600 });
  const options = ['--mail', join(work, 'mail.json'), '--sms-gateway', join(work, 'sms.json'), '--public-address', publicAddress];
  base = await start(...options);

  const number = '+84400000777';
  await ask('POST', '/api/subscriptions', { channel: 'email', address: an, areas: [area.id], language: 'vi' });
  await ask('POST', '/api/subscriptions', { channel: 'sms', address: '0400 000 777', areas: [area.id], language: 'vi' });
  const asked = await until('the mail with the code arrives', () => mailsOf(an)[0]);
  const [, mailCode] = new RegExp(`${publicAddress}/tin/nhan-tin#(\\S+)`).exec(textOf(asked));
  const first = await until('the message with the code arrives', () => received()[number]);
  const [, smsCode] = /Mã nhận tin: ([0-9A-Z-]{11})\./.exec(first);
  console.log('codes came by mail and by SMS');
  for (const code of [mailCode, smsCode]) assert.ok((await ask('POST', '/api/subscriptions/confirm', { code })).json.confirmed_at);

  const words = 'Bà con ven sông lên nhà văn hóa xã. Mang theo nước uống, thuốc và giấy tờ. Cán bộ xã chờ bà con ở đó.';
  const message = await publish('Nước đang dâng', words, area.id, me.body.id);
  const mail = await until('the message arrives by mail', () => mailsOf(an)[1]);
  assert.ok(textOf(mail).includes(words));
  assert.ok(textOf(mail).includes(`${publicAddress}/tin/${message}`));
  assert.match(mail, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  await until('the message arrives by SMS', () => received()[number].endsWith(`Nước đang dâng. ${words} Thôi nhận: mã ${smsCode}`));
  console.log('an emergency came by mail and, in parts, by SMS');

  // The mail program follows the header; the other leaves on the page.
  const [, path] = new RegExp(`^List-Unsubscribe: <${publicAddress}([^>]+)>\\r$`, 'm').exec(mail);
  await ask('POST', path, 'List-Unsubscribe=One-Click', { 'Content-Type': 'application/x-www-form-urlencoded' });
  await ask('POST', '/api/subscriptions/leave', { code: smsCode });
  const before = received()[number];
  const other = await publish('Nước đã rút', 'Bà con về nhà được.', area.id, me.body.id);
  const reader = await desk('canbo');
  await until('the second message is out to everybody else', async () => {
    const { items } = await reader('GET', `/api/messages/${other}/sendings`);
    return items.length === 2 && items.every((one) => one.is_queued && one.waiting === 0) && items[1].sent === 6;
  });
  assert.equal(received()[number], before);
  assert.equal(mailsOf(an).length, 2);
  console.log('who left gets nothing more');
}

try {
  await story();
} finally {
  await stop();
  rmSync(work, { recursive: true, force: true });
}
