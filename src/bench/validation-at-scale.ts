// 100,000 quads validated: in this process beside the SHACL engine called naively, and as a process over a file beside
// Jena's, where Debian's libapache-jena-java is installed; and how much memory the process takes.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Parser, type Quad } from 'n3';
import { loadReferenceGraph } from '../cli/converter.js';
import { FOLDERS, ROOT } from '../cli/folders.js';
import { makeIris } from '../graph/iris.js';
import { toNQuads } from '../graph/serialize.js';
import { validateNaively } from '../validate/naive.js';
import { indexBackground, loadShapes, validate } from '../validate/validate.js';
import type { MakeCase, Rounds } from './harness.js';
import { manyArticles } from './many-articles.js';

const QUADS = 100_000;
const QUADS_PER_SECOND = 80_000;
const MOST_MB = 600;
const ROUNDS: Rounds = { warm: 1, measured: 5 };

async function manyQuads(): Promise<Quad[]> {
  const articles = await manyArticles();
  return Array.from({ length: Math.ceil(QUADS / articles.size) }, (_, at) => articles.named(`a${at}`)).flat();
}
const shapeFiles = (): string[] =>
  readdirSync(FOLDERS.shapes)
    .filter((name) => name.endsWith('.ttl'))
    .map((name) => join(FOLDERS.shapes, name));

export const manyValidatedCase: MakeCase = async () => {
  const iris = makeIris();
  const quads = await manyQuads();
  const reference = loadReferenceGraph(iris);
  const shapes = loadShapes(FOLDERS.shapes);
  const background = indexBackground(reference, iris.base);
  const shapeQuads = shapeFiles().flatMap((file) => new Parser().parse(readFileSync(file, 'utf8')));
  const everything = [...quads, ...reference];
  return {
    name: `validate ${quads.length} quads`,
    peer: 'rdf-validate-shacl called naively',
    unit: 'ms',
    limit: (quads.length / QUADS_PER_SECOND) * 1000,
    rounds: { warm: 1, measured: 3 },
    run: () => validate(quads, shapes, background),
    runPeer: () => validateNaively(everything, shapeQuads),
  };
};

export const fileValidatedCase: MakeCase = async () => {
  const jena = findJena();
  if (jena === undefined) return undefined;
  const { folder, own, whole, shapes } = await writeFiles();
  return {
    name: 'validate a file of 100,000 quads, program started anew',
    peer: 'Jena SHACL started anew, checks and rules left out',
    unit: 'ms',
    rounds: ROUNDS,
    elsewhere: true,
    run: () => runPacta(own),
    runPeer: () => runJena(jena(folder), shapes, whole),
    close: async () => rmSync(folder, { recursive: true }),
  };
};

export const memoryCase: MakeCase = async () => {
  const { folder, own } = await writeFiles();
  return {
    name: 'memory of validating a file of 100,000 quads',
    peer: 'the same in parts on the disk',
    unit: 'MB',
    counted: true,
    rounds: { warm: 0, measured: 3 },
    limit: MOST_MB,
    run: () => runPacta(own),
    runPeer: () => runPacta(own, '--parts'),
    close: async () => rmSync(folder, { recursive: true }),
  };
};

interface Files {
  readonly folder: string;
  readonly own: string;
  /** With the reference graph, which the program adds by itself. */
  readonly whole: string;
  readonly shapes: string;
}
async function writeFiles(): Promise<Files> {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-bench-'));
  const quads = await manyQuads();
  const files = {
    folder,
    own: join(folder, 'own.nq'),
    whole: join(folder, 'whole.nt'),
    shapes: join(folder, 'shapes.ttl'),
  };
  writeFileSync(files.own, toNQuads(quads));
  writeFileSync(files.whole, toNQuads([...quads, ...loadReferenceGraph(makeIris())], false));
  writeFileSync(
    files.shapes,
    shapeFiles()
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n'),
  );
  return files;
}

/** Most memory that the process had, in MB. */
const runPacta = (...args: readonly string[]): Promise<number> =>
  run(process.execPath, [
    '--import',
    'data:text/javascript,process.on("exit",()=>process.stderr.write("rss "+process.resourceUsage().maxRSS))',
    join(ROOT, 'dist', 'cli', 'main.js'),
    'validate',
    '--no-rules',
    ...args,
  ]);

async function run(command: string, args: readonly string[]): Promise<number> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = (await once(child, 'close')) as [number];
  if (code > 1) throw new Error(`${command} ended with ${code}: ${said.slice(0, 500)}`);
  return Number(/rss (\d+)/.exec(said)?.[1] ?? 0) / 1000;
}

async function runJena(classPath: string, shapes: string, data: string): Promise<void> {
  const child = spawn('java', ['-cp', classPath, 'shacl.shacl', 'validate', '--shapes', shapes, '--data', data], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let isReport = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    isReport ||= text.includes('sh:conforms');
  });
  await once(child, 'close');
  if (!isReport) throw new Error('Jena gave no report');
}

const JARS = '/usr/share/java';

/** The class path by the folder in which what Debian's package lacks is put; undefined where Jena is not installed. */
function findJena(): ((folder: string) => string) | undefined {
  if (!existsSync(join(JARS, 'jena-cmds.jar'))) return undefined;
  const isOther =
    /log4j-over|slf4j-(?:log4j|jdk|jcl|android|ext|migrator)|jcl-over|jul-to|-\d[\d.]*(?:-[a-z0-9]+)?\.jar$/;
  const jars = readdirSync(JARS).filter((name) => name.endsWith('.jar') && !isOther.test(name));
  return (folder) => {
    // Hint: the package looks for these beside the class that it renamed.
    const core = join(JARS, 'jena-core.jar');
    spawnSync('unzip', ['-q', '-o', core, 'org/apache/jena/ext/xerces/*.properties', '-d', folder]);
    const renamed = join(folder, 'org', 'apache', 'jena', 'ext', 'xerces');
    if (existsSync(renamed)) cpSync(renamed, join(folder, 'xerces'), { recursive: true });
    return classPath(folder, jars);
  };
}

const classPath = (folder: string, jars: readonly string[]): string =>
  [folder, ...jars.map((name) => join(JARS, name))].join(':');
