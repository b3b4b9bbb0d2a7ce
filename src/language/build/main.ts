// Writes the reference graph, the list of currencies and that of given names: `npm run build:reference`, from the root of the repository.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCurrencies } from './currencies.js';
import { writeGivenNames } from './given-names.js';
import { buildReference } from './reference.js';

const folder = join('data', 'reference');
for (const [file, text] of buildReference(join(folder, 'source'))) {
  writeFileSync(join(folder, file), text);
  process.stdout.write(`${join(folder, file)}: ${text.match(/ a pacta:/g)?.length ?? 0} entities\n`);
}
const currencies = join('ontology', 'codes', 'unit-currencies.ttl');
writeFileSync(currencies, writeCurrencies());
process.stdout.write(`${currencies}\n`);
const givenNames = join('data', 'language', 'given-names.txt');
writeFileSync(givenNames, writeGivenNames());
process.stdout.write(`${givenNames}\n`);
