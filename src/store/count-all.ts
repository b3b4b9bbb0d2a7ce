// The question of how many triples there are, known from its tokens: the engine walks all of them for it, every time.
import { prologueEnd } from './outline.js';
import { isSign, isWord, type Token } from './tokens.js';

/** The variable, without its sign, of `SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }`; undefined for any other query. */
export function countedAs(tokens: readonly Token[]): string | undefined {
  const start = prologueEnd(tokens, 0);
  let at = start;
  const sign = (text: string): boolean => isSign(tokens[at], text) && ++at > 0;
  const word = (text: string): boolean => isWord(tokens[at], text) && ++at > 0;
  const variable = (): string | undefined => {
    const token = tokens[at];
    if (token?.kind !== 'variable') return undefined;
    at += 1;
    return token.text.slice(1);
  };
  if (!(word('SELECT') && sign('(') && word('COUNT') && sign('(') && sign('*') && sign(')') && word('AS')))
    return undefined;
  const counted = variable();
  if (counted === undefined || !sign(')')) return undefined;
  word('WHERE');
  if (!sign('{')) return undefined;
  const names = [variable(), variable(), variable(), counted];
  sign('.');
  if (!sign('}') || at !== tokens.length || names.includes(undefined)) return undefined;
  return new Set(names).size === names.length ? counted : undefined;
}
