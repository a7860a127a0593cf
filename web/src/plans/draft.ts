import type { Deadline, Item, Kind, Values } from './plan';
import { readRule, writeRule, type Recurrence, type Weekday } from './recurrence';

/** What the fields of the editor hold while a person types: text, whatever the value is made of. */
export interface Draft {
  text: string;
  date: string;
  role: string;
  name: string;
  number: string;
  id: string;
  heading: string;
  body: string;
  ordered: 'yes' | 'no';
  cooperators: string;
  duties: string;
  deadline: Deadline['kind'];
  exclusive: 'yes' | 'no';
  from: string;
  until: string;
  every: string;
  rhythm: Recurrence['every'];
  weekdays: Weekday[];
  hour: string;
  to: string;
  channel: string;
}

const blank: Draft = {
  text: '',
  date: '',
  role: '',
  name: '',
  number: '',
  id: '',
  heading: '',
  body: '',
  ordered: 'yes',
  cooperators: '',
  duties: '',
  deadline: 'by_date',
  exclusive: 'no',
  from: '',
  until: '',
  every: 'unspecified',
  rhythm: 'WEEKLY',
  weekdays: [],
  hour: '',
  to: '',
  channel: '',
};

const onePerLine = (lines: string[]) => lines.join('\n');
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export function emptyDraft(text = ''): Draft {
  return { ...blank, text, body: text, from: text, number: text, heading: text, name: text };
}

export function draftOf(item: Item): Draft {
  switch (item.kind) {
    case 'date':
      return { ...blank, date: item.value.date };
    case 'signer':
      return { ...blank, ...item.value };
    case 'basis':
      return { ...blank, number: item.value.number, date: item.value.date ?? '' };
    case 'section':
      return { ...blank, ...item.value };
    case 'assignment':
      return {
        ...blank,
        body: item.value.body,
        ordered: item.value.ordered ? 'yes' : 'no',
        cooperators: onePerLine(item.value.cooperators),
        duties: onePerLine(item.value.duties),
      };
    case 'deadline': {
      const { every, weekdays, hour } = readRule(item.value.rule);
      return {
        ...blank,
        text: item.value.text,
        deadline: item.value.kind,
        date: item.value.date ?? '',
        exclusive: item.value.exclusive ? 'yes' : 'no',
        from: item.value.from ?? '',
        until: item.value.until ?? '',
        rhythm: every,
        weekdays,
        hour,
      };
    }
    case 'report':
      return { ...blank, ...item.value };
    case 'reference':
      return { ...blank, text: item.value.clause, number: item.value.document, id: item.value.target };
    default:
      return { ...blank, text: item.value.text };
  }
}

function deadlineOf(draft: Draft, before: Deadline | undefined): Deadline {
  const isDate = draft.deadline === 'by_date';
  const isRange = draft.deadline === 'range';
  const isRecurring = draft.deadline === 'recurring';
  return {
    kind: draft.deadline,
    date: (isDate && draft.date) || null,
    exclusive: isDate && draft.exclusive === 'yes',
    from: ((isRange || isRecurring) && draft.from) || null,
    until: ((isRange || isRecurring) && draft.until) || null,
    rule: isRecurring
      ? writeRule(before?.rule ?? '', { every: draft.rhythm, interval: 1, weekdays: draft.weekdays, hour: draft.hour })
      : '',
    times_per_day: isRecurring ? (before?.times_per_day ?? null) : null,
    text: draft.text.trim(),
  };
}

/** The value the server wants for a kind. */
export function valueOf(kind: Kind, draft: Draft, before?: Item): Values[Kind] {
  switch (kind) {
    case 'date':
      return { date: draft.date };
    case 'signer':
      return { role: draft.role.trim(), name: draft.name.trim() };
    case 'basis':
      return { number: draft.number.trim(), date: draft.date || null };
    case 'section':
      return { id: draft.id.trim(), heading: draft.heading.trim() };
    case 'assignment':
      return {
        body: draft.body.trim(),
        ordered: draft.ordered === 'yes',
        cooperators: linesOf(draft.cooperators),
        duties: linesOf(draft.duties),
      };
    case 'deadline':
      return deadlineOf(draft, before?.kind === 'deadline' ? before.value : undefined);
    case 'report':
      return { from: draft.from.trim(), to: draft.to.trim(), every: draft.every, channel: draft.channel.trim() };
    case 'reference':
      return { clause: draft.text.trim(), document: draft.number.trim(), target: draft.id.trim() };
    default:
      return { text: draft.text.trim() };
  }
}

/** Whether enough is written for the value to be sent. */
export function isComplete(kind: Kind, draft: Draft): boolean {
  switch (kind) {
    case 'date':
      return Boolean(draft.date);
    case 'signer':
      return Boolean(draft.name.trim());
    case 'basis':
      return Boolean(draft.number.trim());
    case 'section':
      return Boolean(draft.id.trim());
    case 'assignment':
      return Boolean(draft.body.trim());
    case 'deadline':
      if (draft.deadline === 'by_date') return Boolean(draft.date);
      if (draft.deadline === 'range') return Boolean(draft.from);
      return draft.deadline === 'recurring' ? Boolean(draft.rhythm) : Boolean(draft.text.trim());
    case 'report':
      return Boolean(draft.from.trim() && draft.to.trim());
    default:
      return Boolean(draft.text.trim());
  }
}
