// Run by `npm run build` after the compiler: writes what is loaded faster when it was made before.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileGazetteer } from '../compiled-gazetteer.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
compileGazetteer(join(root, 'data', 'reference'), join(root, 'dist', 'cache'));
