// Language packs and reference graphs made for a test: the real Italian pack or a small one, changed as a test says.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { LanguageFolders } from '../../src/language/load.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const FOLDERS: LanguageFolders = {
  packs: join(ROOT, 'data/language'),
  reference: join(ROOT, 'data/reference'),
};

const scratch = mkdtempSync(join(tmpdir(), 'pacta-language-'));
afterAll(() => rmSync(scratch, { recursive: true }));
let made = 0;

/** A folder with the given Turtle files. */
export function referenceWith(files: Readonly<Record<string, string>>): string {
  const folder = join(scratch, `reference-${made++}`);
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** A copy of the Italian pack under a tag, with one of its files changed. */
export function packWith(file: string, change: (text: string) => string, tag = 'it'): LanguageFolders {
  const packs = join(scratch, `packs-${made++}`);
  cpSync(join(FOLDERS.packs, 'it'), join(packs, tag), { recursive: true });
  for (const file of ['given-names.txt', 'codes.json']) cpSync(join(FOLDERS.packs, file), join(packs, file));
  const path = join(packs, tag, file);
  writeFileSync(path, change(file === 'rules.json' ? '' : readFileSync(path, 'utf8')));
  return { packs, reference: referenceWith({}) };
}
