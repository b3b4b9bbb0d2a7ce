// A running SPARQL endpoint to put the questions to: the project's own server in a process of its own, or the one that
// PACTA_ENDPOINT names.
import { spawn } from 'node:child_process';
import { MAIN, ROOT } from '../cli/run.js';

export type Row = Readonly<Record<string, string>>;
export type Select = (query: string) => Promise<readonly Row[]>;

interface ResultsJson {
  readonly results: { readonly bindings: readonly Readonly<Record<string, { readonly value: string }>>[] };
}

/** Asks a SELECT query over HTTP; a row has the values of its bound variables, IRIs and literals alike. */
export function selectFrom(url: string): Select {
  return async (query) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/sparql-query', accept: 'application/sparql-results+json' },
      body: query,
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    const { results } = (await response.json()) as ResultsJson;
    return results.bindings.map((binding) =>
      Object.fromEntries(Object.entries(binding).map(([name, term]) => [name, term.value])),
    );
  };
}

export interface Endpoint {
  readonly select: Select;
  close(): Promise<void>;
}

/** Starts `pacta serve` on a free port, with the curated graphs or without them. */
export async function startEndpoint({ curated }: { readonly curated: boolean }): Promise<Endpoint> {
  const given = process.env['PACTA_ENDPOINT'];
  if (given !== undefined) return { select: selectFrom(given), close: async () => {} };
  const flags = ['serve', '--port', '0', ...(curated ? [] : ['--no-curated'])];
  const child = spawn(process.execPath, [MAIN, ...flags], { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] });
  const url = await new Promise<string>((resolve, reject) => {
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      const found = /^SPARQL: (\S+)$/m.exec(told)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${told}`)));
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  return { select: selectFrom(url), close };
}
