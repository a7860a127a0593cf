// Both languages say everything: the same keys, the same {values}, nothing empty, no key twice, and no key that no screen uses. What the first
// page says stands in text/vi.json and text/en.json, which come with it; everything else in the vi.json and en.json of its own folder.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src', import.meta.url));
const folders = readdirSync(source).filter((name) => existsSync(join(source, name, 'vi.json')));
const faults = [];
const first = {};
const later = {};
for (const language of ['vi', 'en']) {
  const seen = new Set();
  first[language] = {};
  later[language] = {};
  for (const folder of folders) {
    const texts = JSON.parse(readFileSync(join(source, folder, `${language}.json`), 'utf8'));
    for (const key of Object.keys(texts)) {
      if (seen.has(key)) faults.push(`${key}: stands twice in ${language}`);
      seen.add(key);
    }
    Object.assign(folder === 'text' ? first[language] : later[language], texts);
    const contents = readFileSync(join(source, 'text', `later.${language}.ts`), 'utf8');
    if (folder !== 'text' && !contents.includes(`'../${folder}/${language}.json'`))
      faults.push(`${folder}/${language}.json: is missing in text/later.${language}.ts`);
  }
}
const vi = { ...first.vi, ...later.vi };
const en = { ...first.en, ...later.en };

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
  if (isSaidFirst(key) === key in later.vi)
    faults.push(`${key}: belongs into ${key in later.vi ? 'text/vi.json' : 'the vi.json of its folder'}`);
}
for (const key of Object.keys(later.en)) if (key in first.vi) faults.push(`${key}: belongs into text/en.json`);
for (const key of Object.keys(first.en)) if (key in later.vi) faults.push(`${key}: belongs into the en.json of its folder`);

for (const fault of faults) console.error(fault);
console.log(`${Object.keys(vi).length} texts in two languages, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
