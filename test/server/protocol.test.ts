// The W3C's live cases for the Protocol and the Graph Store Protocol, where they are at hand: all must pass.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runProtocolSuite } from '../../src/bench/protocol-suite.js';
import { serve } from '../../src/server/serve.js';
import { openEmbeddedStore } from '../../src/store/embedded.js';
import { TOKEN } from './http-cases.js';

const CASES = fileURLToPath(new URL('../../../shared/w3c/protocol-cases.json', import.meta.url));

test.skipIf(!existsSync(CASES))('passes every live case of the W3C', async () => {
  const store = await openEmbeddedStore({ defaultGraph: 'own' });
  const served = await serve(store, { port: 0, host: 'localhost', token: TOKEN, defaultGraph: 'own' });
  try {
    const results = await runProtocolSuite(CASES, served.url, TOKEN);
    expect(results.length).toBe(47);
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
  } finally {
    await served.close();
    await store.close();
  }
});

test.skipIf(!existsSync(CASES))('fails the cases of writing where the server is read-only', async () => {
  const store = await openEmbeddedStore({ defaultGraph: 'own' });
  const served = await serve(store, { port: 0, host: 'localhost', defaultGraph: 'own' });
  try {
    const results = await runProtocolSuite(CASES, served.url, TOKEN);
    expect(results.filter(({ passed }) => passed)).toEqual([]);
    expect(results[0]?.reason).toContain('the store cannot be emptied: 403');
  } finally {
    await served.close();
    await store.close();
  }
});
