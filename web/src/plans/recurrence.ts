import { t } from '../text/text.svelte';

/** The part of RFC 5545 that plans speak: how often, on which weekdays, at which hour. */
export interface Recurrence {
  every: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY' | '';
  interval: number;
  weekdays: Weekday[];
  hour: string;
}

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];

export function readRule(rule: string): Recurrence {
  const parts = new Map(
    rule
      .replace(/^RRULE:/, '')
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  return {
    every: (parts.get('FREQ') ?? '') as Recurrence['every'],
    interval: Number(parts.get('INTERVAL') ?? 1) || 1,
    weekdays: (parts.get('BYDAY') ?? '').split(',').filter((name): name is Weekday => (weekdays as readonly string[]).includes(name)),
    hour: parts.get('BYHOUR') ?? '',
  };
}

/** Changes what a person changed and leaves every other part of the rule as it was read. */
export function writeRule(before: string, wanted: Recurrence): string {
  if (!wanted.every) return before;
  const parts = new Map(
    before
      .replace(/^RRULE:/, '')
      .split(';')
      .filter(Boolean)
      .map((part) => part.split('=') as [string, string]),
  );
  parts.set('FREQ', wanted.every);
  if (wanted.weekdays.length && wanted.every === 'WEEKLY')
    parts.set('BYDAY', weekdays.filter((name) => wanted.weekdays.includes(name)).join(','));
  else parts.delete('BYDAY');
  if (/^\d{1,2}$/.test(wanted.hour)) parts.set('BYHOUR', String(Number(wanted.hour)));
  else parts.delete('BYHOUR');
  return `RRULE:${[...parts].map(([name, value]) => `${name}=${value}`).join(';')}`;
}

/** "thứ Hai, thứ Tư hằng tuần, 9 giờ". */
export function ruleInWords(rule: string): string {
  const { every, interval, weekdays: days, hour } = readRule(rule);
  if (!every) return rule;
  const rhythm = interval > 1 ? t(`rhythm.${every}.n`, { n: interval }) : t(`rhythm.${every}`);
  return [days.map((name) => t(`weekday.${name}`)).join(', '), rhythm, hour && t('rhythm.hour', { hour })].filter(Boolean).join(', ');
}
