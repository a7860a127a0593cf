import { dotted, t } from '../text/text.svelte';
import { day } from '../text/time';
import { everies, type Deadline, type Item } from './plan';
import { ruleInWords } from './recurrence';

/** "6-monthly" in the reader's language; what the table does not know is shown as printed. */
export function everyInWords(every: string): string {
  return (everies as readonly string[]).includes(every) ? t(`every.${every as (typeof everies)[number]}`) : every;
}

export function deadlineInWords(deadline: Deadline): string {
  switch (deadline.kind) {
    case 'by_date':
      return t(deadline.exclusive ? 'deadline.before' : 'deadline.by', { day: day(deadline.date) });
    case 'range':
      if (!deadline.until) return t('deadline.from', { day: day(deadline.from) });
      return t('deadline.range', { from: day(deadline.from), until: day(deadline.until) });
    case 'recurring': {
      const times = deadline.times_per_day;
      const often = times ? t('deadline.times', { times: times[0] === times[1] ? times[0] : `${times[0]}–${times[1]}` }) : '';
      return [ruleInWords(deadline.rule), often].filter(Boolean).join(', ');
    }
    default:
      return deadline.text || t(`deadline.${deadline.kind}`);
  }
}

/** The value of an item in one line, as the reading shows it. */
export function inWords(item: Item): string {
  switch (item.kind) {
    case 'date':
      return day(item.value.date);
    case 'signer':
      return dotted(item.value.role, item.value.name);
    case 'basis':
      return item.value.date ? t('basis.dated', { number: item.value.number, day: day(item.value.date) }) : item.value.number;
    case 'section':
      return `${item.value.id.split('.').at(-1) ?? ''}. ${item.value.heading}`;
    case 'assignment':
      return item.value.body;
    case 'deadline':
      return deadlineInWords(item.value);
    case 'reference':
      return [item.value.clause, item.value.document].filter(Boolean).join(', ');
    case 'report':
      return t('report.duty', { from: item.value.from, to: item.value.to, every: everyInWords(item.value.every) });
    default:
      return item.value.text;
  }
}
