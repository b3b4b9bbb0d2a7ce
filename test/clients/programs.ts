// Programs of others that may be installed or not: whether one is there, and a run of it.
import { execFile, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const JARS = '/usr/share/java';
const PYTHON = '/usr/bin/python3';

export const run = async (program: string, args: readonly string[]): Promise<string> =>
  (await execute(program, args, { timeout: 80_000 })).stdout;

export const hasCurl = spawnSync('curl', ['--version']).status === 0;
const python = (module: string): boolean => spawnSync(PYTHON, ['-c', `import ${module}`]).status === 0;
export const hasSparqlWrapper = python('SPARQLWrapper');
export const hasRdflib = python('rdflib');
export const hasJena = existsSync(join(JARS, 'jena-cmds.jar')) && spawnSync('java', ['-version']).status === 0;

export const runPython = (script: string, ...args: readonly string[]): Promise<string> =>
  run(PYTHON, ['-c', script, ...args]);

/** Runs a command of Jena as Debian packs it. */
export const runJena = (command: string, ...args: readonly string[]): Promise<string> =>
  run('java', ['-cp', jenaClassPath(), command, ...args]);

let classPath: string | undefined;
/** Hint: Debian's Jena looks for the messages of Xerces where its own jar does not have them. */
function jenaClassPath(): string {
  if (classPath !== undefined) return classPath;
  const folder = mkdtempSync(join(tmpdir(), 'pacta-jena-'));
  const messages = 'org/apache/jena/ext/xerces';
  spawnSync('unzip', ['-qo', join(JARS, 'jena-core.jar'), `${messages}/*.properties`, '-d', join(folder, 'jar')]);
  mkdirSync(join(folder, 'more'));
  cpSync(join(folder, 'jar', messages), join(folder, 'more', 'xerces'), { recursive: true });
  const jars = readdirSync(JARS)
    .filter((name) => name.endsWith('.jar') && !/log4j|slf4j|logback|-\d[^/]*\.jar$/.test(name))
    .concat('slf4j-api.jar', 'slf4j-nop.jar');
  classPath = [join(folder, 'more'), ...jars.map((name) => join(JARS, name))].join(':');
  return classPath;
}
