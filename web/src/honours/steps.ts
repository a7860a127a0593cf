export interface Step {
  words: string;
  days: number;
}

/** "Chọn điểm phát | 2": a step a line, its day behind a bar; a line that does not say its day is the day of the one before. */
export function stepsOf(text: string): Step[] {
  let last = 0;
  return linesOf(text).map((line) => {
    const bar = line.lastIndexOf('|');
    const days = bar < 0 ? Number.NaN : Number.parseInt(line.slice(bar + 1), 10);
    if (Number.isNaN(days)) return { words: line, days: last };
    last = days;
    return { words: line.slice(0, bar).trim(), days };
  });
}
export const textOf = (steps: Step[]) => steps.map((step) => `${step.words} | ${step.days}`).join('\n');
export const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
