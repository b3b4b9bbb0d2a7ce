// One operation of an update in, the quads that it deletes and inserts out (SPARQL 1.1 Update, 4.1.3 and 4.3). Nothing is
// changed here. Lines are in the engine's form; what was written otherwise is kept beside it.
import type { Dataset, Engine } from './engine.js';
import { type JsonRow, jsonTermText, type Line, mayBeCanonicalised, objectOf, withObject } from './lines.js';
import type { Modification } from './operations.js';
import { readServices } from './outline.js';
import type { Template } from './template.js';
import { readTokens } from './tokens.js';

/** Lines by graph; "" is the unnamed one. */
export interface RawChanges {
  readonly deletes: readonly (readonly [graph: string, lines: readonly Line[]])[];
  readonly inserts: readonly (readonly [graph: string, lines: readonly Line[]])[];
  /** Inserted lines that were written otherwise than the engine writes them. */
  readonly originals: ReadonlyMap<Line, Line>;
}
/** Gives the solutions of a query; where it asks services, not at once. */
export type Solve = (query: string, dataset: Dataset | undefined) => JsonRow[] | Promise<JsonRow[]>;

/** `scope` begins the label of each blank node that is made; no other operation may have it. */
export async function evaluateModification(
  operation: Modification,
  engine: Engine,
  solve: Solve,
  scope: string,
): Promise<RawChanges> {
  const { deletes, inserts, graph: unnamed = '' } = operation;
  const rows = await solve(queryOf(operation), datasetOf(operation));
  const changes = new Changes(engine, [...deletes, ...inserts]);
  const labels = new Labels(scope);
  for (const row of rows) {
    labels.next();
    for (const template of deletes) changes.add('deletes', template, unnamed, (text) => fill(text, row));
    for (const template of inserts) changes.add('inserts', template, unnamed, (text) => labels.give(fill(text, row)));
  }
  // Hint: what a service answers, and what is filled into a triple term, is not yet in the engine's form.
  const foreign = readServices(readTokens(operation.where)).length > 0;
  const nested = [...deletes, ...inserts].some(({ object }) => object.startsWith('<<(') && !isComplete(object));
  return foreign || nested ? canonicalise(changes.result(), engine) : changes.result();
}

/** Brings lines into the engine's form and keeps beside them how they were. */
function canonicalise({ deletes, inserts, originals }: RawChanges, engine: Engine): RawChanges {
  const lines = [...deletes, ...inserts].flatMap(([, all]) => all.filter(mayBeCanonicalised));
  const objects = [...new Set(lines.map(objectOf))];
  const written = engine.canonical(objects);
  const canonical = new Map(objects.map((object, index) => [object, written[index] ?? object]));
  const kept = new Map(originals);
  const inForm = (line: Line): Line => {
    const object = canonical.get(objectOf(line));
    const changed = object === undefined ? line : withObject(line, object);
    if (changed !== line) kept.set(changed, originals.get(line) ?? line);
    return changed;
  };
  const all = (graphs: RawChanges['inserts']): RawChanges['inserts'] =>
    graphs.map(([graph, of]) => [graph, [...new Set(of.map(inForm))]]);
  return { deletes: all(deletes), inserts: all(inserts), originals: kept };
}

/** INSERT DATA, DELETE DATA and what LOAD brings: no variables, and a label is the same blank node throughout. */
export function readData(
  kind: 'insert-data' | 'delete-data',
  templates: readonly Template[],
  engine: Engine,
  scope: string,
): RawChanges {
  const changes = new Changes(engine, templates);
  const labels = new Labels(scope);
  for (const template of templates)
    changes.add(kind === 'insert-data' ? 'inserts' : 'deletes', template, '', (text) => labels.give(text));
  return changes.result();
}

function queryOf({ prologue, where, deletes, inserts }: Modification): string {
  const texts = [...deletes, ...inserts].flatMap(({ graph, subject, predicate, object }) => [
    graph,
    subject,
    predicate,
    object,
  ]);
  const variables = new Set(
    texts.flatMap((text) => (text.startsWith('"') ? [] : (text.match(/(?<![\w<])\?\w+/g) ?? []))),
  );
  const perSolution = inserts.some((template) => `${template.subject} ${template.object}`.includes('_:'));
  // Hint: without new blank nodes a solution counts once, so that the engine may leave out its repetitions.
  if (perSolution) return `${prologue}SELECT ${[...variables].join(' ') || '(1 AS ?anySolution)'} WHERE ${where}`;
  if (variables.size === 0) return `${prologue}SELECT (1 AS ?anySolution) WHERE ${where} LIMIT 1`;
  return `${prologue}SELECT DISTINCT ${[...variables].join(' ')} WHERE ${where}`;
}

