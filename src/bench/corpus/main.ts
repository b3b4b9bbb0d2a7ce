// `npm run corpus`: news-like articles of any number as JSON Lines, with what they say as gold where it is wanted. The same
// seed gives the same articles; a longer corpus begins with the shorter one.
import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { corpus } from './corpus.js';
import { LANGUAGES } from './templates.js';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    language: { type: 'string', default: 'both' },
    output: { type: 'string' },
    gold: { type: 'string' },
  },
});
const [count, seed] = [Number(values.count), Number(values.seed)];
const languages = values.language === 'both' ? LANGUAGES : LANGUAGES.filter((language) => language === values.language);
if (!Number.isSafeInteger(count) || count < 0 || !Number.isSafeInteger(seed) || languages.length === 0) {
  process.stderr.write(
    'usage: npm run corpus -- --count N --seed N --language it|en|both [--output FILE.jsonl] [--gold FOLDER]\n',
  );
  process.exit(2);
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Hint: `… | head` closes the pipe before all is written.
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
const output = values.output === undefined ? process.stdout : createWriteStream(values.output);
if (values.gold !== undefined) mkdirSync(values.gold, { recursive: true });
for (const { article, gold } of corpus({ count, seed, languages })) {
  if (!output.write(`${JSON.stringify(article)}\n`)) await once(output, 'drain');
  if (values.gold === undefined) continue;
  writeFileSync(join(values.gold, `${article.id}.json`), `${JSON.stringify(gold, null, 1)}\n`);
  writeFileSync(join(values.gold, `${article.id}.txt`), article.text);
}
if (output !== process.stdout) {
  output.end();
  await once(output, 'finish');
}
