// The sentences of one language, loaded from their table.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../../cli/folders.js';

export const LANGUAGES = ['it', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface EventWords {
  readonly kind: string;
  /** "a", "b": a state; "p", "q": a person of it. */
  readonly participants: readonly string[];
  readonly host?: string;
  readonly place?: string;
}
export interface FigureWords {
  readonly unit: string;
  readonly scale: number;
  readonly bound: string;
  readonly measures: string;
  readonly period?: boolean;
}
export interface Sentence {
  readonly text: string;
  readonly event?: EventWords;
  /** A signing that is told without the act. */
  readonly noEvent?: boolean;
  readonly by?: readonly string[];
  /** A commitment under the instrument of the article. */
  readonly under?: boolean;
  /** Where they do not follow from the topic. */
  readonly themes?: readonly string[];
  readonly figure?: FigureWords;
  readonly speaker?: 'p' | 'q';
  readonly kind?: 'direct' | 'reported';
  readonly organization?: boolean;
}
export interface Templates {
  readonly withoutArticle: readonly string[];
  readonly articles: Readonly<Record<string, string>>;
  /** Code of the office → what it is called. */
  readonly offices: Readonly<Record<string, readonly string[]>>;
  /** Theme → phrases. */
  readonly topics: Readonly<Record<string, readonly string[]>>;
  /** Kind of instrument → phrases. */
  readonly instruments: Readonly<Record<string, readonly string[]>>;
  readonly openings: readonly Sentence[];
  readonly signings: readonly Sentence[];
  readonly commitments: readonly Sentence[];
  readonly figures: readonly Sentence[];
  readonly statements: readonly Sentence[];
  readonly background: readonly Sentence[];
}
export interface PersonNames {
  readonly given: readonly string[];
  readonly family: readonly string[];
}

const load = (name: string): unknown =>
  parse(readFileSync(join(ROOT, 'src', 'bench', 'corpus', 'templates', `${name}.yaml`), 'utf8'));

export const loadTemplates = (language: Language): Templates => ({
  articles: {},
  ...(load(language) as Omit<Templates, 'articles'>),
});
export const loadNames = (): PersonNames => load('names') as PersonNames;
