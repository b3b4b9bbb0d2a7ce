// A trie over folded tokens: every entry is one or more words and says what typed span it is. Built once when a
// language is loaded; looked up at each token of a text.
import type { Token } from '../article/tokens.js';

export interface Entry {
  readonly type: string;
  readonly form: string;
  readonly data?: unknown;
  /** The entry's first word must be capitalised in the text; an acronym of one word also written out ("Nato"), if it has
   * more than two letters. */
  readonly case?: 'capital' | 'acronym' | undefined;
}
export interface Hit extends Entry {
  readonly first: number;
  readonly last: number;
}

const NONE: readonly Hit[] = [];

/** Most nodes are leaves with one entry: maps and lists are made only when they are wanted. */
interface Node {
  next: Map<string, Node> | undefined;
  entries: Entry[] | undefined;
}

export class Lexicon {
  readonly #root: Node = { next: undefined, entries: undefined };
  readonly #givenNames: ReadonlySet<string>;
  size = 0;

  /** @param givenNames folded; thousands, one word each and the same in every language: a set shared by all lexicons. */
  constructor(givenNames: ReadonlySet<string> = new Set()) {
    this.#givenNames = givenNames;
  }

  /** Adds an entry under the folded words of its form. */
  add(words: readonly string[], entry: Entry): void {
    let node = this.#root;
    for (const word of words) {
      node.next ??= new Map();
      let child = node.next.get(word);
      if (child === undefined) {
        child = { next: undefined, entries: undefined };
        node.next.set(word, child);
      }
      node = child;
    }
    // Hint: every entry and every annotation has the same keys in the same order; the engine reads them faster so.
    const alike: Entry = { type: entry.type, form: entry.form, data: entry.data, case: entry.case };
    if (node.entries === undefined) node.entries = [alike];
    else node.entries.push(alike);
    this.size++;
  }

  /** All entries that start at a token, longest first. A line break is never inside an entry. */
  at(tokens: readonly Token[], first: number): readonly Hit[] {
    const lead = tokens[first];
    if (lead === undefined || lead.kind === 'break') return NONE;
    const hits: Hit[] = [];
    if (lead.capital && this.#givenNames.has(lead.norm))
      hits.push({ type: 'GivenName', form: '', data: undefined, case: 'capital', first, last: first + 1 });
    let node: Node | undefined = this.#root;
    for (let at = first; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      node = node.next?.get(token.norm);
      if (node === undefined) break;
      if (node.entries === undefined) continue;
      for (const entry of node.entries) {
        if (entry.case !== undefined && !fits(tokens, first, at, entry.case)) continue;
        hits.push({ type: entry.type, form: entry.form, data: entry.data, case: entry.case, first, last: at + 1 });
      }
    }
    return hits.length === 0 ? NONE : hits.reverse();
  }
}

function fits(tokens: readonly Token[], first: number, last: number, required: 'capital' | 'acronym'): boolean {
  const lead = tokens[first] as Token;
  if (required === 'capital') return lead.capital;
  if (last > first) return lead.capital;
  return lead.acronym || (lead.capital && lead.end - lead.start > 2);
}
