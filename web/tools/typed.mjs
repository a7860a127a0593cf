import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Modules of the application, for a test in node: `await typed(import.meta.url, 'paging')`. What they import comes with them. */
export async function typed(test, ...names) {
  const contents = names.map((name) => `export * from './${name}';`).join('\n');
  const stdin = { contents, resolveDir: fileURLToPath(new URL('.', test)), loader: 'ts' };
  const { outputFiles } = await build({ stdin, bundle: true, write: false, format: 'esm', target: 'es2022' });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}
