import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'es2021',
    // The Content-Security-Policy allows files of this origin only: nothing may become a data: address or an inline script.
    assetsInlineLimit: 0,
    // The service worker fetches every file ahead: a list of the scripts that each screen needs would only make the first page heavier.
    modulePreload: { polyfill: false, resolveDependencies: (_file, needed) => needed.filter((one) => one.endsWith('.css')) },
    reportCompressedSize: false,
    manifest: 'manifest.build.json',
    rollupOptions: {
      input: { index: 'index.html', portal: 'src/portal/portal.css' },
      // The pages that the server writes itself name their style sheet, so its address stays the same.
      output: { assetFileNames: (file) => (file.names.includes('portal.css') ? 'portal.css' : 'assets/[name]-[hash][extname]') },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
