// What matching needs to know beyond a result row, asked of the same endpoint: the passages and classes of facts,
// and the labels of entities.

import type { Select } from './endpoint.js';

export interface Evidence {
  readonly articleIriText: string;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

export interface Known {
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>;
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>;
  /** In lower case. */
  readonly labels: ReadonlyMap<string, ReadonlySet<string>>;
}

const prefixes = `PREFIX pacta: <https://w3id.org/pacta/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
`;

const evidenceQuery = `${prefixes}SELECT DISTINCT ?fact ?class ?article ?start ?end ?exact WHERE {
  ?fact a ?class ; pacta:evidence ?passage .
  ?passage pacta:inArticle ?article ; pacta:startOffset ?start ; pacta:endOffset ?end ; pacta:exact ?exact .
}`;

const labelQuery = `${prefixes}SELECT DISTINCT ?entity ?label WHERE {
  VALUES ?type { pacta:State pacta:Person pacta:Organization pacta:Place }
  ?entity a ?type ; rdfs:label|skos:prefLabel|skos:altLabel|skos:hiddenLabel ?label .
}`;

/** Reads passages, classes and labels once for all questions. */
export async function loadKnown(select: Select): Promise<Known> {
  const evidence = new Map<string, Evidence[]>();
  const classes = new Map<string, Set<string>>();
  for (const row of await select(evidenceQuery)) {
    const fact = row.fact ?? '';
    const className = (row.class ?? '').replace(/^.*#/, '');
    classes.set(fact, (classes.get(fact) ?? new Set()).add(className));
    const passages = evidence.get(fact) ?? [];
    evidence.set(fact, passages);
    const start = Number(row.start);
    const end = Number(row.end);
    if (passages.some((passage) => passage.start === start && passage.end === end)) continue;
    passages.push({ articleIriText: row.article ?? '', start, end, exact: row.exact ?? '' });
  }
  const labels = new Map<string, Set<string>>();
  for (const row of await select(labelQuery)) {
    const entity = row.entity ?? '';
    labels.set(entity, (labels.get(entity) ?? new Set()).add(plain(row.label ?? '').toLowerCase()));
  }
  return { evidence, classes, labels };
}

/** Words with plain spaces, as labels have them. */
export function plain(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}
