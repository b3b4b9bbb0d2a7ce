// Links to a source in, quads of its graphs out, and back. `…/graph/links/{source}` holds what was linked or decided: each
// link as a triple, and beside it who made it, when, how surely and why; a link that a person refused is kept as such.
// `…/graph/links/{source}/doubtful` holds what waits for a decision, and states no link.
import { createHash } from 'node:crypto';
import { DataFactory, type NamedNode, type Quad, type Quad_Object } from 'n3';
import { semapv, sssom } from '../../graph/dataset-vocabulary.js';
import type { Iris } from '../../graph/iris.js';
import { plain, tagged } from '../../graph/literals.js';
import { dcterms, owl, rdf, rdfs, skos, xsd } from '../../graph/vocabulary.js';

/** Linked by the program, accepted or refused by a person, or waiting for one. */
export const LINK_STATES = ['doubtful', 'linked', 'accepted', 'refused'] as const;
export type LinkState = (typeof LINK_STATES)[number];

export interface ExternalLink {
  readonly subject: string;
  readonly object: string;
  readonly state: LinkState;
  /** Who made it, in words. */
  readonly by: string;
  readonly made: Date;
  /** 0 to 1; absent where a person decided what was never proposed. */
  readonly score?: number;
  readonly reasons: readonly string[];
  /** What the source calls the object. */
  readonly objectLabel?: string;
}
export interface LinkGraphs {
  readonly settled: NamedNode;
  readonly doubtful: NamedNode;
}

const SOURCE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const isSourceName = (name: string): boolean => SOURCE.test(name);

/** Throws RangeError for what is no name of a source. */
export function linkGraphs(source: string, iris: Iris): LinkGraphs {
  if (!isSourceName(source)) throw new RangeError(`"${source}" is no name of a source`);
  return { settled: iris.graph(`links/${source}`), doubtful: iris.graph(`links/${source}/doubtful`) };
}

/** Names of the sources of which some of the graphs hold links, sorted. */
export function sourcesOf(graphs: readonly string[], iris: Iris): string[] {
  const start = `${iris.base}graph/links/`;
  const names = graphs
    .filter((graph) => graph.startsWith(start))
    .map((graph) => graph.slice(start.length).replace(/\/doubtful$/, ''));
  return [...new Set(names)].filter(isSourceName).sort();
}

export const pairOf = ({ subject, object }: Pick<ExternalLink, 'subject' | 'object'>): string => `${subject} ${object}`;

/** The quads of one graph. The node of a link is named after its pair, wherever it stands. */
export function linksetQuads(links: readonly ExternalLink[], { settled, doubtful }: LinkGraphs): Quad[] {
  return links.flatMap((link) => {
    const { subject, object, state, by, made, score, reasons, objectLabel } = link;
    const graph = state === 'doubtful' ? doubtful : settled;
    const [from, to] = [DataFactory.namedNode(subject), DataFactory.namedNode(object)];
    const digits = createHash('sha256').update(pairOf(link)).digest('hex').slice(0, 16);
    const node = DataFactory.namedNode(`${settled.value}#link-${digits}`);
    const about = (property: NamedNode, value: Quad_Object): Quad => DataFactory.quad(node, property, value, graph);
    const decided = state === 'accepted' || state === 'refused';
    return [
      ...(state === 'linked' || state === 'accepted' ? [DataFactory.quad(from, skos.exactMatch, to, graph)] : []),
      ...(state === 'refused' ? [about(sssom.predicate_modifier, plain('Not'))] : []),
      about(rdf.type, owl.Axiom),
      about(owl.annotatedSource, from),
      about(owl.annotatedProperty, skos.exactMatch),
      about(owl.annotatedTarget, to),
      about(dcterms.creator, plain(by)),
      about(dcterms.created, DataFactory.literal(made.toISOString(), xsd.dateTime)),
      about(sssom.mapping_justification, decided ? semapv.ManualMappingCuration : semapv.CompositeMatching),
      ...(score === undefined ? [] : [about(sssom.confidence, DataFactory.literal(score.toFixed(3), xsd.decimal))]),
      ...(reasons.length === 0 ? [] : [about(rdfs.comment, tagged(reasons.join('; '), 'en'))]),
      ...(objectLabel === undefined ? [] : [about(sssom.object_label, plain(objectLabel))]),
    ];
  });
}

/** The links that one graph of a source holds, in the order of their pairs. What is no whole link is left out. */
export function readLinks(quads: readonly Quad[], isDoubtful: boolean): ExternalLink[] {
  const nodes = new Map<string, Map<string, string>>();
  for (const { subject, predicate, object } of quads) {
    const node = nodes.get(subject.value) ?? new Map<string, string>();
    nodes.set(subject.value, node.set(predicate.value, object.value));
  }
  return [...nodes.values()]
    .flatMap((node): ExternalLink[] => {
      const value = ({ value: name }: NamedNode): string | undefined => node.get(name);
      const [subject, object] = [value(owl.annotatedSource), value(owl.annotatedTarget)];
      if (subject === undefined || object === undefined) return [];
      const score = Number(value(sssom.confidence) ?? Number.NaN);
      const reasons = value(rdfs.comment)?.split('; ') ?? [];
      const objectLabel = value(sssom.object_label);
      const manual = value(sssom.mapping_justification) === semapv.ManualMappingCuration.value;
      const refused = value(sssom.predicate_modifier) !== undefined;
      return [
        {
          subject,
          object,
          state: isDoubtful ? 'doubtful' : refused ? 'refused' : manual ? 'accepted' : 'linked',
          by: value(dcterms.creator) ?? '',
          made: new Date(value(dcterms.created) ?? 0),
          ...(Number.isFinite(score) ? { score } : {}),
          reasons,
          ...(objectLabel === undefined ? {} : { objectLabel }),
        },
      ];
    })
    .sort((a, b) => (pairOf(a) < pairOf(b) ? -1 : 1));
}
