// After Vite: writes the service worker with the list of files it keeps, and the compressed siblings that the server sends as they are.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const worker = fileURLToPath(new URL('../src/app/sw.js', import.meta.url));

const filesBelow = (folder) =>
  readdirSync(folder).flatMap((name) =>
    statSync(join(folder, name)).isDirectory() ? filesBelow(join(folder, name)) : [join(folder, name)],
  );

rmSync(join(dist, 'manifest.build.json'), { force: true });

// A public page is read once and left: what stands on it must not move when the type comes late.
const portal = join(dist, 'portal.css');
writeFileSync(portal, readFileSync(portal, 'utf8').replaceAll('font-display:swap', 'font-display:optional'));

const kept = filesBelow(dist)
  .map((file) => relative(dist, file))
  .sort();
const sum = createHash('sha256');
for (const file of kept) sum.update(file).update(readFileSync(join(dist, file)));
const addresses = ['/', ...kept.filter((file) => file !== 'index.html').map((file) => `/${file}`)];
const code = readFileSync(worker, 'utf8')
  .replace('__VERSION__', sum.digest('hex').slice(0, 12))
  .replace('__FILES__', JSON.stringify(addresses));
writeFileSync(join(dist, 'sw.js'), code);

for (const file of filesBelow(dist).filter((name) => /\.(html|js|css|svg|json|webmanifest)$/.test(name))) {
  const bytes = readFileSync(file);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  );
}
