// `link` to a source of others: looks for states, organizations, persons and treaties there and writes what it finds into the graph
// `…/graph/links/{source}`, beside what it held. What is unsure is listed for a person, whose decisions --decide takes.
import { readFileSync } from 'node:fs';
import type { Quad } from 'n3';
import { InputError } from '../article/errors.js';
import { makeIris } from '../graph/iris.js';
import { skos } from '../graph/vocabulary.js';
import { type Choice, linksOf } from '../link/external/choose.js';
import { Counterparts } from '../link/external/counterparts.js';
import { type Decision, LinkBook } from '../link/external/link-book.js';
import { chooseAll, type Search, wantedOf } from '../link/external/link-source.js';
import { type ExternalLink, isSourceName, type LinkState, linkGraphs } from '../link/external/linkset.js';
import { PoliteClient } from '../link/external/polite-client.js';
import { ReconciliationSource } from '../link/external/reconciliation-source.js';
import type { Source } from '../link/external/source.js';
import { SparqlSource } from '../link/external/sparql-source.js';
import { Catalog } from '../search/catalog.js';
import type { Store } from '../store/store.js';
import { loadCodeWords } from './code-words.js';
import { loadIntoFolder } from './data-folder.js';
import type { GraphSet } from './dataset.js';
import { CommandError, EXIT } from './exit.js';
import type { LinkOptions } from './link.js';
import { openStore } from './open-store.js';
import type { Terminal } from './terminal.js';
import { VERSION } from './version.js';

const BY = `Pacta ${VERSION}`;

/** `url` is undefined where only decisions are to be kept. */
export async function linkSource(url: string | undefined, options: LinkOptions, terminal: Terminal): Promise<void> {
  const iris = makeIris();
  const source = nameOf(url, options.as);
  const store = await openStore({ ...options, curated: true });
  const made = new Date();
  const told: ExternalLink[] = [];
  let failure: unknown;
  let graphs: GraphSet;
  try {
    const book = await LinkBook.open(linkGraphs(source, iris), (name) => store.graph(name));
    for (const decision of options.decide === undefined ? [] : readDecisions(options.decide, options.by, made))
      told.push(book.decide(decision));
    try {
      if (url !== undefined)
        for await (const choices of search(url, store, book, options, terminal))
          for (const choice of choices) {
            const links = linksOf(choice, BY, made);
            book.propose(choice.wanted.iriText, links);
            told.push(...links);
          }
    } catch (error) {
      // Hint: what was found until then is kept; the next run goes on from there.
      failure = error;
    }
    graphs = book.graphs();
    if (options.dryRun !== true && told.length > 0 && options.store !== undefined)
      await store.transaction(book.changes());
  } finally {
    await store.close();
  }
  if (options.dryRun !== true && told.length > 0 && options.data !== undefined)
    await loadIntoFolder(options.data, graphs, new Map(), (message) => terminal.warn(message));
  await report(told, options, terminal);
  if (failure !== undefined) throw failure;
}

async function* search(
  url: string,
  store: Store,
  book: LinkBook,
  options: LinkOptions,
  terminal: Terminal,
): AsyncGenerator<readonly Choice[]> {
  const client = new PoliteClient({
    userAgent: `${BY} (linked data of diplomacy; https://w3id.org/pacta/)`,
    intervalMs: options.interval * 1000,
    timeoutMs: options.timeout * 1000,
    offline: options.offline === true,
    ...(options.cache === undefined ? {} : { cacheFolder: options.cache }),
  });
  const source: Source =
    options.endpoint === undefined ? new ReconciliationSource(client, url) : new SparqlSource(client, url);
  const articles: Quad[] = [];
  const known = new Counterparts();
  for (const name of await store.graphs())
    for (const quad of (await store.graph(name)) ?? [])
      if (quad.predicate.equals(skos.exactMatch)) known.add(quad.subject.value, quad.object.value);
      else if (name.includes('/article/')) articles.push(quad);
  const wanted: Search = { accept: options.accept, settled: book.settled(), known, codes: await loadCodeWords() };
  const things = await wantedOf(new Catalog(store), articles, source, wanted);
  const progress = terminal.progress('linking', things.length);
  for await (const choices of chooseAll(things, source, wanted)) {
    for (const _ of choices) progress.step();
    yield choices;
  }
  progress.clear();
}

function nameOf(url: string | undefined, given: string | undefined): string {
  const name = given ?? (url === undefined ? '' : new URL(url).hostname.replace(/[^a-z0-9]+/gi, '-').toLowerCase());
  if (isSourceName(name)) return name;
  throw new CommandError(EXIT.usage, 'name the source with --as, in small letters, digits and "-"');
}

/** Throws InputError with the line of what is no decision. */
function readDecisions(file: string, by: string, made: Date): Decision[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new InputError(file, 'cannot be read; check the name');
  }
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [word, subject = '', object = ''] = line.split('\t').map((cell) => cell.trim());
    const iri = /^https?:\/\/[^\s<>"{}|\\^`]+$/;
    if ((word !== 'yes' && word !== 'no') || !iri.test(subject) || !iri.test(object))
      throw new InputError(file, 'has a line that is not "yes" or "no", our IRI and theirs, parted by tabs', index + 1);
    return [{ subject, object, accepted: word === 'yes', by, made }];
  });
}

const ANSWERS: Readonly<Record<LinkState, string>> = { linked: 'yes', accepted: 'yes', refused: 'no', doubtful: '?' };

async function report(links: readonly ExternalLink[], options: LinkOptions, terminal: Terminal): Promise<void> {
  const told = links.map(({ subject, object, objectLabel, state, score, reasons }) => ({
    answer: ANSWERS[state],
    subject,
    object,
    ...(objectLabel === undefined ? {} : { label: objectLabel }),
    ...(score === undefined ? {} : { score }),
    reasons,
  }));
  if (options.json === true) await terminal.data(`${JSON.stringify(told, null, 2)}\n`);
  else
    await terminal.data(
      told
        .map(
          ({ answer, subject, object, label = '', score = '', reasons }) =>
            `${answer}\t${subject}\t${object}\t${score}\t${reasons.join('; ')}\t${label}\n`,
        )
        .join(''),
    );
  const doubtful = new Set(links.filter(({ state }) => state === 'doubtful').map(({ subject }) => subject)).size;
  const made = links.filter(({ state }) => state !== 'doubtful').length;
  const count = made === 1 ? '1 link' : `${made} links`;
  terminal.note(`${options.dryRun === true ? 'would write' : 'wrote'} ${count}; ${doubtful} to be decided`);
}
