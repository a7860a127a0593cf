#!/usr/bin/env node
// Proves the direction of includes (docs/architecture.md): main → app → demonstration → domain → {http, jobs, store, reader, sources} → base, no domain
// folder reaching into another's routes or jobs, and no circle among them. Prints the graph with --graph.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, dirname, relative } from 'node:path';

const root = join(dirname(new URL(import.meta.url).pathname), '..', 'src');
const machinery = { base: [], store: ['base'], jobs: ['base', 'store'], http: ['base', 'store'], sources: ['base'], reader: ['base', 'sources'] };
const above = ['app', 'demonstration'];
// All that others see of these folders: a stranger's file becomes text by sources::read or rows by sources::read_sheets, which look for the secrecy mark, or not at all; child.hpp runs a program, over what we wrote ourselves.
const faces = { sources: ['child.hpp', 'source.hpp', 'sheet.hpp', 'lines.hpp', 'message.hpp', 'pages.hpp', 'signature.hpp', 'cap.hpp'] };

function* sources(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* sources(path);
    else if (/\.[ch]pp$/.test(name)) yield path;
  }
}

const faults = [];
const graph = new Map();
for (const path of sources(root)) {
  const file = relative(root, path);
  const folder = file.includes('/') ? file.split('/')[0] : 'main';
  for (const [, included] of readFileSync(path, 'utf8').matchAll(/^#include "([^"]+)"/gm)) {
    if (!included.includes('/')) continue; // the test fixtures of spec/
    const target = included.split('/')[0];
    if (target === folder) continue;
    const is_test = /_test\.cpp$/.test(file);
    if (!is_test) graph.set(folder, (graph.get(folder) ?? new Set()).add(target));
    if (is_test || folder === 'main' || folder === 'app') continue;
    if (above.includes(target)) faults.push(`${file} includes ${included}: nothing below may know ${target}/`);
    if (folder in machinery && !machinery[folder].includes(target)) faults.push(`${file} includes ${included}: ${folder}/ may include only ${machinery[folder].join(', ') || 'nothing'}`);
    if (target in faces && !faces[target].some((header) => included === `${target}/${header}`)) faults.push(`${file} includes ${included}: of ${target}/ others see only ${faces[target].join(', ')}`);
    if (!(target in machinery) && /_(http|jobs)\.hpp$/.test(included)) faults.push(`${file} includes ${included}: another folder's routes and jobs are its own`);
  }
}

function circle_from(start) {
  const walk = (folder, path) => {
    for (const next of graph.get(folder) ?? []) {
      if (next === start) return [...path, next];
      if (path.includes(next)) continue;
      const found = walk(next, [...path, next]);
      if (found) return found;
    }
  };
  return walk(start, [start]);
}
for (const folder of graph.keys()) {
  const circle = circle_from(folder);
  if (circle && circle[0] === [...circle].sort()[0]) faults.push(`a circle: ${circle.join(' → ')}`);
}

if (process.argv.includes('--graph'))
  for (const [folder, targets] of [...graph].sort()) console.log(`${folder.padEnd(14)} → ${[...targets].sort().join(', ')}`);
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
