// /completions: what a query can name, for the editor of the query page: classes, properties and codes, and with `text` the
// things of the data whose name begins with it. JSON, in the language of the reader.
import { pacta, rdfs, skos } from '../../graph/vocabulary.js';
import { NAMING, namesIn } from '../../pages/knowledge/names.js';
import { Triples } from '../../pages/knowledge/triples.js';
import type { Services } from '../http/context.js';
import type { Resource } from '../http/resource.js';
import { triplesOf } from './gather.js';
import { sendPage } from './send-page.js';
import { literal, select, sparql } from './sparql.js';

const MOST = 30;
const LONGEST_TEXT = 60;

interface Completion {
  readonly iri: string;
  readonly label: string;
}

export const completions = (services: Services): Resource => ({
  methods: {
    GET: async (c) =>
      sendPage(
        c,
        services,
        async (view) => {
          const text = (view.parameters.get('text') ?? '').trim().slice(0, LONGEST_TEXT);
          const iris = text === '' ? await terms(services) : await begunBy(services, text);
          const names = namesIn(new Triples(await triplesOf(services, iris, NAMING)), view.language);
          const found: Completion[] = iris.map((iri) => ({ iri, label: names(iri)?.text ?? '' }));
          return JSON.stringify(found);
        },
        { contentType: 'application/json' },
      ),
  },
});

async function terms(services: Services): Promise<string[]> {
  const rows = await select(
    services,
    sparql`SELECT DISTINCT ?term WHERE {
  { ?term ${rdfs.isDefinedBy} ?ontology } UNION { ?term ${skos.inScheme} ?scheme }
  FILTER (!STRSTARTS(STR(?term), ${literal(`${services.settings.base}code/unit/`)}) || STRLEN(STR(?term)) > ${services.settings.base.length + 'code/unit/'.length + 3})
} ORDER BY ?term LIMIT 2000`,
  );
  return rows.flatMap(({ term }) => term ?? []);
}

/** Shorter names first: they are what was meant. */
async function begunBy(services: Services, text: string): Promise<string[]> {
  const rows = await select(
    services,
    sparql`SELECT DISTINCT ?thing (MIN(STRLEN(STR(?name))) AS ?length) WHERE {
  VALUES ?class { ${[pacta.State, pacta.Person, pacta.Organization, pacta.Place, pacta.Treaty]} }
  VALUES ?naming { ${[skos.prefLabel, skos.altLabel, rdfs.label]} }
  ?thing ?naming ?name ; a ?class
  FILTER (STRSTARTS(LCASE(STR(?name)), ${literal(text.toLowerCase())}))
} GROUP BY ?thing ORDER BY ?length ?thing LIMIT ${MOST}`,
  );
  return rows.flatMap(({ thing }) => thing ?? []);
}
