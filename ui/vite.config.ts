import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  // Tauri serves the build from its own scheme: relative addresses work there and in a plain browser.
  base: './',
  clearScreen: false,
  server: {
    port: 5173,
    strictPort: true,
    // The Fluent catalogues live beside the package, in assets/.
    fs: { allow: ['..'] },
  },
  build: {
    target: 'es2022',
    // No inlined fonts or images: the content security policy allows 'self' only.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  test: {
    environment: 'happy-dom',
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    restoreMocks: true,
    // Whole ways through the window take seconds while the machine is busy.
    testTimeout: 20_000,
  },
});