function datasetOf({ using, usingNamed, graph }: Modification): Dataset | undefined {
  if (using !== undefined) return { defaultGraphs: using, namedGraphs: usingNamed ?? [] };
  return graph === undefined ? undefined : { defaultGraphs: [graph] };
}

/** The parts of a triple term: IRIs and strings whole, so that nothing within them is taken for a variable or a label. */
const WITHIN_TERM = /<[^<>\s()]*>|"(?:[^"\\]|\\.)*"|_:\S+|\?\w+/g;

/** The text of a term under a solution; undefined where a variable is unbound. */
function fill(text: string, row: JsonRow): string | undefined {
  if (text.startsWith('?')) {
    const term = row[text.slice(1)];
    return term && jsonTermText(term);
  }
  if (!text.startsWith('<<(')) return text;
  let bound = true;
  const filled = text.replaceAll(WITHIN_TERM, (variable) => {
    if (!variable.startsWith('?')) return variable;
    const term = row[variable.slice(1)];
    if (term === undefined) bound = false;
    return term === undefined ? '' : jsonTermText(term);
  });
  return bound ? filled : undefined;
}

/** Blank nodes of templates: one a label and solution. Hint: those of the data have other labels than templates can. */
class Labels {
  readonly #scope: string;
  #given = new Map<string, string>();
  #count = 0;

  constructor(scope: string) {
    this.#scope = scope;
  }

  next(): void {
    if (this.#given.size > 0) this.#given = new Map();
  }

  give(text: string | undefined): string | undefined {
    if (text?.startsWith('<<(')) return text.replaceAll(WITHIN_TERM, (part) => this.give(part) ?? part);
    if (text?.startsWith('_:u-') !== true && text?.startsWith('_:n3-') !== true) return text;
    const known = this.#given.get(text);
    if (known !== undefined) return known;
    const label = `_:${this.#scope}${this.#count++}`;
    this.#given.set(text, label);
    return label;
  }
}

class Changes {
  readonly #canonical: ReadonlyMap<string, string>;
  readonly #lines = { deletes: new Map<string, Set<Line>>(), inserts: new Map<string, Set<Line>>() };
  readonly #originals = new Map<Line, Line>();

  constructor(engine: Engine, templates: readonly Template[]) {
    const written = templates
      .map(({ object }) => object)
      .filter((object) => isComplete(object) && mayBeCanonicalised(object));
    const objects = [...new Set(written)];
    const canonical = engine.canonical(objects);
    this.#canonical = new Map(objects.map((object, index) => [object, canonical[index] ?? object]));
  }

  add(
    kind: 'deletes' | 'inserts',
    template: Template,
    unnamed: string,
    give: (text: string) => string | undefined,
  ): void {
    const graph = template.graph === '' ? unnamed : iriOf(give(template.graph));
    const subject = give(template.subject);
    const predicate = give(template.predicate);
    const object = give(template.object);
    if (graph === undefined || subject === undefined || object === undefined) return;
    if (subject.startsWith('"') || subject.startsWith('<<') || iriOf(predicate) === undefined) return;
    const original = `${subject} ${predicate} ${object}`;
    const canonical = this.#canonical.get(object);
    const line = canonical === undefined || canonical === object ? original : `${subject} ${predicate} ${canonical}`;
    const lines = this.#lines[kind].get(graph);
    if (lines === undefined) this.#lines[kind].set(graph, new Set([line]));
    else lines.add(line);
    if (kind === 'inserts' && line !== original) this.#originals.set(line, original);
  }

  result(): RawChanges {
    const list = (graphs: ReadonlyMap<string, ReadonlySet<Line>>): [string, Line[]][] =>
      [...graphs].map(([graph, lines]) => [graph, [...lines]]);
    return { deletes: list(this.#lines.deletes), inserts: list(this.#lines.inserts), originals: this.#originals };
  }
}

const iriOf = (text: string | undefined): string | undefined =>
  text?.startsWith('<') && !text.startsWith('<<') ? text.slice(1, -1) : undefined;

/** Hint: a literal has nothing to fill in, and a triple term that has is compared as it is filled. */
const isComplete = (object: string): boolean =>
  object.startsWith('"') || (object.startsWith('<<(') && !/ (?:\?|_:)/.test(object));
