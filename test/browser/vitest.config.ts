// Tests in a real browser. One worker: the browser is heavy, and pages are looked at one after another.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/browser/**/*.browser.ts'], maxWorkers: 1, testTimeout: 90_000, hookTimeout: 120_000 },
});
