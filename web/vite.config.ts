import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Builds the web app into `dist/web`, from where the server hands it out.
 * Nothing is inlined (`assetsInlineLimit: 0`), so a content security policy of 'self' is enough.
 * `#kernel/…` and the other rooms of `src/` resolve through `imports` in package.json.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // One small sheet for all pages: a hall loads it once.
    cssCodeSplit: false,
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4321' } },
});
