// The graphs of articles in, what they say of treaties, events, commitments, persons and organizations out, as records that
// can be compared. A record is of one article, or of what one article calls a person or an organization.
import type { Quad } from 'n3';
import { pacta, rdf, rdfs, schema, skos } from '../../graph/vocabulary.js';

export interface Text {
  readonly text: string;
  readonly language: string;
}
export interface Description {
  readonly iriText: string;
  readonly article: string;
  readonly language: string;
  /** Values of a property; none where nothing is said. */
  all(predicate: { readonly value: string }): readonly string[];
  texts(predicate: { readonly value: string }): readonly Text[];
}
export const COMPARED = ['Treaty', 'Event', 'Commitment', 'Person', 'Organization'] as const;
export type Compared = (typeof COMPARED)[number];
export type Records = Readonly<Record<Compared, readonly Description[]>>;

/** `articles`: for each article the quads of its own graph and of what editors add. Sorted by IRI. */
export function readRecords(articles: ReadonlyMap<string, readonly Quad[]>): Records {
  const records: Record<Compared, Description[]> = {
    Treaty: [],
    Event: [],
    Commitment: [],
    Person: [],
    Organization: [],
  };
  for (const [article, quads] of articles) {
    const bySubject = new Map<string, Quad[]>();
    for (const quad of quads) {
      const known = bySubject.get(quad.subject.value);
      if (known === undefined) bySubject.set(quad.subject.value, [quad]);
      else known.push(quad);
    }
    const language =
      bySubject.get(article)?.find(({ predicate }) => predicate.equals(schema.inLanguage))?.object.value ?? '';
    for (const [iriText, own] of bySubject) {
      const types = new Set(
        own.filter(({ predicate }) => predicate.equals(rdf.type)).map(({ object }) => object.value),
      );
      const type = COMPARED.find((name) => types.has(pacta[name].value));
      if (type !== undefined) records[type].push(describe(iriText, article, language, own));
    }
  }
  for (const list of Object.values(records)) list.sort((a, b) => (a.iriText < b.iriText ? -1 : 1));
  return records;
}

function describe(iriText: string, article: string, language: string, own: readonly Quad[]): Description {
  const of = ({ value }: { readonly value: string }): Quad[] =>
    own.filter(({ predicate }) => predicate.value === value);
  return {
    iriText,
    article,
    language,
    all: (predicate) => [...new Set(of(predicate).map(({ object }) => object.value))].sort(),
    texts: (predicate) =>
      of(predicate).flatMap(({ object }) =>
        object.termType === 'Literal' ? [{ text: object.value, language: object.language || language }] : [],
      ),
  };
}

/** Every name that an article has for a thing. */
export const namesOf = (record: Description): readonly string[] =>
  [rdfs.label, skos.prefLabel, skos.altLabel].flatMap((predicate) => record.texts(predicate).map(({ text }) => text));
