// The notation of expected cells and of parameters in `cases/*.yaml`: a kind, a space, a value.
//   article A · id state/RUS · code theme/security     an IRI
//   date --11-12 · number 13.6                         a literal by its value
//   text Mosca                                         a literal with exactly these words
//   words uno & due                                    words that contain each part: a literal, or the evidence of a fact
//   label Cremlino                                     an entity one of whose labels this is
//   gold A.c3                                          a fact that stands on the passage of that item of `gold.yaml`
//   absent                                             not stated · "*" anything
// A list of cells is a cell with several values, as a set; the query joins them with "; ".

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const baseIriText = 'https://w3id.org/pacta/';

export type Cell = string | readonly string[];

/** Class of the facts that a gold key names by its first letter. */
const classOfKey: Readonly<Record<string, string>> = {
  t: 'Treaty',
  c: 'Commitment',
  e: 'Event',
  f: 'Figure',
  s: 'Statement',
};

interface GoldArticle {
  readonly article: string;
  readonly items: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}

const gold: Readonly<Record<string, GoldArticle>> = parse(readFileSync(new URL('gold.yaml', import.meta.url), 'utf8'));

export interface GoldItem {
  readonly articleIriText: string;
  readonly factClass: string;
  /** Half-open, in UTF-16 code units; both texts hold no sign beyond the basic plane, so code points are the same. */
  readonly spans: readonly (readonly [number, number])[];
}

/** Splits a cell's notation into its kind and value. */
export function readCell(cell: string): { kind: string; value: string } {
  const space = cell.indexOf(' ');
  return space < 0 ? { kind: cell, value: '' } : { kind: cell.slice(0, space), value: cell.slice(space + 1) };
}

/** The IRI of an article, entity or code in the notation; `undefined` for other kinds. */
export function readIri(cell: string): string | undefined {
  const { kind, value } = readCell(cell);
  if (kind === 'article') return `${baseIriText}article/${goldArticle(value).article}`;
  if (kind === 'id' || kind === 'code') return `${baseIriText}${kind}/${value}`;
  return undefined;
}

/** The gold item that a key such as `A.c3` names; throws when there is none. */
export function goldItem(key: string): GoldItem {
  const [letter = '', item = ''] = key.split('.');
  const article = goldArticle(letter);
  const spans = article.items[item];
  const factClass = classOfKey[item.charAt(0)];
  if (!spans || !factClass) throw new Error(`gold.yaml has no item ${key}`);
  return { articleIriText: `${baseIriText}article/${article.article}`, factClass, spans };
}

function goldArticle(letter: string): GoldArticle {
  const article = gold[letter];
  if (!article) throw new Error(`gold.yaml has no article ${letter}`);
  return article;
}
