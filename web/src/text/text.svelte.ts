import vi from './vi.json';

export type TextKey = keyof typeof vi;
export type Language = 'vi' | 'en';

type Values = Record<string, string | number>;

const spoken = $state<{ language: Language; texts: Record<TextKey, string> }>({ language: 'vi', texts: vi });

export const language = () => spoken.language;

/** Vietnamese is part of the first page; English is fetched by those who ask for it. */
export async function speak(wanted: Language) {
  if (wanted === spoken.language) return;
  spoken.texts = wanted === 'vi' ? vi : (await import('./en.json')).default;
  spoken.language = wanted;
  document.documentElement.lang = wanted;
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

/** Sorts names as the reader's language does: Đ after D, and number 2 before number 10. */
export const byName = (a: string, b: string) => a.localeCompare(b, spoken.language, { numeric: true });
