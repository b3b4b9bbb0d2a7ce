// Rules over a whole dataset, and what a store answers to them: SPARQL queries by the name of the `shape:Rule` that gives
// their words and severity in; findings like those of shapes and checks out. Whoever has a store asks it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Literal, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { InputError } from '../article/errors.js';
import { SHAPES } from '../graph/vocabulary.js';
import type { Finding } from './finding.js';
import type { DeclaredRule, Shapes } from './shapes.js';

export interface Rule extends DeclaredRule {
  /** Of its file, without extension. */
  readonly name: string;
  readonly query: string;
}

const pascal = (name: string): string => name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Every `.rq` file of a folder, sorted. Throws InputError for one that the shapes do not declare. */
export function loadRules(folder: string, { rules }: Shapes): Rule[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.rq'))
    .sort()
    .map((file) => {
      const name = file.slice(0, -'.rq'.length);
      const declared = rules.find(({ shape }) => shape.value === SHAPES + pascal(name));
      if (declared === undefined)
        throw new InputError(join(folder, file), `has no shape:Rule of the name shape:${pascal(name)}`);
      return { ...declared, name, query: readFileSync(join(folder, file), 'utf8') };
    });
}

/** A term as in SPARQL 1.1 Query Results JSON. */
interface JsonTerm {
  readonly type: string;
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}
export interface JsonAnswer {
  readonly results: { readonly bindings: readonly Readonly<Record<string, JsonTerm>>[] };
}

function readTerm(term: JsonTerm): Term {
  if (term.type === 'uri') return DataFactory.namedNode(term.value);
  if (term.type === 'bnode') return DataFactory.blankNode(term.value);
  const language = term['xml:lang'];
  if (language !== undefined) return DataFactory.literal(term.value, language);
  return DataFactory.literal(
    term.value,
    term.datatype === undefined ? undefined : DataFactory.namedNode(term.datatype),
  );
}

const RULE = DataFactory.namedNode(`${SHAPES}Rule`);

/** A finding for each row of the answer to a rule. */
export function toFindings({ shape, severity, messages }: DeclaredRule, answer: JsonAnswer): Finding[] {
  return answer.results.bindings.flatMap(({ focus, path, value, expected }) => {
    if (focus === undefined) return [];
    return {
      shape,
      component: RULE,
      severity,
      focus: readTerm(focus),
      ...(path === undefined ? {} : { path: readTerm(path) }),
      ...(value === undefined ? {} : { value: readTerm(value) }),
      messages: messages.map((message) => fill(message, expected?.value ?? '')),
    };
  });
}

/** The words of a check or rule with what would be right in them. */
export const fill = (message: Literal, expected: string): Literal =>
  DataFactory.literal(
    message.value.replace('{?expected}', () => expected),
    message.language || undefined,
  );
