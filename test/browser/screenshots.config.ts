// `npm run screenshots`: writes test/browser/screenshots anew.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/browser/screenshots.ts'], maxWorkers: 1, testTimeout: 300_000, hookTimeout: 120_000 },
});
