// Style sheets, fonts and scripts of the pages in, dist/assets out: minified, each under a name that changes with its bytes,
// and a manifest from "style.css" to that name; beside them the map of the world. Part of `npm run build`.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { drawWorld } from './world.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const OUT = join(ROOT, 'dist', 'assets');
const CLIENT = join(ROOT, 'src', 'pages', 'client');

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });

const scripts = readdirSync(CLIENT).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
const { metafile } = await build({
  absWorkingDir: ROOT,
  entryPoints: [
    { in: join(ROOT, 'src', 'pages', 'style', 'main.css'), out: 'style' },
    ...scripts.map((name) => ({ in: join(CLIENT, name), out: basename(name, '.ts') })),
  ],
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome123', 'firefox121', 'safari17.5'],
  outdir: OUT,
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.woff2': 'file' },
  metafile: true,
  logLevel: 'warning',
});

const manifest: Record<string, string> = {};
for (const [file, { entryPoint }] of Object.entries(metafile.outputs)) {
  const name = basename(file);
  const key = entryPoint === undefined ? name : name.replace(/-[A-Z0-9]+(\.[a-z]+)$/, '$1');
  manifest[key] = name;
}
writeFileSync(join(OUT, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
writeFileSync(join(ROOT, 'dist', 'world.json'), JSON.stringify(drawWorld()));
