// Shapes in, ready to be used: the SHACL engine over them, and the checks of the program that they declare as
// `shape:Check` with severity and message. Both are made once and serve every validation.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Literal, Quad, Term } from '@rdfjs/types';
import { DataFactory, Parser } from 'n3';
import { InputError } from '../article/errors.js';
import { rdf, SHAPES, sh } from '../graph/vocabulary.js';
import { CHECKS } from './checks/register.js';
import { type Domains, readDomains } from './domains.js';
import { type Engine, makeEngine } from './engine.js';
import { assertSupported, ShapesError } from './supported.js';
import type { Check } from './survey.js';
import { TripleIndex, termKey } from './triple-index.js';

const CHECK = `${SHAPES}Check`;
const RULE = `${SHAPES}Rule`;

/** A rule that is asked of a store (rules.ts). */
export interface DeclaredRule {
  readonly shape: Term;
  readonly severity: Term;
  readonly messages: readonly Literal[];
}
export interface DeclaredCheck extends DeclaredRule {
  readonly check: Check;
}
export interface Shapes {
  readonly engine: Engine;
  readonly checks: readonly DeclaredCheck[];
  readonly rules: readonly DeclaredRule[];
  readonly domains: Domains;
}

/** Every Turtle file of a folder, and further ones. Throws InputError for a file that is no Turtle or that uses what is not
 * supported. */
export function loadShapes(folder: string, further: readonly string[] = []): Shapes {
  const fileOf = new Map<string, string>();
  const quads: Quad[] = [];
  const own = readdirSync(folder)
    .filter((file) => file.endsWith('.ttl'))
    .sort()
    .map((file) => join(folder, file));
  for (const [number, file] of [...own, ...further].entries()) {
    for (const quad of parse(readShapes(file), file, number)) {
      fileOf.set(termKey(quad.subject), file);
      quads.push(quad);
    }
  }
  try {
    return makeShapes(quads);
  } catch (error) {
    if (error instanceof ShapesError) throw new InputError(fileOf.get(error.node) ?? folder, error.message);
    throw error;
  }
}

function readShapes(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError(
      file,
      `cannot be read (${(error as NodeJS.ErrnoException).code}); name a Turtle file of shapes`,
    );
  }
}

/** Hint: blank nodes of two files are two, whatever their labels. */
function parse(text: string, file: string, number: number): Quad[] {
  try {
    return new Parser({ blankNodePrefix: `_:f${number}_` }).parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const { message } = error as Error;
    const line = /line (\d+)/.exec(message)?.[1];
    throw new InputError(
      file,
      `is not Turtle: ${message.replace(/ on line \d+\.?$/, '')}`,
      line === undefined ? undefined : Number(line),
    );
  }
}

/** Throws ShapesError for what would be passed over in silence. Graph names are dropped. */
export function makeShapes(quads: readonly Quad[]): Shapes {
  const plain = quads.map(({ subject, predicate, object }) =>
    DataFactory.quad(subject as never, predicate as never, object as never),
  );
  assertSupported(plain);
  return {
    engine: makeEngine(plain),
    checks: readChecks(plain),
    rules: readDeclared(new TripleIndex(plain), RULE),
    domains: readDomains(plain),
  };
}

function readChecks(quads: readonly Quad[]): DeclaredCheck[] {
  return readDeclared(new TripleIndex(quads), CHECK).map((declared) => {
    const name = declared.shape.value.slice(SHAPES.length);
    const check = Object.hasOwn(CHECKS, name) ? CHECKS[name] : undefined;
    if (check === undefined) throw new ShapesError(declared.shape.value, 'is a check that the program does not have');
    return { ...declared, check };
  });
}

function readDeclared(index: TripleIndex, kind: string): DeclaredRule[] {
  return [...index.in(kind, rdf.type.value)].map(([key, shape]) => {
    const [severity] = index.out(key, sh.severity.value).values();
    const messages = [...index.out(key, sh.message.value).values()].filter((one) => one.termType === 'Literal');
    if (messages.length === 0)
      throw new ShapesError(key, `is a ${kind === CHECK ? 'check' : 'rule'} without sh:message`);
    return { shape, severity: severity ?? sh.Violation, messages };
  });
}
