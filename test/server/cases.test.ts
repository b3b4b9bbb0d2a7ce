// The cases of test/cases/http, put to the app core without a socket, over the real store.
import { afterAll, beforeAll, describe, test } from 'vitest';
import { makeApp } from '../../src/server/app.js';
import { openEmbeddedStore } from '../../src/store/embedded.js';
import type { Store } from '../../src/store/store.js';
import { caseFiles, type Fetch, fixture, loadCases, ORIGIN, runSteps, TOKEN } from './http-cases.js';

let store: Store;
beforeAll(async () => {
  store = await openEmbeddedStore({});
});
afterAll(() => store.close());

describe.each(caseFiles())('%s', (file) => {
  test.each(loadCases(file))('$name', async (one) => {
    await store.transaction(fixture(one));
    const settings = { maxBodyBytes: 4000, packFromBytes: 400, ...(one.readOnly === true ? {} : { token: TOKEN }) };
    const app = makeApp(store, settings);
    const fetch: Fetch = (address, init) => app.fetch(new Request(new URL(address, ORIGIN), init));
    await runSteps(one.steps, fetch);
  });
});
