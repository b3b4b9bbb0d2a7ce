// `link` to a source of others: looks for states, organizations and persons there and writes what it finds into the graph
// `…/graph/links/{source}`, beside what it held. What is unsure is listed for a person, whose decisions --decide takes.
import { readFileSync } from 'node:fs';
import type { Quad } from 'n3';
import { InputError } from '../article/errors.js';
import { makeIris } from '../graph/iris.js';
import { skos } from '../graph/vocabulary.js';
import type { Choice } from '../link/external/choose.js';
import { chooseAll, LINKED_CLASSES, type Search, wantedOf } from '../link/external/link-source.js';
import { type ExternalLink, linksetQuads, settledPairs } from '../link/external/linkset.js';
import { PoliteClient } from '../link/external/polite-client.js';
import { ReconciliationSource } from '../link/external/reconciliation-source.js';
import type { Source } from '../link/external/source.js';
import { SparqlSource } from '../link/external/sparql-source.js';
import { Catalog } from '../search/catalog.js';
import type { Store } from '../store/store.js';
import { loadIntoFolder } from './data-folder.js';
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
  const graph = iris.graph(`links/${source}`).value;
  const made = new Date();
  const links = options.decide === undefined ? [] : readDecisions(options.decide, made);
  const doubtful: Choice[] = [];
  let failure: unknown;
  let quads: Quad[];
  try {
    const before = (await store.graph(graph)) ?? [];
    try {
      const held = [...before, ...linksetQuads(links, source, iris)];
      if (url !== undefined)
        for await (const choices of search(url, store, held, options, terminal)) {
          links.push(...choices.flatMap((choice) => linkOf(choice, made)));
          doubtful.push(...choices.filter(({ outcome }) => outcome === 'doubtful'));
        }
    } catch (error) {
      // Hint: what was found until then is kept; the next run goes on from there.
      failure = error;
    }
    quads = [...withoutRefused(before, links), ...linksetQuads(links, source, iris)];
    if (options.dryRun !== true && links.length > 0 && options.store !== undefined)
      await store.transaction([{ kind: 'put', graph, quads }]);
  } finally {
    await store.close();
  }
  if (options.dryRun !== true && links.length > 0 && options.data !== undefined)
    await loadIntoFolder(options.data, new Map([[graph, quads]]), new Map(), (message) => terminal.warn(message));
  await report(links, doubtful, options, terminal);
  if (failure !== undefined) throw failure;
}

function linkOf({ outcome, wanted, offers }: Choice, made: Date): ExternalLink[] {
  const [best] = offers;
  if (outcome !== 'linked' || best === undefined) return [];
  const { offered, score, reasons } = best;
  return [{ subject: wanted.iriText, object: offered.iriText, holds: true, by: BY, made, score, reasons }];
}

async function* search(
  url: string,
  store: Store,
  held: readonly Quad[],
  options: LinkOptions,
  terminal: Terminal,
): AsyncGenerator<readonly Choice[]> {
  const client = new PoliteClient({
    userAgent: `${BY} (linked data of diplomacy; https://w3id.org/pacta/)`,
    intervalMs: options.interval * 1000,
    offline: options.offline === true,
    ...(options.cache === undefined ? {} : { cacheFolder: options.cache }),
  });
  const source: Source =
    options.endpoint === undefined ? new ReconciliationSource(client, url) : new SparqlSource(client, url);
  const linked = await linkedElsewhere(store);
  const wanted: Search = {
    accept: options.accept,
    settled: settledPairs(held),
    isLinked: (iriText, space) => linked.get(iriText)?.some((other) => other.startsWith(space)) === true,
    classes: LINKED_CLASSES,
  };
  const things = await wantedOf(new Catalog(store), source, wanted);
  const progress = terminal.progress('linking', things.length);
  for await (const choices of chooseAll(things, source, wanted)) {
    for (const _ of choices) progress.step();
    yield choices;
  }
  progress.clear();
}

/** What each thing is linked to in any graph. */
async function linkedElsewhere(store: Store): Promise<Map<string, string[]>> {
  const linked = new Map<string, string[]>();
  for (const name of await store.graphs())
    for (const { subject, predicate, object } of (await store.graph(name)) ?? [])
      if (predicate.equals(skos.exactMatch))
        linked.set(subject.value, [...(linked.get(subject.value) ?? []), object.value]);
  return linked;
}

function nameOf(url: string | undefined, given: string | undefined): string {
  const name = given ?? (url === undefined ? '' : new URL(url).hostname.replace(/[^a-z0-9]+/gi, '-').toLowerCase());
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return name;
  throw new CommandError(EXIT.usage, 'name the source with --as, in small letters, digits and "-"');
}

/** Throws InputError with the line of what is no decision. */
function readDecisions(file: string, made: Date): ExternalLink[] {
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
    return [{ subject, object, holds: word === 'yes', by: 'a person', made, reasons: [] }];
  });
}

/** What a person refused now is a link no more. */
function withoutRefused(before: readonly Quad[], links: readonly ExternalLink[]): Quad[] {
  const decided = new Set(links.map(({ subject, object }) => `${subject} ${object}`));
  const nodes = new Set(linkNodes(before, decided));
  return before.filter(
    ({ subject, predicate, object }) =>
      !nodes.has(subject.value) &&
      !(predicate.equals(skos.exactMatch) && decided.has(`${subject.value} ${object.value}`)),
  );
}

function linkNodes(quads: readonly Quad[], pairs: ReadonlySet<string>): string[] {
  const ends = new Map<string, [string, string]>();
  for (const { subject, predicate, object } of quads) {
    const pair = ends.get(subject.value) ?? ['', ''];
    if (predicate.value.endsWith('annotatedSource')) pair[0] = object.value;
    if (predicate.value.endsWith('annotatedTarget')) pair[1] = object.value;
    ends.set(subject.value, pair);
  }
  return [...ends].filter(([, [from, to]]) => pairs.has(`${from} ${to}`)).map(([node]) => node);
}

async function report(
  links: readonly ExternalLink[],
  doubtful: readonly Choice[],
  options: LinkOptions,
  terminal: Terminal,
): Promise<void> {
  const told = [
    ...links.map(({ subject, object, holds, score, reasons }) => ({
      answer: holds ? 'yes' : 'no',
      subject,
      object,
      score,
      reasons,
    })),
    ...doubtful.flatMap(({ wanted, offers }) =>
      offers
        .filter(({ score }) => score >= (offers[0]?.score ?? 0) - 0.1)
        .map(({ offered, score, reasons }) => ({
          answer: '?',
          subject: wanted.iriText,
          object: offered.iriText,
          score,
          reasons,
        })),
    ),
  ];
  if (options.json === true) await terminal.data(`${JSON.stringify(told, null, 2)}\n`);
  else
    await terminal.data(
      told
        .map(
          ({ answer, subject, object, score, reasons }) =>
            `${answer}\t${subject}\t${object}\t${score ?? ''}\t${reasons.join('; ')}\n`,
        )
        .join(''),
    );
  const count = links.length === 1 ? '1 link' : `${links.length} links`;
  terminal.note(`${options.dryRun === true ? 'would write' : 'wrote'} ${count}; ${doubtful.length} to be decided`);
}
