// Both languages say everything: the same keys, the same {values}, nothing empty, and no key that no screen uses.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src', import.meta.url));
const read = (language) => JSON.parse(readFileSync(join(source, 'text', `${language}.json`), 'utf8'));
const vi = read('vi');
const en = read('en');
const faults = [];

const valuesOf = (text) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((found) => found[1]))].sort().join();
for (const key of new Set([...Object.keys(vi), ...Object.keys(en)])) {
  if (!vi[key]) faults.push(`${key}: no Vietnamese`);
  else if (!en[key]) faults.push(`${key}: no English`);
  else if (valuesOf(vi[key]) !== valuesOf(en[key]))
    faults.push(`${key}: the values differ: {${valuesOf(vi[key])}} and {${valuesOf(en[key])}}`);
}

const filesBelow = (folder) =>
  readdirSync(folder).flatMap((name) =>
    statSync(join(folder, name)).isDirectory() ? filesBelow(join(folder, name)) : [join(folder, name)],
  );
const code = filesBelow(source)
  .filter((file) => /\.(svelte|ts)$/.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
// t(`mark.${state}`) uses every key that begins with "mark."; the compiler has proved that each of them exists.
const beginnings = [...code.matchAll(/`([\w.]+\.)\$\{/g)].map((found) => found[1]);
for (const key of Object.keys(vi)) {
  if (!code.includes(`'${key}'`) && !beginnings.some((beginning) => key.startsWith(beginning))) faults.push(`${key}: used by no screen`);
}

for (const fault of faults) console.error(fault);
console.log(`${Object.keys(vi).length} texts in two languages, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
