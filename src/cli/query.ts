// `query`: a question by name, file or text in, its answer out. Without --data or --store it is put to the published
// dataset, loaded into a store within this process.
import { type Command, Option } from 'commander';
import { readForm } from '../store/outline.js';
import type { Accept, QueryAnswer, Store } from '../store/store.js';
import { CommandError, EXIT } from './exit.js';
import { FOLDERS } from './folders.js';
import { openStore } from './open-store.js';
import { httpUrl, seconds, several } from './option-values.js';
import { findQuery, listQueries } from './query-source.js';
import { renderTable, type SelectResults } from './table.js';
import type { Terminal } from './terminal.js';
import { addVerb } from './verb.js';

const RESULT_FORMS: Readonly<Record<string, Accept>> = {
  table: 'application/sparql-results+json',
  json: 'application/sparql-results+json',
  xml: 'application/sparql-results+xml',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
};
const GRAPH_FORMS: Readonly<Record<string, Accept>> = {
  table: 'text/turtle',
  turtle: 'text/turtle',
  trig: 'application/trig',
  ntriples: 'application/n-triples',
  nquads: 'application/n-quads',
  json: 'application/ld+json',
  jsonld: 'application/ld+json',
  xml: 'application/rdf+xml',
};
const FORMS = [...new Set([...Object.keys(RESULT_FORMS), ...Object.keys(GRAPH_FORMS)])];

interface QueryOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly data?: string;
  readonly store?: string;
  readonly list?: boolean;
  readonly exitStatus?: boolean;
  readonly curated: boolean;
  readonly queryTimeout: number;
  readonly allowService: readonly string[];
}

export function addQuery(program: Command): void {
  addVerb<QueryOptions>(
    program,
    {
      usage: 'query [query]',
      summary: 'Ask a SPARQL query: the name of one in queries/, a file, "-" for stdin, or the text itself.',
      examples: [
        'pacta query state-visits',
        'pacta query --format csv "SELECT * WHERE { ?s a <https://w3id.org/pacta/ontology#Treaty> }"',
      ],
    },
    (command) =>
      command
        .addOption(
          new Option('--format <form>', 'form of the answer (default: table, Turtle for a graph)').choices(FORMS),
        )
        .option('--json', 'short for --format json')
        .option('--list', 'list the named queries with their questions')
        .option('--data <folder>', 'ask what "pacta load --data" put there')
        .option('--store <url>', 'ask a SPARQL endpoint', httpUrl)
        .option('--allow-service <url>', 'address that SERVICE may ask; may be given several times', several, [])
        .option('--no-curated', 'leave out what editors added')
        .option('--exit-status', 'exit with 1 when ASK is false or there is no row')
        .option('--query-timeout <seconds>', 'longest time that the query may take', seconds, 60),
    run,
  );
}

async function run([given]: readonly string[], options: QueryOptions, terminal: Terminal): Promise<void> {
  if (options.list === true) return list(options, terminal);
  if (given === undefined)
    throw new CommandError(EXIT.usage, 'no query is given; name one, or see them all with pacta query --list');
  const query = await findQuery(given, FOLDERS.queries);
  const format = options.json === true ? 'json' : (options.format ?? 'table');
  assertFits(format, query);
  const store = await openStore(options);
  try {
    const answer = await ask(store, query, format, options.queryTimeout * 1000);
    for (const address of answer.failedServices ?? [])
      terminal.warn(`the service <${address}> did not answer; the answer lacks what it would say`);
    await terminal.data(render(answer, format, terminal));
    if (options.exitStatus === true && isNegative(answer, format)) terminal.raise(EXIT.finding);
  } finally {
    await store.close();
  }
}

/** Throws CommandError for a form that only rows have where the query gives a graph, or the other way round. */
function assertFits(format: string, query: string): void {
  const form = readForm(query);
  if (form === undefined) return;
  const isGraph = form === 'CONSTRUCT' || form === 'DESCRIBE';
  const forms = Object.keys(isGraph ? GRAPH_FORMS : RESULT_FORMS);
  if (forms.includes(format)) return;
  throw new CommandError(
    EXIT.usage,
    `${form} gives ${isGraph ? 'a graph' : form === 'ASK' ? 'true or false' : 'rows'}, which --format ${format} cannot say; choose ${forms.join(', ')}`,
  );
}

const ask = (store: Store, query: string, format: string, timeoutMs: number): Promise<QueryAnswer> => {
  const results = RESULT_FORMS[format];
  const graph = GRAPH_FORMS[format];
  return store.query({
    query,
    timeoutMs,
    ...(results === undefined ? {} : { results }),
    ...(graph === undefined ? {} : { graph }),
  });
};

function render({ kind, body }: QueryAnswer, format: string, terminal: Terminal): string {
  if (kind === 'graph' || format !== 'table') return body.endsWith('\n') || body === '' ? body : `${body}\n`;
  const results = JSON.parse(body) as SelectResults;
  if (kind === 'boolean') return `${results.boolean}\n`;
  const rows = results.results?.bindings.length ?? 0;
  terminal.note(`${rows} ${rows === 1 ? 'row' : 'rows'}`);
  return renderTable(results, process.stdout.isTTY === true ? process.stdout.columns : undefined);
}

/** ASK is false, or an answer has no row. Reads the form that was asked for. */
function isNegative({ kind, body }: QueryAnswer, format: string): boolean {
  if (kind === 'boolean') return !/\btrue\b/.test(body);
  if (kind === 'graph') return body.trim() === '';
  if (format === 'table' || format === 'json')
    return (JSON.parse(body) as SelectResults).results?.bindings.length === 0;
  return format === 'xml' ? !body.includes('<result>') : body.trim().split('\n').length < 2;
}

async function list(options: QueryOptions, terminal: Terminal): Promise<void> {
  const queries = listQueries(FOLDERS.queries).map(({ name, question }) => ({ name, question }));
  if (options.json === true || options.format === 'json') return terminal.data(`${JSON.stringify(queries, null, 2)}\n`);
  const width = Math.max(...queries.map(({ name }) => name.length));
  await terminal.data(queries.map(({ name, question }) => `${name.padEnd(width)}  ${question}\n`).join(''));
}
