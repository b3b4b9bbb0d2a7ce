// The tokens of a query in, a refusal out when it is built so that the engine would break on it. Oxigraph's stack inside
// WebAssembly is fixed (about 1 MB); what nests or chains on it is counted here by a loop that keeps its own stack. Hint:
// measured on 0.5.11, each alone: 200 levels hold and 256 kill it (functions), 700 OPTIONALs and 1,024 kill, 1,024 `||`
// and 4,096 kill, 4,096 members of IN and 20,000 kill. The limits leave room for several at once.
import { QueryRefused } from './errors.js';
import { isSign, isWord, type Token } from './tokens.js';

export interface StructureLimits {
  /** Brackets of any kind within one another. */
  readonly depth: number;
  readonly unions: number;
  /** OPTIONAL, MINUS, FILTER, BIND, GRAPH, EXISTS, AS, subselects. */
  readonly elements: number;
  /** Signs that join expressions or paths. */
  readonly operators: number;
  readonly patterns: number;
  /** Members of all IN lists. */
  readonly members: number;
}
export const STRUCTURE_LIMITS: StructureLimits = {
  depth: 50,
  unions: 256,
  elements: 300,
  operators: 400,
  patterns: 256,
  members: 2000,
};

type Counted = keyof StructureLimits;
const NAMES: Readonly<Record<Counted, string>> = {
  depth: 'brackets within brackets',
  unions: 'UNIONs',
  elements: 'OPTIONAL, MINUS, FILTER, BIND, GRAPH, EXISTS and AS',
  operators: 'operators',
  patterns: 'triple patterns',
  members: 'members of IN lists',
};
const HINTS: Readonly<Partial<Record<Counted, string>>> = {
  members: '; write VALUES instead',
  operators: '; write IN or VALUES instead of ||',
  unions: '; write VALUES or a path instead',
};

/** `group` holds patterns, `terms` a collection or a path, `data` what is only read or written: VALUES, templates. */
type Frame = 'group' | 'expression' | 'members' | 'terms' | 'data';

const ELEMENTS = new Set(['OPTIONAL', 'MINUS', 'FILTER', 'BIND', 'GRAPH', 'SERVICE', 'EXISTS', 'AS', 'LATERAL']);
const OPERATORS = new Set(['||', '&&', '!', '=', '!=', '<', '>', '<=', '>=', '+', '-', '*', '/', '|', '^']);
const OPENING = new Set(['{', '(', '[', '<<', '{|']);
const CLOSING = new Set(['}', ')', ']', '>>', '|}']);
const TERMS = new Set<Token['kind']>(['iri', 'name', 'blank', 'variable', 'string', 'number']);

/** Throws QueryRefused. The tokens may be any: brackets that do not match are the engine's to refuse. */
export function assertStructure(tokens: readonly Token[], limits: StructureLimits = STRUCTURE_LIMITS): void {
  const counts: Record<Counted, number> = { depth: 0, unions: 0, elements: 0, operators: 0, patterns: 0, members: 0 };
  const count = (what: Counted, by = 1): void => {
    counts[what] += by;
    if (counts[what] > limits[what])
      throw new QueryRefused(
        `the query has over ${limits[what]} ${NAMES[what]}, which is more than may be${HINTS[what] ?? ''}`,
      );
  };
  const frames: Frame[] = [];
  let values = false;
  for (const [index, token] of tokens.entries()) {
    const frame = frames.at(-1);
    if (token.kind === 'word') {
      const word = token.text.toUpperCase();
      if (word === 'UNION') count('unions');
      else if (ELEMENTS.has(word) || (word === 'SELECT' && frame !== undefined)) count('elements');
      else if (word === 'VALUES') values = true;
    } else if (token.kind === 'sign') {
      if (OPENING.has(token.text)) {
        frames.push(frameOf(tokens, index, frame, values));
        if (token.text === '{') values = false;
        if (frames.length > counts.depth) count('depth');
        if (token.text === '{' && frames.at(-1) === 'group') count('patterns');
      } else if (CLOSING.has(token.text)) frames.pop();
      else if (frame === 'data') continue;
      else if (OPERATORS.has(token.text)) count('operators');
      else if (frame === 'group' && /^[.;,]$/.test(token.text)) count('patterns');
      else if (frame === 'members' && token.text === ',') count('members');
    } else if (frame === 'terms' && TERMS.has(token.kind)) count('patterns');
  }
}

function frameOf(tokens: readonly Token[], index: number, parent: Frame | undefined, values: boolean): Frame {
  const sign = tokens[index]?.text;
  const before = tokens[index - 1];
  if (values || parent === 'data') return 'data';
  if (sign === '{')
    return ['CONSTRUCT', 'INSERT', 'DELETE', 'DATA'].some((word) => isWord(before, word)) ? 'data' : 'group';
  if (sign === '[' || sign === '{|') return 'group';
  if (sign === '<<') return 'terms';
  if (isWord(before, 'IN')) return 'members';
  if (parent === undefined || parent === 'expression' || parent === 'members') return 'expression';
  const calls = before?.kind === 'word' && before.text !== 'a';
  const filters = (before?.kind === 'iri' || before?.kind === 'name') && isWord(tokens[index - 2], 'FILTER');
  return (calls || filters) && !isSign(before, '<<') ? 'expression' : 'terms';
}
