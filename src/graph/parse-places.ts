// RDF text in, piece by piece; each quad out with the line and column at which its object stands. For every form that N3's
// parser reads. Nothing is kept, so that a file of any size needs no more memory than its longest literal.
import { EventEmitter } from 'node:events';
import { DataFactory, Lexer, Parser, type Quad } from 'n3';
import { InputError } from '../article/errors.js';
import { N3_NAMES, type N3Format } from './parse.js';

/** Both count from 1. */
export type TakeQuad = (quad: Quad, line: number, column: number) => void;
export interface PlacedParser {
  /** Throws InputError with line and column for a syntax error. */
  write(text: string): void;
  /** Throws InputError for a text that ends too early. */
  end(): void;
}

interface Token {
  readonly type: string;
  readonly line: number;
  /** From 0. */
  readonly start: number;
}
type TakeToken = (error: Error | null, token: Token) => void;

/** Tokens that begin a term; the rest are punctuation, or what follows a literal. */
const TERMS = new Set(['IRI', 'prefixed', 'blank', 'literal', 'abbreviation', '[', '(', 'var']);

export function parsePlaces(format: N3Format, file: string, take: TakeQuad, baseIRI?: string): PlacedParser {
  const lexer = new Lexer({ lineMode: format === 'nquads' || format === 'ntriples', n3: false });
  let line = 1;
  let column = 1;
  const noting = {
    tokenize: (input: EventEmitter, callback: TakeToken): void =>
      (lexer as unknown as { tokenize(input: EventEmitter, callback: TakeToken): void }).tokenize(
        input,
        (error, token) => {
          if (error === null && TERMS.has(token.type)) {
            line = token.line;
            column = token.start + 1;
          }
          callback(error, token);
        },
      ),
  };
  const text = new EventEmitter();
  let failure: unknown;
  const parser = new Parser({
    format: N3_NAMES[format],
    lexer: noting as never,
    factory: DataFactory,
    ...(baseIRI === undefined ? {} : { baseIRI }),
  } as never);
  (
    parser as unknown as { parse(input: EventEmitter, take: (error: Error | null, quad: Quad | null) => void): void }
  ).parse(text, (error, quad) => {
    if (error !== null) failure ??= error;
    else if (quad !== null) take(quad, line, column);
  });
  const emit = (event: 'data' | 'end', chunk?: string): void => {
    try {
      text.emit(event, chunk);
    } catch (error) {
      failure ??= error;
    }
    if (failure !== undefined) throw syntaxError(failure, format, file);
  };
  return { write: (chunk) => emit('data', chunk), end: () => emit('end') };
}

function syntaxError(error: unknown, format: N3Format, file: string): unknown {
  const { message, context } = error as Error & {
    readonly context?: { readonly line?: number; readonly token?: Token };
  };
  const line = Number(/line (\d+)/.exec(message)?.[1] ?? context?.line ?? Number.NaN);
  if (Number.isNaN(line)) return error;
  const column = context?.token?.line === line ? context.token.start + 1 : undefined;
  return new InputError(file, `is not ${N3_NAMES[format]}: ${message.replace(/ on line \d+\.?$/, '')}`, line, column);
}
