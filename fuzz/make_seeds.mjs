#!/usr/bin/env node
// make_seeds.mjs TARGET FOLDER: lays seeds for one fuzz target into a folder: those of fuzz/seeds, and what spec/ already says. Scenes are
// requests and JSON, corpora and plans are what the reader reads; for the reader also FOLDER.dictionary with the words it knows.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

const [target, folder] = process.argv.slice(2);
const files = (...endings) => readdirSync('spec', { recursive: true }).map(String)
  .filter((name) => endings.some((ending) => name.endsWith(ending))).map((name) => join('spec', name));
const text = (name) => readFileSync(name, 'utf8');

function lay(bytes) {
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  writeFileSync(join(folder, name), bytes);
}

/** The turns of a scene without its comments and orders: what is asked, and what is answered. */
function turns() {
  return files('.case').flatMap((name) => text(name).split(/^===$/m)).map((turn) => {
    const [asked = '', answered = ''] = turn.replace(/^(#|as |at |save |<).*\n/gm, '').split(/^---$/m);
    return { asked: asked.trim(), answered: answered.trim().replace(/^\d+\n/, '') };
  });
}

/** A turn as it goes over the wire. The first byte tells the target where to cut. */
function wire(asked, at) {
  const [head, ...rest] = asked.split('\n\n');
  const [line, ...headers] = head.split('\n');
  const body = rest.join('\n\n');
  const length = body ? [`Content-Length: ${Buffer.byteLength(body)}`] : [];
  return String.fromCharCode(at % 16) + [`${line} HTTP/1.1`, 'Host: x', 'Cookie: s=1', ...headers, ...length, '', body].join('\r\n');
}

function papers_and_phrases() {
  files('.txt', '.md').forEach((name) => lay(readFileSync(name)));
  files('.corpus', '.negative').flatMap((name) => text(name).split('\n')).filter((line) => line.trim() && !line.startsWith('#')).forEach(lay);
}

/** The expressions that the reader knows: without them a fuzzer would hardly ever spell one. */
function lay_dictionary(path) {
  const expressions = text('src/reader/vocabulary/words.txt').split('\n').filter((line) => line && !/^[#[]/.test(line)).flatMap((line) => line.split(';'));
  const escaped = (words) => [...Buffer.from(words)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  writeFileSync(path, [...new Set(expressions.map((words) => words.trim()))].filter(Boolean).map((words) => `"${escaped(words)}"\n`).join(''));
}

const makers = {
  encodings: () => readdirSync('spec/formats').filter((name) => !name.endsWith('.cpp')).forEach((name) => lay(readFileSync(join('spec/formats', name)))),
  json: () => turns().flatMap(({ asked, answered }) => [asked.split('\n\n')[1], answered]).filter((json) => /^[[{]/.test(json ?? '')).forEach(lay),
  request: () => turns().filter(({ asked }) => asked).forEach(({ asked }, at) => lay(wire(asked, at))),
  cap: () => files('.cap').forEach((name) => lay(readFileSync(name))),
  reader: papers_and_phrases,
  outline: papers_and_phrases,
};

mkdirSync(folder, { recursive: true });
if (existsSync(`fuzz/seeds/${target}`)) cpSync(`fuzz/seeds/${target}`, folder, { recursive: true });
makers[target]?.();
if (makers[target] === papers_and_phrases) lay_dictionary(`${folder}.dictionary`);
console.log(`${readdirSync(folder).length} seeds for ${target}`);
