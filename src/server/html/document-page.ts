// What is answered under an IRI in, its page out: an article, a fact, an entity, or whatever else the data describe.
import type { Quad } from 'n3';
import { pacta, prov, rdfs } from '../../graph/vocabulary.js';
import { articlePage } from '../../pages/article/article-page.js';
import { entityPage, type FactsOfKind } from '../../pages/entity/entity-page.js';
import { inOrder, readFact } from '../../pages/facts/fact.js';
import { factPage } from '../../pages/facts/fact-page.js';
import { FACT_KINDS } from '../../pages/facts/kinds.js';
import { knowledgeOf } from '../../pages/knowledge/knowledge.js';
import { resourcePage } from '../../pages/resource/resource-page.js';
import { href, type View } from '../../pages/view.js';
import type { Services } from '../http/context.js';
import { describeOthers, SHOWN_OF_OTHERS } from '../linked-data/describe.js';
import { embeddable, structuredData } from '../linked-data/structured-data.js';
import { factsAbout, referringFacts } from './facts-about.js';
import { gatherFacts, namesFor, triplesOf } from './gather.js';
import { construct, sparql } from './sparql.js';

export interface DocumentParts {
  readonly iriText: string;
  readonly quads: readonly Quad[];
  /** Subjects that have a section where the page is a list of what is said. */
  readonly subjects: readonly string[];
  /** Whether the document is about one thing, of which others may speak. */
  readonly single: boolean;
  /** Addresses of the other forms. */
  readonly forms: readonly string[];
}

export async function documentPage(services: Services, view: View, parts: DocumentParts): Promise<string> {
  const page = await renderDocument(services, view, parts);
  const data = structuredData(parts.iriText, parts.quads);
  // Hint: the template of the pages would escape it, and within a script nothing is unescaped; `embeddable` cannot end it.
  return data === undefined
    ? page
    : page.replace('</head>', () => `<script type="application/ld+json">${embeddable(data)}</script>\n</head>`);
}

async function renderDocument(services: Services, view: View, parts: DocumentParts): Promise<string> {
  const path = parts.iriText.slice(services.settings.base.length);
  if (/^article\/[^/]+$/.test(path)) return renderArticle(services, view, parts);
  if (/^id\/(?:state|person|organization|place)\//.test(path)) return renderEntity(services, view, parts);
  if (/^article\//.test(path) && parts.single) {
    const page = await renderFact(services, view, parts);
    if (page !== undefined) return page;
  }
  return renderResource(services, view, parts);
}

async function renderArticle(
  services: Services,
  view: View,
  { iriText, quads, forms }: DocumentParts,
): Promise<string> {
  const names = await namesFor(services, quads);
  return articlePage(view, { iriText, knowledge: knowledgeOf([...quads, ...names], view.language), forms });
}

async function renderFact(
  services: Services,
  view: View,
  { iriText, forms }: DocumentParts,
): Promise<string | undefined> {
  const own = await gatherFacts(services, [iriText]);
  if (readFact(iriText, knowledgeOf(own, view.language).triples) === undefined) return undefined;
  const [referring, curations] = await Promise.all([referringFacts(services, iriText), curationsOf(services, iriText)]);
  const others = await gatherFacts(
    services,
    referring.flatMap(({ facts }) => facts),
  );
  const knowledge = knowledgeOf([...own, ...others, ...curations], view.language);
  const fact = readFact(iriText, knowledge.triples);
  if (fact === undefined) return undefined;
  return factPage(view, {
    fact,
    knowledge,
    referring: referring.map(({ property, facts, total }) => ({
      property,
      total,
      facts: facts.flatMap((other) => readFact(other, knowledge.triples) ?? []).sort(inOrder),
    })),
    curations: [
      ...new Set(
        curations.flatMap(({ subject, predicate }) => (predicate.equals(prov.generated) ? [subject.value] : [])),
      ),
    ],
    forms,
  });
}

const curationsOf = (services: Services, iriText: string): Promise<Quad[]> =>
  construct(
    services,
    sparql`CONSTRUCT { ?curation ${prov.generated} ${iriText} ; ?p ?o . ?who ${rdfs.label} ?name } WHERE {
  ?curation ${prov.generated} ${iriText} .
  VALUES ?p { ${[prov.wasAssociatedWith, prov.endedAtTime, rdfs.comment]} } ?curation ?p ?o
  OPTIONAL { ?curation ${prov.wasAssociatedWith} ?who . ?who ${rdfs.label} ?name }
}`,
  );

async function renderEntity(services: Services, view: View, { iriText, quads, forms }: DocumentParts): Promise<string> {
  const told = await factsAbout(services, view, iriText, view.parameters.get('kind') ?? undefined);
  const gathered = await gatherFacts(
    services,
    told.flatMap(({ facts }) => facts),
  );
  const names = await namesFor(services, quads);
  const knowledge = knowledgeOf([...quads, ...gathered, ...names], view.language);
  const facts: FactsOfKind[] = FACT_KINDS.flatMap((kind) =>
    told
      .filter((group) => group.kind === kind)
      .map(({ facts: list, total }) => ({
        kind,
        total,
        facts: list.flatMap((fact) => readFact(fact, knowledge.triples) ?? []).sort(inOrder),
        more: href(view, view.path, { kind }),
      })),
  );
  return entityPage(view, { iriText, knowledge, facts, forms });
}

async function renderResource(services: Services, view: View, parts: DocumentParts): Promise<string> {
  const { iriText, quads, subjects, single, forms } = parts;
  const others = single ? await describeOthers(services, iriText) : [];
  const names = await namesFor(services, quads);
  const exact = await triplesOf(
    services,
    quads.flatMap(({ object }) =>
      object.termType === 'NamedNode' && object.value.includes('#char=') ? [object.value] : [],
    ),
    [pacta.exact],
  );
  return resourcePage(view, {
    iriText,
    knowledge: knowledgeOf([...quads, ...names, ...exact, ...others], view.language),
    subjects,
    ...(single
      ? {
          others: {
            saying: others.flatMap(({ subject, predicate, object }): [string, string][] =>
              object.value === iriText ? [[subject.value, predicate.value]] : [],
            ),
            shown: SHOWN_OF_OTHERS,
          },
        }
      : {}),
    forms,
  });
}
