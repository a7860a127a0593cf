// A workbook as somebody fills it in with LibreOffice: opened, written into, and saved again by the program itself.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const cells = /<table:table-cell\b(?:[^>]*\/>|[^>]*>[\s\S]*?<\/table:table-cell>)/g;

/** One cell with a value in it, looking as before; what was repeated beside it stays. */
function filled(cell, value) {
  const kept = [...cell.matchAll(/ table:(?:style-name|content-validation-name)="[^"]*"/g)].map(([one]) => one).join('');
  const type = typeof value === 'number' ? `office:value-type="float" office:value="${value}"` : 'office:value-type="string"';
  const repeated = Number(/number-columns-repeated="(\d+)"/.exec(cell)?.[1] ?? 1);
  const rest = repeated > 1 ? `<table:table-cell${kept} table:number-columns-repeated="${repeated - 1}"/>` : '';
  return `<table:table-cell${kept} ${type}><text:p>${value}</text:p></table:table-cell>${rest}`;
}

/** Writes each value into the second cell of the row that has these words. */
function write(sheet, values) {
  const waiting = new Map(Object.entries(values));
  const written = sheet.replace(/<table:table-row\b[\s\S]*?<\/table:table-row>/g, (row) => {
    const words = [...waiting.keys()].find((one) => row.includes(`>${one}</text:p>`));
    if (words === undefined) return row;
    const value = waiting.get(words);
    waiting.delete(words);
    let place = 0;
    return row.replace(cells, (cell) => (place++ === 1 ? filled(cell, value) : cell));
  });
  if (waiting.size) throw new Error(`The workbook has no row for ${[...waiting.keys()].join(', ')}`);
  return written;
}

/** The workbook with values beside these words, as LibreOffice saves it. */
export function fillInCalc(workbook, values) {
  const folder = mkdtempSync(join(tmpdir(), 'lalanh-calc-'));
  const at = (name) => join(folder, name);
  const convert = (name, to) =>
    execFileSync(
      'soffice',
      [`-env:UserInstallation=file://${at('profile')}`, '--headless', '--convert-to', to, '--outdir', folder, at(name)],
      {
        stdio: 'pipe',
      },
    );
  try {
    writeFileSync(at('form.xlsx'), workbook);
    convert('form.xlsx', 'fods');
    writeFileSync(at('saved.fods'), write(readFileSync(at('form.fods'), 'utf8'), values));
    convert('saved.fods', 'xlsx');
    return readFileSync(at('saved.xlsx'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
