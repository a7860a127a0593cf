// Calendars as people's own programs read them.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const web = createRequire(new URL('../../web/package.json', import.meta.url));
const dayLength = 24 * 60 * 60 * 1000;
export const later = (day, count) => new Date(Date.parse(day) + count * dayLength).toISOString().slice(0, 10);

/** What ical.js finds from one day to another: "2021-07-08 08:30 title". Thunderbird reads calendars with this library; Thunderbird itself was not tried. */
export async function readByIcalJs(text, today, until) {
  const { default: ICAL } = await import(web.resolve('ical.js'));
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const all = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  const found = [];
  const add = (event, start) => {
    if (start.isDate) return;
    const when = start.toString();
    const said = event.component.getFirstPropertyValue('status') === 'CANCELLED' ? 'CANCELLED ' : '';
    const day = when.slice(0, 10);
    if (day >= today && day <= until) found.push(`${day} ${when.slice(11, 16)} ${said}${event.summary}`);
  };
  for (const event of all.filter((one) => !one.isRecurrenceException())) {
    if (!event.isRecurring()) {
      add(event, event.startDate);
      continue;
    }
    for (const other of all) if (other.uid === event.uid && other.isRecurrenceException()) event.relateException(other);
    const days = event.iterator();
    // Ten days more than the year: a meeting may have been moved into it from behind.
    for (let next = days.next(); next && next.toString().slice(0, 10) <= later(until, 10); next = days.next()) {
      const details = event.getOccurrenceDetails(next);
      add(details.item, details.startDate);
    }
  }
  return found.sort();
}

/** The same by khal, which keeps its own files in the folder; `until` lies within a year. */
export function readByKhal(text, folder, today, until) {
  const home = join(folder, 'calendar');
  mkdirSync(home, { recursive: true });
  const file = join(folder, 'feed.ics');
  const config = join(folder, 'khal.conf');
  writeFileSync(file, text);
  writeFileSync(
    config,
    `[calendars]\n[[lich]]\npath = ${home}\n[locale]\nlocal_timezone = Asia/Ho_Chi_Minh\ndefault_timezone = Asia/Ho_Chi_Minh\n` +
      `timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n` +
      `[sqlite]\npath = ${join(folder, 'khal.db')}\n[default]\ndefault_calendar = lich\n`,
  );
  const khal = (...words) =>
    execFileSync('khal', ['-c', config, ...words], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  khal('import', '--batch', '-a', 'lich', file);
  const format = '{start-date} {start-time} {cancelled}{title}';
  return khal('list', '--notstarted', '--format', format, '--day-format', '', today, '366d')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^\d{4}-\d\d-\d\d \d\d:\d\d /.test(line) && line.slice(0, 10) <= until)
    .sort();
}
