// An extract of Wikidata (https://www.mediawiki.org/wiki/Wikibase/Indexing/RDF_Dump_Format) and the reference graph in, the
// names out that Wikidata has for its states and organizations and nobody here knew, and what a person should look at.
// A state is found by its item or its ISO code, an organization by its item or by a full name that only one has. A name that
// stands for two things is left out: it would find the wrong one.
import { Parser, type Quad } from 'n3';

export interface Refreshed {
  /** The table of data/names, sorted: entity, language, name. */
  readonly table: string;
  readonly added: number;
  /** Sentences, sorted, each about one thing. */
  readonly remarks: readonly string[];
}

const ID = 'https://w3id.org/pacta/id/';
const PREFERRED = 'http://www.w3.org/2004/02/skos/core#prefLabel';
const OUR_NAMES = new Set([
  PREFERRED,
  'http://www.w3.org/2004/02/skos/core#altLabel',
  'http://www.w3.org/2004/02/skos/core#hiddenLabel',
  'https://w3id.org/pacta/ontology#acronym',
]);
const SAME = 'http://www.w3.org/2004/02/skos/core#exactMatch';
const WDT = 'http://www.wikidata.org/prop/direct/';
const ISO_ALPHA_3 = `${WDT}P298`;
const DISSOLVED = `${WDT}P576`;
/** Labels, aliases, short names. */
const THEIR_NAMES = new Set([
  'http://www.w3.org/2000/01/rdf-schema#label',
  'http://www.w3.org/2004/02/skos/core#altLabel',
  `${WDT}P1813`,
]);
/** Shorter ones, such as codes and flags, are no names. */
const SHORTEST = 3;

interface Name {
  readonly text: string;
  readonly language: string;
}
/** What is known of one thing, ours or theirs. */
interface Known {
  readonly names: Name[];
  readonly values: Map<string, string[]>;
}

/** Throws Error with the line for what is no Turtle or N-Triples, or holds no item. */
export function refreshFromWikidata(extract: string, reference: readonly string[]): Refreshed {
  const ours = readRecords(
    reference.flatMap((text) => new Parser().parse(text)),
    OUR_NAMES,
  );
  const theirs = readRecords(new Parser().parse(extract), THEIR_NAMES);
  const entityOf = makeFinder(ours);
  const found = new Map<string, Name[]>();
  const remarks: string[] = [];
  for (const [item, record] of theirs) {
    const entity = entityOf(item, record);
    const [code] = record.values.get(ISO_ALPHA_3) ?? [];
    if (entity === undefined) {
      if (code !== undefined) remarks.push(`${code} (${item}) is no state of the reference graph`);
      continue;
    }
    const [ended] = record.values.get(DISSOLVED) ?? [];
    if (ended !== undefined) remarks.push(`${entity} (${item}) is said to have ended on ${ended.slice(0, 10)}`);
    found.set(entity, [...(found.get(entity) ?? []), ...record.names]);
  }
  if (found.size === 0) throw new Error('the extract holds no item of a state or organization that is known here');
  for (const iriText of ours.keys())
    if (iriText.startsWith(`${ID}state/`) && !found.has(iriText.slice(ID.length)))
      remarks.push(`${iriText.slice(ID.length)} is not in the extract`);
  const { rows, shared } = freshRows(found, ours);
  remarks.push(...shared);
  return { table: `entity\tlanguage\tname\n${rows.join('')}`, added: rows.length, remarks: remarks.sort() };
}

function readRecords(quads: readonly Quad[], naming: ReadonlySet<string>): Map<string, Known> {
  const records = new Map<string, Known>();
  for (const { subject, predicate, object } of quads) {
    const record: Known = records.get(subject.value) ?? { names: [], values: new Map() };
    records.set(subject.value, record);
    record.values.set(predicate.value, [...(record.values.get(predicate.value) ?? []), object.value]);
    if (object.termType === 'Literal' && naming.has(predicate.value))
      record.names.push({ text: object.value.normalize('NFC').trim(), language: object.language });
  }
  return records;
}

const fold = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ');

/** By item, by code, by the full name of an organization. */
function makeFinder(ours: ReadonlyMap<string, Known>): (item: string, record: Known) => string | undefined {
  const byItem = new Map<string, string>();
  const byName = new Map<string, Set<string>>();
  for (const [iriText, { values }] of ours) {
    const entity = iriText.slice(ID.length);
    for (const item of values.get(SAME) ?? []) byItem.set(item, entity);
    if (!entity.startsWith('organization/')) continue;
    for (const name of values.get(PREFERRED) ?? [])
      byName.set(fold(name), (byName.get(fold(name)) ?? new Set()).add(entity));
  }
  return (item, { names, values }) => {
    const known = byItem.get(item);
    if (known !== undefined) return known;
    const state = (values.get(ISO_ALPHA_3) ?? [])
      .map((code) => `state/${code}`)
      .find((entity) => ours.has(ID + entity));
    if (state !== undefined) return state;
    const entities = new Set(names.flatMap(({ text }) => [...(byName.get(fold(text)) ?? [])]));
    return entities.size === 1 ? [...entities][0] : undefined;
  };
}

function freshRows(
  found: ReadonlyMap<string, readonly Name[]>,
  ours: ReadonlyMap<string, Known>,
): { readonly rows: string[]; readonly shared: string[] } {
  const bearers = new Map<string, Set<string>>();
  const bear = (entity: string, text: string): void =>
    void bearers.set(fold(text), (bearers.get(fold(text)) ?? new Set()).add(entity));
  for (const [iriText, { names }] of ours) for (const { text } of names) bear(iriText.slice(ID.length), text);
  for (const [entity, names] of found) for (const { text } of names) bear(entity, text);
  const rows = new Set<string>();
  const shared = new Set<string>();
  for (const [entity, names] of found) {
    const known = new Set(ours.get(ID + entity)?.names.map(({ text }) => fold(text)));
    for (const { text, language } of names) {
      if ([...text].length < SHORTEST || language === '' || /[\t\n]/.test(text) || known.has(fold(text))) continue;
      const all = [...(bearers.get(fold(text)) ?? [])].sort();
      if (all.length > 1) shared.add(`"${text}" is left out: it stands for ${all.join(' and ')}`);
      else rows.add(`${entity}\t${language}\t${text}\n`);
    }
  }
  return { rows: [...rows].sort(), shared: [...shared] };
}
