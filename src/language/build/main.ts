// Writes the reference graph, the lists of currencies and given names, and names in further languages: `npm run build:reference`, from the root of the repository.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCurrencies } from './currencies.js';
import { writeFurtherNames } from './further-names.js';
import { writeGivenNames } from './given-names.js';
import { buildReference } from './reference.js';

const folder = join('data', 'reference');
const reference = buildReference(join(folder, 'source'));
for (const [file, text] of reference) {
  writeFileSync(join(folder, file), text);
  process.stdout.write(`${join(folder, file)}: ${text.match(/ a pacta:/g)?.length ?? 0} entities\n`);
}
const currencies = join('ontology', 'codes', 'unit-currencies.ttl');
writeFileSync(currencies, writeCurrencies());
process.stdout.write(`${currencies}\n`);
const givenNames = join('data', 'language', 'given-names.txt');
writeFileSync(givenNames, writeGivenNames());
process.stdout.write(`${givenNames}\n`);
const furtherNames = join('data', 'names', 'cldr.tsv');
const states = new Set([...reference.values()].flatMap((text) => text.match(/(?<=^state:)[A-Z]{3}/gm) ?? []));
writeFileSync(furtherNames, writeFurtherNames(states));
process.stdout.write(`${furtherNames}\n`);
