// Queries and updates made to break an engine or to hold it: kinds by name, each in sizes from harmless to enormous.

const times = (text: string, n: number, between = ''): string => Array(n).fill(text).join(between);
const each = (n: number, write: (index: number) => string, between = ' '): string =>
  Array.from({ length: n }, (_, index) => write(index)).join(between);
const cross = (n: number): string => each(n, (i) => `?a${i} ?b${i} ?c${i} .`);

export interface Hostile {
  readonly name: string;
  readonly text: string;
  readonly update: boolean;
}
type Kind = (n: number) => string;

const SIZES = [8, 64, 200, 256, 512, 1024, 4096, 20_000] as const;

const QUERIES: Readonly<Record<string, Kind>> = {
  'nested braces': (n) => `SELECT * { ${'{'.repeat(n)} ?s ?p ?o ${'}'.repeat(n)} }`,
  'nested OPTIONAL': (n) => `SELECT * { ${times('OPTIONAL { ?s ?p ?o ', n)} ${'}'.repeat(n)} }`,
  'OPTIONAL side by side': (n) => `SELECT * { ?s ?p ?o ${each(n, (i) => `OPTIONAL { ?s <urn:q${i}> ?q${i} }`)} }`,
  'nested subselects': (n) => `SELECT * { ${times('{ SELECT * {', n)} ?s ?p ?o ${'} }'.repeat(n)} }`,
  'nested EXISTS': (n) => `ASK { ?s ?p ?o ${times('FILTER EXISTS { ?s ?p ?o ', n)} ${'}'.repeat(n)} }`,
  'nested MINUS': (n) => `SELECT * { ?s ?p ?o ${times('MINUS { ?s ?p ?o ', n)} ${'}'.repeat(n)} }`,
  UNION: (n) => `SELECT * { ${times('{ ?s ?p ?o }', n, ' UNION ')} }`,
  'terms joined by ||': (n) => `SELECT * { ?s ?p ?o FILTER (${each(n, (i) => `?o = ${i}`, ' || ')}) }`,
  'terms joined by &&': (n) => `SELECT * { ?s ?p ?o FILTER (${each(n, (i) => `?o != ${i}`, ' && ')}) }`,
  'a long sum': (n) => `SELECT (${times('1', n, ' + ')} AS ?n) {}`,
  'times !': (n) => `ASK { FILTER (${'!'.repeat(n)} true) }`,
  'nested functions': (n) => `ASK { ?s ?p ?o FILTER (${'STR('.repeat(n)} ?o ${')'.repeat(n)} = "a") }`,
  'nested IF': (n) => `SELECT (${'IF(true, 1, '.repeat(n)} 2 ${')'.repeat(n)} AS ?n) {}`,
  'triple patterns that join nothing': (n) => `SELECT * { ${cross(n)} }`,
  'a chain of triple patterns': (n) => `SELECT * { ${each(n, (i) => `?v${i} ?p${i} ?v${i + 1} .`)} }`,
  'a star of triple patterns': (n) => `SELECT * { ?s ${each(n, (i) => `<urn:p${i}> ?o${i}`, ' ; ')} }`,
  'members of IN': (n) => `SELECT * { ?s ?p ?o FILTER (?o IN (${each(n, String, ',')})) }`,
  'rows of VALUES twice': (n) =>
    `SELECT * { VALUES ?a { ${each(n, String)} } VALUES ?b { ${each(n, String)} } ?s ?p ?o }`,
  'steps of a path': (n) => `SELECT * { ?s ${times('<urn:p>', n, '/')} ?o }`,
  'stars within stars of a path': (n) => `SELECT * { ?s ${'('.repeat(n)}<urn:p>${')*'.repeat(n)} ?o }`,
  'a path over everything': (n) => `SELECT (COUNT(*) AS ?n) { ?s (${each(n, (i) => `!<urn:none${i}>`, '|')})* ?o }`,
  'a repetition in a regular expression': (n) =>
    `SELECT * { ?s ?p ?o FILTER REGEX(STR(?o), "^(((a{${n}}){${n}}){${n}})*$") }`,
  'alternatives in a regular expression': (n) =>
    `SELECT * { ?s ?p ?o FILTER REGEX(STR(?o), "${'(a|a)*'.repeat(n)}$") }`,
  'a string that grows': (n) => `SELECT (STRLEN(REPLACE("${'x'.repeat(n)}", "x", "${'y'.repeat(n * 4)}")) AS ?n) {}`,
  'a product of everything, sorted by chance': (n) =>
    `SELECT * { ${cross(Math.min(5, Math.ceil(n / 200)))} } ORDER BY RAND() LIMIT ${n}`,
  'a product of everything, joined into one string': (n) =>
    `SELECT (GROUP_CONCAT(?c0; separator="${'x'.repeat(n)}") AS ?all) { ${cross(Math.min(4, Math.ceil(n / 300)))} }`,
};

const UPDATES: Readonly<Record<string, Kind>> = {
  'an insertion for a product of everything': (n) =>
    `INSERT { GRAPH <urn:fuzz> { ?a0 <urn:x> ?c${Math.min(4, Math.ceil(n / 300)) - 1} } } WHERE { ${cross(Math.min(4, Math.ceil(n / 300)))} ${n < 300 ? 'FILTER(false)' : ''} }`,
  'nested braces of an update': (n) =>
    `DELETE { GRAPH <urn:fuzz> { ?s ?p ?o } } WHERE { ${'{'.repeat(n)} ?s ?p ?o ${'}'.repeat(n)} }`,
  'nested blank nodes': (n) =>
    `INSERT DATA { GRAPH <urn:fuzz> { ${'[ <urn:p> '.repeat(n)} 1 ${']'.repeat(n)} <urn:q> 1 } }`,
};

const ofKinds = (kinds: Readonly<Record<string, Kind>>, update: boolean): Hostile[] =>
  SIZES.flatMap((size) =>
    Object.entries(kinds).map(([kind, write]) => ({ name: `${kind}, ${size}`, text: write(size), update })),
  );

/** Small ones first. */
export const HOSTILE: readonly Hostile[] = [...ofKinds(QUERIES, false), ...ofKinds(UPDATES, true)];
