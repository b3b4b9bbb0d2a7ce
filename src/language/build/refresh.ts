// `npm run refresh:reference -- EXTRACT`: writes data/names/wikidata.tsv from an extract of Wikidata, from the root of the
// repository, and says what a person should look at. The extract is what data/names/extract.rq asks of Wikidata.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refreshFromWikidata } from './wikidata.js';

const [extract] = process.argv.slice(2);
if (extract === undefined) {
  process.stderr.write('give a file: npm run refresh:reference -- EXTRACT\n');
  process.exit(2);
}
try {
  const reference = ['states.ttl', 'organizations.ttl'].map((file) =>
    readFileSync(join('data', 'reference', file), 'utf8'),
  );
  const { table, added, remarks } = refreshFromWikidata(readFileSync(extract, 'utf8'), reference);
  const file = join('data', 'names', 'wikidata.tsv');
  writeFileSync(file, table);
  for (const remark of remarks) process.stdout.write(`${remark}\n`);
  process.stdout.write(`${file}: ${added} names\n`);
} catch (error) {
  process.stderr.write(`${extract}: ${(error as Error).message}; nothing was written\n`);
  process.exit(3);
}
