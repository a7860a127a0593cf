// Both languages say everything: the same keys, the same {values}, nothing empty, and no key that no screen uses. What the first page says
// stands in vi.json and en.json, which come with it; everything else in vi.more.json and en.more.json.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src', import.meta.url));
const read = (name) => JSON.parse(readFileSync(join(source, 'text', `${name}.json`), 'utf8'));
const later = read('vi.more');
const vi = { ...read('vi'), ...later };
const en = { ...read('en'), ...read('en.more') };
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

/** The text of a file and of all that it imports before anything is shown. */
function codeFrom(file, seen = new Set()) {
  const found = ['', '.ts'].map((end) => file + end).find((name) => existsSync(name));
  if (!found || seen.has(found)) return '';
  seen.add(found);
  const text = readFileSync(found, 'utf8');
  const imports = [...text.matchAll(/^\s*import\s(?!type)[^;]*?from\s+'(\.[^']+)'/gms)].map((one) => join(dirname(found), one[1]));
  return [text, ...imports.filter((name) => !name.endsWith('.json')).map((name) => codeFrom(name, seen))].join('\n');
}
const reached = new Set();
const firstPage = ['main.ts', 'app/Home.svelte'].map((name) => codeFrom(join(source, name), reached)).join('\n');

// t(`mark.${state}`) uses every key that begins with "mark."; the compiler has proved that each of them exists.
const beginningsIn = (text) => [...text.matchAll(/`([\w.]+\.)\$\{/g)].map((found) => found[1]);
const usesOf =
  (text, beginnings = beginningsIn(text)) =>
  (key) =>
    text.includes(`'${key}'`) || beginnings.some((beginning) => key.startsWith(beginning));
const isUsed = usesOf(code);
const isSaidFirst = usesOf(firstPage);
for (const key of Object.keys(vi)) {
  if (!isUsed(key)) faults.push(`${key}: used by no screen`);
  if (isSaidFirst(key) === key in later) faults.push(`${key}: belongs into ${key in later ? 'vi.json' : 'vi.more.json'}`);
}
for (const [language, keys] of [
  ['en', read('en')],
  ['en.more', read('en.more')],
])
  for (const key of Object.keys(keys))
    if (key in later !== (language === 'en.more')) faults.push(`${key}: stands in the wrong file of English`);

for (const fault of faults) console.error(fault);
console.log(`${Object.keys(vi).length} texts in two languages, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
