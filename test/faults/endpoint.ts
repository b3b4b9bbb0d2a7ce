// A server in a process of its own that keeps what it is told in a folder, and short ways to write to it and to ask it.
import { type Served, type ServeOptions, serve } from '../cli/serving.js';

export const PACTA_TOKEN = 'a-token-for-the-fault-run';

export const start = (folder: string, flags: readonly string[] = [], options: ServeOptions = {}): Promise<Served> =>
  serve(['--empty', '--no-gate', '--port', '0', '--data', folder, ...flags], { env: { PACTA_TOKEN }, ...options });

const headers = (contentType: string): Record<string, string> => ({
  'content-type': contentType,
  authorization: `Bearer ${PACTA_TOKEN}`,
});

/** Status of the answer; undefined where there was none. */
export async function update(url: string, text: string): Promise<number | undefined> {
  return statusOf(fetch(url, { method: 'POST', headers: headers('application/sparql-update'), body: text }));
}

export async function put(url: string, graph: string, turtle: string): Promise<number | undefined> {
  const address = `${new URL(url).origin}/store?graph=${encodeURIComponent(graph)}`;
  return statusOf(fetch(address, { method: 'PUT', headers: headers('text/turtle'), body: turtle }));
}

async function statusOf(answer: Promise<Response>): Promise<number | undefined> {
  try {
    const response = await answer;
    await response.arrayBuffer();
    return response.status;
  } catch {
    return undefined;
  }
}

/** Rows of a SELECT, their cells separated by commas. Throws for any answer but 200. */
export async function select(url: string, query: string, init: RequestInit = {}): Promise<string[]> {
  const address = `${url}?query=${encodeURIComponent(query)}`;
  const response = await fetch(address, { ...init, headers: { accept: 'text/csv' } });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${query} gave ${response.status}: ${text}`);
  return text.trimEnd().split(/\r?\n/).slice(1);
}
