// The table of properties (properties.yaml), and the valid graphs that are damaged: the published articles, one by one, and
// the valid files of test/shapes/cases, each with what it starts from.
import { readdirSync, readFileSync } from 'node:fs';
import { DataFactory, type Quad } from 'n3';
import { parse } from 'yaml';
import { PREFIXES, pacta, prov, rdf } from '../../../src/graph/vocabulary.js';
import { CASES, readCase, reference } from '../../shapes/built-in.js';
import { converted, curated } from '../published.js';

export type Value =
  | 'agent'
  | 'article'
  | 'code'
  | 'date'
  | 'dateTime'
  | 'day'
  | 'decimal'
  | 'entity'
  | 'fact'
  | 'integer'
  | 'label'
  | 'link'
  | 'match'
  | 'name'
  | 'passage'
  | 'period'
  | 'retracted'
  | 'string'
  | 'words';
export interface Row {
  readonly on: string;
  /** As written in the table: "pacta:party". */
  readonly name: string;
  readonly property: string;
  readonly value: Value;
  readonly shape: string;
  readonly classes?: readonly string[];
  readonly list?: string;
  readonly required?: string;
  readonly several?: boolean;
  readonly itself?: string;
  readonly by?: Readonly<Record<string, string>>;
}
/** One triple that is to be damaged in one way. */
export interface Site {
  readonly row: Row;
  readonly quad: Quad;
  /** The valid graph around it. */
  readonly base: readonly Quad[];
}

const FACTS = ['OfficeHolding', 'Treaty', 'Commitment', 'Event', 'Figure', 'Statement'];
/** Where the table names a group of classes. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Fact: FACTS,
  Dated: FACTS,
  Passage: ['Passage', 'Mention'],
};

export const expand = (name: string): string => {
  const [prefix = '', local = ''] = name.split(':');
  return `${PREFIXES[prefix] ?? ''}${local}`;
};

type Table = Readonly<Record<string, Readonly<Record<string, Omit<Row, 'on' | 'name' | 'property'>>>>>;
const table = parse(readFileSync(new URL('properties.yaml', import.meta.url), 'utf8')) as Table;
export const ROWS: readonly Row[] = Object.entries(table).flatMap(([on, properties]) =>
  Object.entries(properties).map(([name, row]) => ({ on, name, property: expand(name), ...row })),
);

const shared = readCase('shared.ttl');
export const BASES: readonly (readonly Quad[])[] = [
  ...converted.values(),
  ...[...curated].map(([slug, quads]) => [...(converted.get(slug) ?? []), ...quads]),
  ...readdirSync(CASES)
    .filter((name) => !name.endsWith('.ttl') && name !== 'resource')
    .map((folder) => distinct([...shared, ...readCase(`${folder}/valid.ttl`)])),
];

function distinct(quads: readonly Quad[]): Quad[] {
  const kept: Quad[] = [];
  const seen = new Set<string>();
  for (const quad of quads) {
    const key = JSON.stringify([
      quad.subject.value,
      quad.predicate.value,
      DataFactory.literal('').equals(quad.object) ? '' : (quad.object.toJSON?.() ?? quad.object.value),
    ]);
    if (!seen.has(key)) kept.push(quad);
    seen.add(key);
  }
  return kept;
}

/** Beside an editor's graph only that is damaged: of the converted one it may retract what is damaged. */
const edited = new Set(BASES.filter((base) => base.some(isCurated)));
/** What the reference graph describes keeps its properties whatever is left out here. */
const inReference = new Set(reference.map(({ subject }) => subject.value));
export const isOpen = (quad: Quad, base: readonly Quad[]): boolean =>
  !inReference.has(quad.subject.value) && (!edited.has(base) || isCurated(quad));
function isCurated({ graph }: Quad): boolean {
  return graph.value.endsWith('/curated');
}

/** A curation also generates passages and organizations, of which no rule says that they were added. */
const isGenerated = ({ predicate, object }: Quad, base: readonly Quad[]): boolean =>
  !predicate.equals(prov.generated) ||
  base.some((one) => one.subject.equals(object) && one.predicate.equals(pacta.rule) && one.object.value === 'curated');

const sitesByKey = new Map<string, Site[]>();
for (const base of BASES) {
  const classes = new Map<string, Set<string>>();
  for (const { subject, predicate, object } of base) {
    if (!predicate.equals(rdf.type)) continue;
    const known = classes.get(subject.value) ?? new Set();
    known.add(object.value.replace(/^.*#/, ''));
    classes.set(subject.value, known);
  }
  for (const row of ROWS) {
    const wanted = GROUPS[row.on] ?? [row.on];
    for (const quad of base)
      if (
        isOpen(quad, base) &&
        isGenerated(quad, base) &&
        quad.predicate.value === row.property &&
        wanted.some((one) => classes.get(quad.subject.value)?.has(one))
      ) {
        const key = `${row.on} ${row.name}`;
        const known = sitesByKey.get(key);
        if (known === undefined) sitesByKey.set(key, [{ row, quad, base }]);
        else known.push({ row, quad, base });
      }
  }
}
export const sitesOf = (row: Row): readonly Site[] => sitesByKey.get(`${row.on} ${row.name}`) ?? [];
