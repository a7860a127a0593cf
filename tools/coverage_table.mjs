#!/usr/bin/env node
// coverage_table.mjs SUMMARY.json: what llvm-cov exported, as a table of the folders of src/.
import { readFileSync } from 'node:fs';

const lines = new Map();
for (const file of JSON.parse(readFileSync(process.argv[2], 'utf8')).data[0].files) {
  const folder = file.filename.match(/(?:^|\/)src\/(?:([^/]+)\/)?[^/]+$/);
  if (!folder) continue;
  const name = folder[1] ?? 'main';
  const sum = lines.get(name) ?? { count: 0, covered: 0 };
  sum.count += file.summary.lines.count;
  sum.covered += file.summary.lines.covered;
  lines.set(name, sum);
}
const total = [...lines.values()].reduce((sum, one) => ({ count: sum.count + one.count, covered: sum.covered + one.covered }), { count: 0, covered: 0 });
const row = (name, { count, covered }) => console.log(`| ${name} | ${count} | ${((100 * covered) / count).toFixed(1)} % |`);
console.log('| Folder | Lines | Reached |\n|---|---|---|');
for (const [name, sum] of [...lines].sort(([a], [b]) => a.localeCompare(b))) row(`\`${name}/\``, sum);
row('all', total);
