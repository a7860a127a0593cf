// The calendar feed as people's own programs read it: khal and ical.js must list the same days over a year as we do, with a meeting moved, one
// cancelled, one added, a briefing held once, a rule that ends, and one that changed from a day on.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { later, readByIcalJs, readByKhal } from './calendars.mjs';

const base = process.env.BASE_URL;
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
const until = later(today, 365);

const session = { cookie: '', csrf: '' };
async function ask(method, path, body) {
  const answer = await fetch(base + path, {
    method,
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
      ...(session.cookie && { Cookie: session.cookie, 'X-CSRF': session.csrf }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  session.cookie ||= (answer.headers.get('set-cookie') ?? '').split(';')[0];
  return text && path.startsWith('/api') ? JSON.parse(text) : text;
}

/** Every event from today on for a year, as "2021-07-08 08:30 title", by our own account. */
async function expected() {
  const { items } = await ask('GET', `/api/meetings?from=${today}&until=${until}`);
  const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return items
    .map((one) => `${one.held_on} ${clock(one.start_minute)} ${one.state === 'cancelled' ? 'CANCELLED ' : ''}${one.title}`)
    .sort();
}

function same(reader, got, wanted) {
  const missing = wanted.filter((one) => !got.includes(one));
  const surplus = got.filter((one) => !wanted.includes(one));
  if (missing.length || surplus.length || got.length !== wanted.length)
    throw new Error(`${reader}: ${got.length} of ${wanted.length}; missing ${missing.slice(0, 8)}; surplus ${surplus.slice(0, 8)}`);
  console.log(`${reader} lists the same ${got.length} meetings of a year`);
}

const officer = (await ask('GET', '/api/setup')).sign_ins.find((one) => one.login === 'canbo');
session.csrf = (await ask('POST', '/api/session', { login: officer.login, password: officer.password })).csrf;
const [known] = (await ask('GET', '/api/briefings')).items;
const { bodies } = await ask('GET', `/api/briefings/${known.id}`);
const wanted = {
  minutes: 45,
  place: 'Phòng họp 2',
  link: 'https://hop.example/phong',
  bodies: bodies.slice(0, 3).map((one) => one.id),
  until: null,
};
const three = await ask('POST', '/api/briefings', {
  ...wanted,
  title: 'Giao ban ba buổi; đủ, đúng giờ',
  rule: 'FREQ=WEEKLY;BYDAY=MO,WE,FR',
  first_day: later(today, -20),
  start_minute: 540,
  until: later(today, 200),
});
await ask('POST', '/api/briefings', {
  ...wanted,
  title: 'Giao ban thứ Năm đầu tháng',
  rule: 'FREQ=MONTHLY;BYDAY=1TH',
  first_day: today,
  start_minute: 480,
});
await ask('POST', '/api/briefings', { ...wanted, title: 'Họp sơ kết', rule: '', first_day: later(today, 40), start_minute: 840 });
const coming = (await ask('GET', `/api/meetings?from=${later(today, 1)}&until=${later(today, 40)}`)).items.filter(
  (one) => one.briefing === three.id,
);
const say = (verb, body) => ask('POST', `/api/briefings/${three.id}/${verb}`, body);
await say('move', { day: coming[0].day, to: later(coming[0].day, 1), start_minute: 600, minutes: 30, reason: 'Trùng lịch tiếp dân' });
await say('cancel', { day: coming[1].day, reason: 'Lãnh đạo đi cơ sở' });
await say('add', { day: later(coming[4].day, 1), start_minute: 1020, minutes: 30 });
const past = (await ask('GET', `/api/meetings?from=${later(today, -10)}&until=${later(today, -1)}`)).items.filter(
  (one) => one.briefing === three.id,
);
await say('cancel', { day: past[0].day, reason: 'Mưa bão' });
// From a day on another rule and hour; what was moved and cancelled before stays, and a meeting of the new rule is moved again.
const change = later(coming[5].day, 1);
await say('rhythm', { day: change, rule: 'FREQ=WEEKLY;BYDAY=TU,TH', until: later(today, 300), start_minute: 480, minutes: 60 });
const anew = (await ask('GET', `/api/meetings?from=${change}&until=${later(change, 30)}`)).items.filter((one) => one.briefing === three.id);
await say('move', { day: anew[1].day, to: later(anew[1].day, 1), start_minute: 900, minutes: 30, reason: 'Đón đoàn kiểm tra' });
await say('cancel', { day: anew[2].day, reason: 'Nghỉ bù' });

const { address } = await ask('POST', '/api/calendar-feed', {});
const answer = await fetch(address);
const text = await answer.text();
if (!answer.headers.get('content-type').startsWith('text/calendar')) throw new Error(`not a calendar: ${text}`);
if (text.split('\r\n').some((line) => Buffer.byteLength(line) > 75)) throw new Error('a line is longer than 75 octets');
for (const part of ['EXDATE', 'RECURRENCE-ID', 'STATUS:CANCELLED', 'BEGIN:VTIMEZONE', 'DTSTART;VALUE=DATE:'])
  if (!text.includes(part)) throw new Error(`nothing of the feed shows ${part}`);
const ours = await expected();
const folder = mkdtempSync(join(tmpdir(), 'lalanh-calendar-'));
try {
  same('ical.js', await readByIcalJs(text, today, until), ours);
  same('khal', readByKhal(text, folder, today, until), ours);
} finally {
  rmSync(folder, { recursive: true });
}
