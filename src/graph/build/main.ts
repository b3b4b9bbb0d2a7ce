// Draws the picture of the model: `npm run build:model`, from the root of the repository.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'n3';
import { drawModel } from './draw.js';
import { readModel } from './model.js';

const ontology = new Parser().parse(readFileSync(join('ontology', 'pacta.ttl'), 'utf8'));
const picture = join('ontology', 'model.svg');
writeFileSync(picture, drawModel(readModel(ontology)));
process.stdout.write(`${picture}\n`);
