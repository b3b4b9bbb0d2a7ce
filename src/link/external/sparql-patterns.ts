// How sources say what tells things apart, as patterns of SPARQL 1.1: Wikidata's direct claims and its statements with
// qualifiers (https://www.mediawiki.org/wiki/Wikibase/Indexing/RDF_Dump_Format), and the ontology of DBpedia. Each endpoint is
// asked for all of them and answers those that it has. ?item is always the thing.

export const PREFIXES = `PREFIX dbo: <http://dbpedia.org/ontology/>
PREFIX dbp: <http://dbpedia.org/property/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
`;

export const LABELS = 'rdfs:label|skos:prefLabel|skos:altLabel|foaf:name';

/** Properties of an item by what they say of it. */
export const TRAITS = {
  // instance of
  class: ['rdf:type', 'wdt:P31'],
  occupation: ['wdt:P106', 'dbo:occupation', 'dbo:profession'],
  born: ['wdt:P569', 'dbo:birthDate'],
  died: ['wdt:P570', 'dbo:deathDate'],
  // dissolved, abolished or demolished
  ended: ['wdt:P576', 'dbo:dissolutionDate'],
  // point in time, inception, start time, effective date
  date: ['wdt:P585', 'wdt:P571', 'wdt:P580', 'wdt:P7588', 'dbp:dateSigned', 'dbp:dateEffective'],
  // signatory, participant
  party: ['wdt:P1891', 'wdt:P710', 'dbp:signatories', 'dbp:parties', 'dbo:signatory'],
} as const;
export type TraitName = keyof typeof TRAITS;

/** ?item has ?term of an office of ?of: positions held, heads of state and of government, and tenures. */
export const TERMS = `{ ?item p:P39 ?term . ?term ps:P39 ?position . ?position wdt:P1001|wdt:P17 ?of
    OPTIONAL { ?position rdfs:label ?label } OPTIONAL { ?term pq:P580 ?start } OPTIONAL { ?term pq:P582 ?end } }
  UNION { ?of p:P35 ?term . ?term ps:P35 ?item OPTIONAL { ?term pq:P580 ?start } OPTIONAL { ?term pq:P582 ?end } }
  UNION { ?of p:P6 ?term . ?term ps:P6 ?item OPTIONAL { ?term pq:P580 ?start } OPTIONAL { ?term pq:P582 ?end } }
  UNION { ?item dbo:termPeriod ?term . ?term dbo:country|dbo:jurisdiction ?of
    OPTIONAL { ?term dbo:office|dbp:office|dbo:orderInOffice ?label }
    OPTIONAL { ?term dbo:activeYearsStartDate ?start } OPTIONAL { ?term dbo:activeYearsEndDate ?end } }`;

/** ?item held an office of ?of. Hint: of positions only the high ones, or every member of a parliament would be one. */
export const HOLDERS = `{ ?of p:P35 ?term . ?term ps:P35 ?item }
  UNION { ?of p:P6 ?term . ?term ps:P6 ?item }
  UNION { ?position wdt:P1001|wdt:P17 ?of ; wdt:P31|wdt:P279 ?high . ?item p:P39 ?term . ?term ps:P39 ?position
    VALUES ?high { ${['Q48352', 'Q2285706', 'Q30461', 'Q14212', 'Q83307', 'Q7330070', 'Q116', 'Q121998']
      .map((item) => `<http://www.wikidata.org/entity/${item}>`)
      .join(' ')} } }
  UNION { ?item dbo:termPeriod ?term . ?term dbo:country|dbo:jurisdiction ?of }
  UNION { ?of dbo:leader ?item }`;
