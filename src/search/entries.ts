// Quads of one graph in, what they say of each thing that can be found out: its classes, its names, and of a passage its
// words. Only passages that are evidence are found; a mention alone is found by the name of what it refers to.
import type { Quad } from 'n3';
import { PACTA, pacta, rdf, rdfs, schema, skos } from '../graph/vocabulary.js';

/** How much a kind of name counts. */
export const NAME_WEIGHTS = { preferred: 4, acronym: 4, label: 3, alternative: 3, hidden: 2, demonym: 1.5 } as const;
export type NameKind = keyof typeof NAME_WEIGHTS;

const NAME_KINDS: ReadonlyMap<string, NameKind> = new Map([
  [skos.prefLabel.value, 'preferred'],
  [pacta.acronym.value, 'acronym'],
  [rdfs.label.value, 'label'],
  [schema.headline.value, 'label'],
  [skos.altLabel.value, 'alternative'],
  [skos.hiddenLabel.value, 'hidden'],
  [pacta.demonym.value, 'demonym'],
]);

export interface Name {
  readonly text: string;
  /** "" where it has none. */
  readonly language: string;
  readonly kind: NameKind;
}

/** What one graph, or all graphs together, say of a thing. */
export interface Entry {
  readonly iriText: string;
  /** Local names of classes of the ontology; IRIs of others. */
  readonly types: ReadonlySet<string>;
  readonly names: readonly Name[];
  readonly passage?: { readonly text: string; readonly article: string; readonly facts: readonly string[] };
}

export interface GraphEntries {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Language of each article that the graph describes. */
  readonly languages: ReadonlyMap<string, string>;
}

interface Draft {
  readonly types: Set<string>;
  readonly names: Name[];
  readonly facts: string[];
  exact?: string;
  article?: string;
}

export function readEntries(quads: Iterable<Quad>): GraphEntries {
  const drafts = new Map<string, Draft>();
  const languages = new Map<string, string>();
  const draftOf = (iriText: string): Draft => {
    let draft = drafts.get(iriText);
    if (draft === undefined) {
      draft = { types: new Set(), names: [], facts: [] };
      drafts.set(iriText, draft);
    }
    return draft;
  };
  for (const { subject, predicate, object } of quads) {
    if (subject.termType !== 'NamedNode') continue;
    const { value } = subject;
    const kind = NAME_KINDS.get(predicate.value);
    if (kind !== undefined && object.termType === 'Literal')
      draftOf(value).names.push({ text: object.value, language: object.language.toLowerCase(), kind });
    else if (predicate.equals(rdf.type)) draftOf(value).types.add(localName(object.value));
    else if (predicate.equals(pacta.evidence)) draftOf(object.value).facts.push(value);
    else if (predicate.equals(pacta.exact)) draftOf(value).exact = object.value;
    else if (predicate.equals(pacta.inArticle)) draftOf(value).article = object.value;
    else if (predicate.equals(schema.inLanguage)) languages.set(value, object.value.toLowerCase());
  }
  const entries = new Map([...drafts].map(([iriText, draft]) => [iriText, toEntry(iriText, draft)] as const));
  return { entries, languages };
}

function toEntry(iriText: string, { types, names, facts, exact, article }: Draft): Entry {
  const found = facts.length > 0 || exact !== undefined;
  return {
    iriText,
    types,
    names,
    ...(found ? { passage: { text: exact ?? '', article: article ?? '', facts } } : {}),
  };
}

export const localName = (iriText: string): string =>
  iriText.startsWith(PACTA) ? iriText.slice(PACTA.length) : iriText;

/** What several graphs say of one thing, together. Equal names are one, of the weightiest kind. */
export function mergeEntries(iriText: string, parts: readonly Entry[]): Entry {
  const names = new Map<string, Name>();
  for (const name of parts.flatMap((part) => part.names)) {
    const key = `${name.language} ${name.text}`;
    const known = names.get(key);
    if (known === undefined || NAME_WEIGHTS[known.kind] < NAME_WEIGHTS[name.kind]) names.set(key, name);
  }
  const passages = parts.flatMap(({ passage }) => passage ?? []);
  const facts = [...new Set(passages.flatMap((passage) => passage.facts))].sort();
  const text = passages.find((passage) => passage.text !== '')?.text;
  const article = passages.find((passage) => passage.article !== '')?.article ?? '';
  return {
    iriText,
    types: new Set(parts.flatMap(({ types }) => [...types])),
    names: [...names.values()],
    ...(text === undefined || facts.length === 0 ? {} : { passage: { text, article, facts } }),
  };
}
