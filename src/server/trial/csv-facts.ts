// Rows of simple facts in, the quads that say them out, as an editor would add them. A row is one fact: `article` (its slug),
// `class`, `quote` (words of the article, to the letter) and any property of that class by its name in the ontology, or
// `label`; several values are parted by ";". `by` and `why` make the curation. Names and codes are reconciled to IRIs.
import { parse } from 'csv-parse/sync';
import { DataFactory, type NamedNode, type Quad, type Term } from 'n3';
import { slugOf } from '../../extract/slug.js';
import type { Iris } from '../../graph/iris.js';
import { dateLiteral, decimal, plain, tagged } from '../../graph/literals.js';
import { codePointOffsets } from '../../graph/offsets.js';
import { PROPERTIES, pacta, prov, rdf, rdfs, schema, xsd } from '../../graph/vocabulary.js';
import { codeListOf } from '../../validate/code-lists.js';
import { nearest } from '../../validate/nearest.js';
import { Problem } from '../http/problem.js';

/** A cell that cannot be read; lines count from 1, the header being the first. */
export interface RowProblem {
  readonly line: number;
  readonly column: string;
  readonly message: string;
}
export interface Reconciled {
  readonly words: string;
  readonly iri: string;
}
export interface CsvFacts {
  readonly quads: Quad[];
  readonly problems: RowProblem[];
  readonly names: Reconciled[];
}
export interface CsvNeeds {
  readonly iris: Iris;
  /** Quads of a graph of the store. */
  readonly graph: (name: string) => Promise<readonly Quad[] | undefined>;
  /** IRIs of the things that have a name, the likeliest first. */
  readonly find: (name: string) => readonly string[];
  readonly now: Date;
}

const FACTS = ['OfficeHolding', 'Treaty', 'Commitment', 'Event', 'Figure', 'Statement'] as const;
const FIXED = ['article', 'class', 'quote', 'by', 'why', 'label'];
const DATES = new Set(['date', 'startDate', 'endDate', 'period']);
const WORDS = new Set(['text', 'heading', 'format', 'counts', 'measures']);
const words = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const kebab = (name: string): string => name.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();

interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}
interface Scope {
  readonly slug: string;
  /** Facts that there are. */
  readonly taken: ReadonlySet<string>;
  readonly text: string;
  readonly language: string;
}

/** Throws Problem 400 for a header that is not understood and for text that is no CSV. */
export async function readCsvFacts(text: string, needs: CsvNeeds): Promise<CsvFacts> {
  const facts: CsvFacts = { quads: [], problems: [], names: [] };
  const added = new Map<string, { readonly row: Row; readonly facts: NamedNode[] }>();
  for (const row of readRows(text)) {
    const scope = await scopeOf(row, needs, facts);
    const fact = scope && writeFact(row, scope, needs, facts);
    if (fact === undefined || scope === undefined) continue;
    const known = added.get(scope.slug);
    if (known === undefined) added.set(scope.slug, { row, facts: [fact] });
    else known.facts.push(fact);
  }
  for (const [slug, { row, facts: written }] of added) await writeCuration(slug, row, written, needs, facts);
  return facts;
}

