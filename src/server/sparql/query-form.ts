// The text of a query in, its form out: just enough reading to know which media types can be the answer, and whether the
// same text always has the same answer. Errors of syntax are left to the store.

export type QueryForm = 'SELECT' | 'ASK' | 'CONSTRUCT' | 'DESCRIBE';

const SKIPPED = /(?:[\s\ufeff]|#[^\n\r]*)*/y;
const IRI = /<[^<>"{}|^`\\\s]*>/y;
const PREFIX_NAME = /[^\s:<>"'{}()]*:/y;
const WORD = /[A-Za-z]+/y;

/** Undefined where the text does not begin like a query. */
export function queryForm(query: string): QueryForm | undefined {
  let at = 0;
  const read = (pattern: RegExp): string | undefined => {
    SKIPPED.lastIndex = at;
    at += SKIPPED.exec(query)?.[0].length ?? 0;
    pattern.lastIndex = at;
    const found = pattern.exec(query)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  for (;;) {
    const word = read(WORD)?.toUpperCase();
    if (word === 'BASE') {
      if (read(IRI) === undefined) return undefined;
    } else if (word === 'PREFIX') {
      if (read(PREFIX_NAME) === undefined || read(IRI) === undefined) return undefined;
    } else {
      return word === 'SELECT' || word === 'ASK' || word === 'CONSTRUCT' || word === 'DESCRIBE' ? word : undefined;
    }
  }
}

/** Whether the answer may change while the data stay. Errs on the side of yes: the words may stand in a string. */
export const isVolatile = (query: string): boolean => /\b(?:now|rand|uuid|struuid|bnode)\s*\(|\bservice\b/i.test(query);
