// What the build made for the pages, loaded: style sheet, scripts, fonts, and the map of the world. Throws CommandError where the build has not run.
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { World } from '../pages/picture/world.js';
import type { Asset } from '../server/html/assets.js';
import { CommandError, EXIT } from './exit.js';
import { FOLDERS } from './folders.js';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

export function loadAssets(): ReadonlyMap<string, Asset> {
  const manifest = join(FOLDERS.assets, 'manifest.json');
  assertBuilt(manifest);
  const names = JSON.parse(readFileSync(manifest, 'utf8')) as Readonly<Record<string, string>>;
  return new Map(
    Object.entries(names).map(([name, file]) => [
      name,
      {
        path: `/assets/${file}`,
        contentType: TYPES[extname(file)] ?? 'application/octet-stream',
        body:
          extname(file) === '.woff2'
            ? readFileSync(join(FOLDERS.assets, file))
            : readFileSync(join(FOLDERS.assets, file), 'utf8'),
      },
    ]),
  );
}

export function loadWorld(): World {
  assertBuilt(FOLDERS.world);
  return JSON.parse(readFileSync(FOLDERS.world, 'utf8')) as World;
}

function assertBuilt(file: string): void {
  if (!existsSync(file))
    throw new CommandError(EXIT.failure, 'the pages have not been built; run "npm run build" first');
}
