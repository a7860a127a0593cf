import vi from './vi.json';
import type later from './later.vi';

export type TextKey = keyof typeof vi | keyof typeof later;
export type Language = 'vi' | 'en';

type Texts = Partial<Record<TextKey, string>>;
type Values = Record<string, string | number>;

const spoken = $state<{ language: Language; texts: Texts }>({ language: 'vi', texts: vi });

/** Vietnamese for the first page is part of it; English is fetched by those who ask for it. */
const first: Record<Language, () => Promise<{ default: Texts }>> = {
  vi: () => Promise.resolve({ default: vi }),
  en: () => import('./en.json'),
};
/** What the first page does not say comes with the first screen that does. */
const rest: Record<Language, () => Promise<{ default: Texts }>> = {
  vi: () => import('./later.vi'),
  en: () => import('./later.en'),
};
let fully: Promise<void> | undefined;

export const language = () => spoken.language;

/** The language that was asked for last, and the way to it: an account's language comes while the first screen is still being fetched. */
let asked: Language = 'vi';
let newest: Promise<void> | undefined;

async function fetchTexts(wanted: Language, whole: boolean): Promise<void> {
  const parts = await Promise.all([first[wanted](), ...(whole ? [rest[wanted]()] : [])]);
  if (wanted !== asked) return newest;
  const before = wanted === spoken.language ? spoken.texts : {};
  spoken.texts = Object.assign({}, before, ...parts.map((part) => part.default)) as Texts;
  spoken.language = wanted;
  document.documentElement.lang = wanted;
}

function learn(wanted: Language, whole: boolean): Promise<void> {
  asked = wanted;
  newest = fetchTexts(wanted, whole);
  return newest;
}

export async function speak(wanted: Language) {
  if (wanted !== asked) await learn(wanted, Boolean(fully));
}

/** Every sentence there is; a screen other than the first is shown when they have come. */
export function speakFully(): Promise<void> {
  fully ??= learn(asked, true).catch((error: unknown) => {
    fully = undefined;
    throw error;
  });
  return fully;
}

/**
 * The sentence of a key in the reader's language. `{name}` stands for a value; `{n|task|tasks}` is the number and the word in its form, which
 * English needs and Vietnamese does not.
 */
export function t(key: TextKey, values: Values = {}): string {
  return (spoken.texts[key] ?? key).replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return one === undefined ? String(value) : `${value} ${Number(value) === 1 ? one : many}`;
  });
}

/** Whether there is a sentence of this key: for words that the server chooses. */
export const isSaid = (key: string): key is TextKey => key in spoken.texts;

/** What there is of these, with a dot between them that never begins a line. */
export const dotted = (...parts: (string | false | null | undefined)[]) => parts.filter(Boolean).join('\u00a0· ');

/** Sorts names as the reader's language does: Đ after D, and number 2 before number 10. */
export const byName = (a: string, b: string) => a.localeCompare(b, spoken.language, { numeric: true });
