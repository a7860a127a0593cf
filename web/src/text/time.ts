import { language, t } from './text.svelte';

const zone = 'Asia/Ho_Chi_Minh';
const dayLength = 24 * 60 * 60 * 1000;

/** A calendar day as people write it: 15/6/2021; in English 15 Jun 2021. */
export function day(text: string | null | undefined): string {
  if (!text) return '';
  const [year, month, date] = text.split('-').map(Number);
  if (!year || !month || !date) return text;
  if (language() === 'vi') return `${date}/${month}/${year}`;
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, date),
  );
}

/** A moment on the clock of Vietnam: 14:05 ngày 20/11; the year only when it is another one. */
export function instant(text: string | null | undefined): string {
  if (!text) return '';
  const at = new Date(text);
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const year = part('year') === today().slice(0, 4) ? '' : `/${part('year')}`;
  return t('time.instant', { clock: `${part('hour')}:${part('minute')}`, day: `${Number(part('day'))}/${Number(part('month'))}${year}` });
}

/** Today's calendar day in Vietnam. */
export function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date());
}

const daysOn = (text: string, days: number) => new Date(Date.parse(text) + days * dayLength).toISOString().slice(0, 10);
export const dayAfter = (text: string) => daysOn(text, 1);
export const dayBefore = (text: string) => daysOn(text, -1);
export const daysBefore = (text: string, days: number) => daysOn(text, -days);

export function daysUntil(text: string): number {
  return Math.round((Date.parse(text) - Date.parse(today())) / dayLength);
}

/** "trễ 3 ngày": for the mark of late work. */
export function lateBy(text: string | null): string | undefined {
  const days = text ? daysUntil(text) : 0;
  return days < 0 ? t('due.late', { n: -days }) : undefined;
}

/** "hạn hôm nay", "còn 3 ngày, hạn 30/6/2021": what a deadline means now. */
export function due(text: string | null, done = false): string {
  if (!text) return t('due.none');
  const days = daysUntil(text);
  if (done || days < 0) return t('due.on', { day: day(text) });
  if (days === 0) return t('due.today');
  if (days <= 7) return t('due.soon', { n: days, day: day(text) });
  return t('due.on', { day: day(text) });
}

/** How long something has been silent: "3 ngày", "5 giờ". */
export function ago(text: string | null | undefined): string {
  if (!text) return '';
  const minutes = Math.max(0, Math.round((Date.now() - Date.parse(text)) / 60_000));
  if (minutes < 1) return t('ago.now');
  if (minutes < 60) return t('ago.minutes', { n: minutes });
  if (minutes < 24 * 60) return t('ago.hours', { n: Math.round(minutes / 60) });
  return t('ago.days', { n: Math.round((minutes * 60_000) / dayLength) });
}

/** A day without an answer is silence; before that, work has only just arrived. */
export const isLongAgo = (text: string) => Date.now() - Date.parse(text) >= dayLength;