function readRows(text: string): Row[] {
  try {
    const records = parse(text, {
      bom: true,
      columns: readHeader,
      info: true,
      skip_empty_lines: true,
      trim: true,
      relax_column_count_less: true,
    }) as unknown as { readonly info: { readonly lines: number }; readonly record: Record<string, string> }[];
    return records.map(({ info, record }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (error instanceof Problem) throw error;
    const { message, lines } = error as Error & { readonly lines?: number };
    throw new Problem('malformed-request', `The body is not CSV: ${message}.`, {
      members: lines === undefined ? {} : { line: lines },
    });
  }
}

function readHeader(header: readonly string[]): string[] {
  const bad = (detail: string): Problem => new Problem('malformed-request', detail, { members: { line: 1 } });
  for (const name of ['article', 'class', 'quote'])
    if (!header.includes(name))
      throw bad(
        `The header lacks "${name}"; it begins with article,class,quote and goes on with properties of the class.`,
      );
  for (const name of header) {
    if (FIXED.includes(name) || (PROPERTIES as readonly string[]).includes(name)) continue;
    const near = nearest(name, [...FIXED, ...PROPERTIES]);
    throw bad(`No column is called "${name}".${near === undefined ? '' : ` Did you mean ${near}?`}`);
  }
  return [...header];
}

async function scopeOf(
  { line, cells }: Row,
  { iris, graph }: CsvNeeds,
  { problems }: CsvFacts,
): Promise<Scope | undefined> {
  const slug = cells['article'] ?? '';
  const bad = (message: string): undefined => void problems.push({ line, column: 'article', message });
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) return bad(`"${slug}" is no slug of an article.`);
  const quads = (await graph(iris.article(slug).value)) ?? [];
  const of = (predicate: NamedNode): string | undefined =>
    quads.find((quad) => quad.subject.value === iris.article(slug).value && quad.predicate.equals(predicate))?.object
      .value;
  const text = of(pacta.text);
  if (text === undefined) return bad(`There is no article "${slug}"; convert and load it first.`);
  const curated = (await graph(iris.curated(slug).value)) ?? [];
  const taken = new Set([...quads, ...curated].map(({ subject }) => subject.value));
  return { slug, taken, text, language: of(schema.inLanguage) ?? 'en' };
}

function writeFact(row: Row, scope: Scope, needs: CsvNeeds, facts: CsvFacts): NamedNode | undefined {
  const { line, cells } = row;
  const { iris } = needs;
  const kind = FACTS.find((one) => one.toLowerCase() === (cells['class'] ?? '').replace(/[\s-]/g, '').toLowerCase());
  if (kind === undefined) {
    facts.problems.push({
      line,
      column: 'class',
      message: `"${cells['class'] ?? ''}" is no class of facts; they are ${FACTS.join(', ')}.`,
    });
    return undefined;
  }
  const quote = cells['quote'] ?? '';
  const at = quote === '' ? -1 : scope.text.indexOf(quote);
  if (at < 0) {
    facts.problems.push({
      line,
      column: 'quote',
      message: `The article does not hold the words “${quote}”; copy them from it to the letter.`,
    });
    return undefined;
  }
  const points = codePointOffsets(scope.text);
  const [start, end] = [points(at), points(at + quote.length)];
  const graph = iris.curated(scope.slug);
  const passage = iris.passage(scope.slug, start, end);
  const written = new Set(facts.quads.map(({ subject }) => subject.value));
  let nth = 1;
  const isTaken = ({ value }: NamedNode): boolean => scope.taken.has(value) || written.has(value);
  while (isTaken(iris.fact(scope.slug, kebab(kind), start, nth))) nth += 1;
  const fact = iris.fact(scope.slug, kebab(kind), start, nth);
  const add = (subject: NamedNode, predicate: NamedNode, object: Term): void => {
    facts.quads.push(DataFactory.quad(subject, predicate, object as never, graph));
  };
  add(passage, rdf.type, pacta.Passage);
  add(passage, pacta.inArticle, iris.article(scope.slug));
  add(passage, pacta.startOffset, DataFactory.literal(String(start), xsd.integer));
  add(passage, pacta.endOffset, DataFactory.literal(String(end), xsd.integer));
  add(passage, pacta.exact, plain(quote));
  add(fact, rdf.type, pacta[kind]);
  add(fact, rdf.type, pacta.Fact);
  add(fact, pacta.rule, plain('curated'));
  add(fact, pacta.evidence, passage);
  if ((kind === 'Commitment' || kind === 'Statement') && (cells['text'] ?? '') === '')
    add(fact, pacta.text, plain(words(quote)));
  for (const [column, cell] of Object.entries(cells)) {
    if (column === 'label' && cell !== '') add(fact, rdfs.label, tagged(words(cell), scope.language));
    if (FIXED.includes(column)) continue;
    for (const value of cell.split(';').map((part) => part.trim()))
      if (value !== '') add(fact, pacta[column as 'kind'], termOf(column as 'kind', value, kind, needs, facts));
  }
  return fact;
}

type Property = (typeof PROPERTIES)[number];

/** What cannot be reconciled stays a word, so that the report says what is wrong with it. */
function termOf(
  property: Property,
  value: string,
  kind: (typeof FACTS)[number],
  needs: CsvNeeds,
  facts: CsvFacts,
): Term {
  const { iris, find } = needs;
  if (/^https?:\/\//.test(value)) return DataFactory.namedNode(value);
  if (WORDS.has(property)) return plain(words(value));
  if (DATES.has(property) || property === 'value') {
    try {
      return property === 'value' ? decimal(value) : dateLiteral(value);
    } catch {
      return plain(value);
    }
  }
  const list = codeListOf(pacta[property].value, (classIri) => classIri === pacta[kind].value);
  const prefix = list === undefined ? `${iris.base}id/` : `${iris.base}code/${list}/`;
  const isCode = list !== undefined && /^[A-Za-z0-9]+(?:-[a-z0-9]+)*$/.test(value);
  const found = find(value).find((iriText) => iriText.startsWith(prefix)) ?? (isCode ? prefix + value : undefined);
  if (found === undefined) return plain(value);
  facts.names.push({ words: value, iri: found });
  return DataFactory.namedNode(found);
}

/** Who added the facts of one article, when and why; the first row of the article says it. */
async function writeCuration(
  slug: string,
  { cells }: Row,
  written: readonly NamedNode[],
  needs: CsvNeeds,
  facts: CsvFacts,
): Promise<void> {
  const by = cells['by'] ?? '';
  if (by === '') return;
  const { iris, graph, now } = needs;
  const name = iris.curated(slug);
  const prefix = `${iris.article(slug).value}/curation/`;
  const numbers = ((await graph(name.value)) ?? []).flatMap(({ subject }) =>
    subject.value.startsWith(prefix) ? [Number(subject.value.slice(prefix.length))] : [],
  );
  const curation = DataFactory.namedNode(prefix + (1 + Math.max(0, ...numbers)));
  const agent = DataFactory.namedNode(`${iris.base}id/agent/${slugOf(by)}`);
  const add = (subject: NamedNode, predicate: NamedNode, object: Term): void => {
    facts.quads.push(DataFactory.quad(subject, predicate, object as never, name));
  };
  add(agent, rdf.type, DataFactory.namedNode('http://www.w3.org/ns/prov#Agent'));
  add(agent, rdfs.label, tagged(by, 'en'));
  add(curation, rdf.type, pacta.Curation);
  add(curation, prov.wasAssociatedWith, agent);
  add(curation, prov.endedAtTime, DataFactory.literal(now.toISOString().replace(/\.\d+Z$/, 'Z'), xsd.dateTime));
  if ((cells['why'] ?? '') !== '') add(curation, rdfs.comment, tagged(cells['why'] ?? '', 'en'));
  for (const fact of written) add(curation, prov.generated, fact);
}
