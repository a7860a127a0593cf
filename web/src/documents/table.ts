/** A table as it is typed: rows between bars, the first its head (docs of the server: documents/outline.hpp). */
export interface TypedTable {
  /** Its first line of the text, and the one behind its last. */
  from: number;
  to: number;
  rows: string[][];
}

const isRow = (line: string) => line.trim().startsWith('|');

function cellsOf(line: string): string[] {
  const inside = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inside.split('|').map((cell) => cell.trim());
}

/** Every row as long as the head. */
function evened(rows: string[][]): string[][] {
  const width = rows[0]?.length ?? 0;
  return rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
}

export function tablesIn(text: string): TypedTable[] {
  const lines = text.split('\n');
  const tables: TypedTable[] = [];
  for (let at = 0; at < lines.length; at++) {
    const from = at;
    while (at < lines.length && isRow(lines[at] ?? '')) at++;
    if (at > from) tables.push({ from, to: at, rows: evened(lines.slice(from, at).map(cellsOf)) });
  }
  return tables;
}

/** A bar inside of a cell would begin another one. */
const rowOf = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '/').replace(/\s+/g, ' ').trim()).join(' | ')} |`;
const isFilled = (row: string[]) => row.some((cell) => cell.trim());

/** The text with other rows in this table; empty rows are left out, and without rows the table goes. */
export function withRows(text: string, table: TypedTable, rows: string[][]): string {
  const lines = text.split('\n');
  lines.splice(table.from, table.to - table.from, ...rows.filter(isFilled).map(rowOf));
  return lines.join('\n');
}

/** The text with one more table at its end; a table that ends the text already is kept apart by an empty line. */
export function withTable(text: string, head: string[]): string {
  const before = text.trimEnd();
  const apart = !before ? '' : isRow(before.split('\n').at(-1) ?? '') ? '\n\n' : '\n';
  return `${before}${apart}${rowOf(head)}`;
}
