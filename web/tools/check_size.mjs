// The first page: what a phone fetches before it shows the sign-in or the first screen after it, all six faces of the type included.
// An address of another machine anywhere in the build is a fault too: no outside address is ever called.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const most = 150_000;
const dist = fileURLToPath(new URL('../dist', import.meta.url));
if (!existsSync(join(dist, 'index.html'))) {
  console.error('There is no build yet: run npm run build first.');
  process.exit(1);
}
const assets = readdirSync(join(dist, 'assets'));
const sizeOf = (file) => statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
const asset = (pattern) => assets.filter((name) => pattern.test(name)).map((name) => join(dist, 'assets', name));

const html = readFileSync(join(dist, 'index.html'), 'utf8');
const entry = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((found) => join(dist, found[1]));
const firstScreen = asset(/^Home-.*\.(js|css)$/);
// What Home imports in turn, named in its own code.
const shared = [
  ...new Set(
    firstScreen
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/"\.\/([\w.-]+\.js)"/g)].map((found) => join(dist, 'assets', found[1]))),
  ),
].filter((file) => !entry.includes(file));
const first = [join(dist, 'index.html'), ...entry, ...firstScreen, ...shared, ...asset(/\.woff2$/)];
const total = first.reduce((sum, file) => sum + sizeOf(file), 0);
console.log(`first page: ${(total / 1000).toFixed(1)} kB compressed, of ${most / 1000} kB at most`);

let faults = total > most ? 1 : 0;
// Namespaces are names, not addresses; svelte.dev stands in the text of an error and is never fetched.
const harmless = /^https?:\/\/(www\.w3\.org|svelte\.dev)\b/;
for (const file of asset(/\.(js|css)$/).concat(join(dist, 'index.html'), join(dist, 'sw.js'))) {
  for (const [address] of readFileSync(file, 'utf8').matchAll(/https?:\/\/[\w.-]+/g)) {
    if (!harmless.test(address)) {
      console.error(`${file}: outside address ${address}`);
      faults += 1;
    }
  }
}
process.exit(faults ? 1 : 0);
