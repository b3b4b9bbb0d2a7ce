// All language data and the gazetteer from disk, beside n3 parsing the reference files that the gazetteer is made of.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'n3';
import { FOLDERS } from '../cli/folders.js';
import { loadLanguages } from '../language/load.js';
import type { MakeCase } from './harness.js';

export const languagesCase: MakeCase = async () => ({
  name: 'load the language data',
  peer: 'n3 parses the reference files',
  unit: 'ms',
  limit: 150,
  run: () => loadLanguages({ packs: FOLDERS.language, reference: FOLDERS.reference, cache: FOLDERS.cache }),
  runPeer: () => {
    for (const file of readdirSync(FOLDERS.reference).filter((name) => name.endsWith('.ttl')))
      new Parser().parse(readFileSync(join(FOLDERS.reference, file), 'utf8'));
  },
});
