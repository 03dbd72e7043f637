import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    include: ['{lib,components,scripts}/**/*.test.{ts,tsx}'],
    // Both cores of a small machine; Vitest by itself leaves one free.
    maxWorkers: 2,
  },
});
