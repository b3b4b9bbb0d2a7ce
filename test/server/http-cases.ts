// Cases of test/cases/http as typed records. A case puts graphs into an emptied store, sends requests one after another,
// and says of each answer what must be true of it. The same cases run over the app core and over a socket.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Parser } from 'n3';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { toNQuads } from '../../src/graph/serialize.js';
import type { Change } from '../../src/store/store.js';

const FOLDER = new URL('../cases/http/', import.meta.url);
export const TOKEN = 'a-token-for-the-tests-of-the-server';
export const ORIGIN = 'http://pacta.example';

export interface Expected {
  readonly status: number;
  /** The whole Content-Type. */
  readonly type?: string;
  /** Header to its value, to a regular expression between slashes, or to null where it must lack. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** The whole body, or parts of it that must or must not be there. */
  readonly body?: string;
  readonly includes?: readonly string[];
  readonly excludes?: readonly string[];
  /** Members that the JSON body has among others. */
  readonly json?: Readonly<Record<string, unknown>>;
  /** Turtle of the same triples, blank nodes aside. */
  readonly turtle?: string;
}
export interface Step {
  readonly send: string;
  /** Added to the address, percent-encoded. */
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The body is made so long with dots. */
  readonly pad?: number;
  /** "gzip" packs the body; "latin1" and "utf16le" spoil it. */
  readonly encode?: 'gzip' | 'latin1' | 'utf16le';
  /** The right token is sent where it is true, another text as it is. */
  readonly token?: boolean | string;
  /** Keeps a header of the answer, for `{name}` in later steps. */
  readonly keep?: Readonly<Record<string, string>>;
  readonly expect: Expected;
}
export interface HttpCase {
  readonly name: string;
  readonly graphs?: Readonly<Record<string, string>>;
  readonly readOnly?: boolean;
  readonly steps: readonly Step[];
}

export const caseFiles = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
export const loadCases = (file: string): HttpCase[] => parse(readFileSync(new URL(file, FOLDER), 'utf8')) as HttpCase[];

export const fixture = ({ graphs = {} }: HttpCase): Change[] => [
  { kind: 'clear' },
  ...Object.entries(graphs).map(
    ([graph, turtle]): Change => ({ kind: 'put', graph, quads: new Parser({ format: 'Turtle' }).parse(turtle) }),
  ),
];

export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

export async function runSteps(steps: readonly Step[], fetch: Fetch): Promise<void> {
  const kept = new Map<string, string>();
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => kept.get(name) ?? whole);
  for (const step of steps) {
    const [method = '', path = ''] = fill(step.send).split(' ');
    const address = step.query === undefined ? path : `${path}?query=${encodeURIComponent(step.query)}`;
    const headers = Object.fromEntries(Object.entries(step.headers ?? {}).map(([name, value]) => [name, fill(value)]));
    if (step.token !== undefined) headers['authorization'] = `Bearer ${step.token === true ? TOKEN : step.token}`;
    const body = step.body === undefined ? undefined : encode(fill(step.body).padEnd(step.pad ?? 0, '.'), step.encode);
    const response = await fetch(address, { method, headers, ...(body === undefined ? {} : { body }) });
    const text = await response.text();
    check(step, response, text);
    for (const [name, header] of Object.entries(step.keep ?? {})) kept.set(name, response.headers.get(header) ?? '');
  }
}

function encode(text: string, encoding: Step['encode']): Uint8Array<ArrayBuffer> {
  const bytes = encoding === 'gzip' ? gzipSync(text) : Buffer.from(text, encoding ?? 'utf8');
  return Uint8Array.from(bytes);
}

function check({ send, expect: expected }: Step, response: Response, text: string): void {
  const told = `${send} gave ${text}`;
  expect(response.status, told).toBe(expected.status);
  if (expected.type !== undefined) expect(response.headers.get('content-type'), told).toBe(expected.type);
  for (const [name, value] of Object.entries(expected.headers ?? {})) {
    const pattern = value === null ? undefined : /^\/(.*)\/$/.exec(value)?.[1];
    if (pattern === undefined) expect(response.headers.get(name), `${name} of ${told}`).toBe(value);
    else expect(response.headers.get(name), `${name} of ${told}`).toMatch(new RegExp(pattern));
  }
  if (expected.body !== undefined) expect(text).toBe(expected.body);
  for (const part of expected.includes ?? []) expect(text).toContain(part);
  for (const part of expected.excludes ?? []) expect(text).not.toContain(part);
  if (expected.json !== undefined) expect(JSON.parse(text)).toMatchObject(expected.json);
  if (expected.turtle !== undefined) expect(triples(text)).toEqual(triples(expected.turtle));
}

const triples = (turtle: string): string[] =>
  toNQuads(new Parser({ format: 'Turtle' }).parse(turtle))
    .replace(/_:\S+/g, '_:b')
    .split('\n')
    .sort();
