// The gazetteer as one JSON file beside the compiled program, made at build time because parsing the Turtle of the
// reference graph takes longer than everything else at start. Its name is the digest of the Turtle files that it was made
// from: when one of them changes, the file is no longer found and the Turtle is read, so that it is never out of date.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Gazetteer, loadGazetteer, type Name } from './gazetteer.js';
import type { ReferenceEntity } from './pack.js';

interface Compiled {
  readonly entities: readonly ReferenceEntity[];
  /** Label, language, form, place of the entity in `entities`. */
  readonly names: readonly (readonly [label: string, language: string, form: Name['form'], entity: number])[];
}

function compiledFile(directory: string, cache: string): string {
  const digest = createHash('sha256');
  for (const name of readdirSync(directory)
    .filter((file) => file.endsWith('.ttl'))
    .sort())
    digest.update(name).update(readFileSync(join(directory, name)));
  return join(cache, `gazetteer-${digest.digest('hex').slice(0, 16)}.json`);
}

/** The gazetteer of a folder of Turtle files, from the compiled file where there is one for just these files. */
export function openGazetteer(directory: string, cache: string | undefined): Gazetteer {
  const file = cache === undefined ? undefined : compiledFile(directory, cache);
  if (file === undefined || !existsSync(file)) return loadGazetteer(directory);
  const { entities, names } = JSON.parse(readFileSync(file, 'utf8')) as Compiled;
  return {
    entities: new Map(entities.map((entity) => [entity.key, entity])),
    names: names.map(([label, language, form, at]) => ({
      label,
      language,
      form,
      entity: entities[at] as ReferenceEntity,
    })),
  };
}

/** Writes the compiled file and takes earlier ones away. Gives the path of the file. */
export function compileGazetteer(directory: string, cache: string): string {
  const { entities, names } = loadGazetteer(directory);
  const places = new Map([...entities.keys()].map((key, at) => [key, at]));
  const compiled: Compiled = {
    entities: [...entities.values()],
    names: names.map(({ label, language, form, entity }) => [label, language, form, places.get(entity.key) ?? 0]),
  };
  mkdirSync(cache, { recursive: true });
  for (const old of readdirSync(cache).filter((name) => name.startsWith('gazetteer-'))) rmSync(join(cache, old));
  const file = compiledFile(directory, cache);
  writeFileSync(file, JSON.stringify(compiled));
  return file;
}
