// What pages weigh and how soon they are painted, for `npm run bench:pages`.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/browser/paint.ts'], maxWorkers: 1, testTimeout: 90_000, hookTimeout: 120_000 },
});
