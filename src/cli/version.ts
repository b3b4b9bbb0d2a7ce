// The version of the program, from the one place where it stands.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './folders.js';

export const VERSION = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string })
  .version;
