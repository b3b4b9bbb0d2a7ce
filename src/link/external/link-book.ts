// All that is known of the links of one source: read from its two graphs, written back to them. A pair stands once, in the
// state that was said last; what a person decided no program changes, and what was settled is asked no more.
import type { Quad } from 'n3';
import { skos } from '../../graph/vocabulary.js';
import type { Change } from '../../store/store.js';
import { type ExternalLink, type LinkGraphs, linksetQuads, pairOf, readLinks } from './linkset.js';

export interface Decision {
  readonly subject: string;
  readonly object: string;
  readonly accepted: boolean;
  /** Who says so. */
  readonly by: string;
  readonly made: Date;
}
/** Gives a graph by its name; undefined where there is none. */
export type GraphReader = (name: string) => Promise<readonly Quad[] | undefined>;

export class LinkBook {
  readonly #graphs: LinkGraphs;
  readonly #links = new Map<string, ExternalLink>();
  /** What stands in the graph of the links besides them, such as triples that somebody put there. */
  #others: readonly Quad[] = [];

  private constructor(graphs: LinkGraphs) {
    this.#graphs = graphs;
  }

  static async open(graphs: LinkGraphs, graph: GraphReader): Promise<LinkBook> {
    const book = new LinkBook(graphs);
    const [settled = [], doubtful = []] = [await graph(graphs.settled.value), await graph(graphs.doubtful.value)];
    for (const link of [...readLinks(doubtful, true), ...readLinks(settled, false)])
      book.#links.set(pairOf(link), link);
    const own = new Set(linksetQuads(readLinks(settled, false), graphs).flatMap(keysOf));
    book.#others = settled.filter((quad) => keysOf(quad).every((key) => !own.has(key)));
    return book;
  }

  /** In the order of their pairs. */
  links(): ExternalLink[] {
    return [...this.#links.values()].sort((a, b) => (pairOf(a) < pairOf(b) ? -1 : 1));
  }

  /** Things that have a link, and pairs that a person refused. */
  settled(): { readonly subjects: ReadonlySet<string>; readonly refused: ReadonlySet<string> } {
    const all = [...this.#links.values()];
    const isLink = ({ state }: ExternalLink): boolean => state === 'linked' || state === 'accepted';
    return {
      subjects: new Set([
        ...all.filter(isLink).map(({ subject }) => subject),
        ...this.#others.filter(isLinkTriple).map(({ subject }) => subject.value),
      ]),
      refused: new Set(all.filter(({ state }) => state === 'refused').map(pairOf)),
    };
  }

  /** What a search found for a thing now takes the place of what it found before; decisions of persons stand. */
  propose(subject: string, found: readonly ExternalLink[]): void {
    for (const link of this.links())
      if (link.subject === subject && link.state === 'doubtful') this.#links.delete(pairOf(link));
    for (const link of found) {
      const known = this.#links.get(pairOf(link));
      if (known?.state !== 'accepted' && known?.state !== 'refused') this.#links.set(pairOf(link), link);
    }
  }

  /** Keeps what a person says, with the score and the reasons that were proposed. A thing that is linked is doubtful no more. */
  decide({ subject, object, accepted, by, made }: Decision): ExternalLink {
    const known = this.#links.get(`${subject} ${object}`);
    const link: ExternalLink = {
      reasons: [],
      ...known,
      subject,
      object,
      state: accepted ? 'accepted' : 'refused',
      by,
      made,
    };
    if (accepted) this.propose(subject, []);
    this.#links.set(pairOf(link), link);
    return link;
  }

  /** The two graphs as they are now, by name. */
  graphs(): Map<string, Quad[]> {
    const { settled, doubtful } = this.#graphs;
    const links = this.links();
    return new Map([
      [
        settled.value,
        [
          ...this.#others.filter((quad) => !isLinkTriple(quad) || this.#stateOf(quad) !== 'refused'),
          ...linksetQuads(
            links.filter(({ state }) => state !== 'doubtful'),
            this.#graphs,
          ),
        ],
      ],
      [
        doubtful.value,
        linksetQuads(
          links.filter(({ state }) => state === 'doubtful'),
          this.#graphs,
        ),
      ],
    ]);
  }

  #stateOf({ subject, object }: Quad): ExternalLink['state'] | undefined {
    return this.#links.get(`${subject.value} ${object.value}`)?.state;
  }

  changes(): Change[] {
    return [...this.graphs()].map(([graph, quads]) => ({ kind: 'put', graph, quads }));
  }
}

const isLinkTriple = ({ predicate }: Quad): boolean => predicate.equals(skos.exactMatch);

/** What tells that two quads belong to one link: the node of the link, or its triple. */
const keysOf = ({ subject, predicate, object }: Quad): string[] =>
  subject.value.includes('#link-') ? [subject.value] : [`${subject.value} ${predicate.value} ${object.value}`];
