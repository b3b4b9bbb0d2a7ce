// Descriptions in, sorted Turtle out: one block a subject, subjects in code-point order, values of a property sorted by
// language and then by text, each once. The same descriptions always give the same bytes.
export type Term = { readonly text: string; readonly language: string } | { readonly name: string };

export interface Description {
  /** Prefixed name of the subject. */
  readonly subject: string;
  /** In the order in which the block shows them; a property without values is left out. */
  readonly properties: readonly (readonly [property: string, terms: readonly Term[]])[];
}

export const PREFIXES = {
  dcterms: 'http://purl.org/dc/terms/',
  'organization-kind': 'https://w3id.org/pacta/code/organization-kind/',
  organization: 'https://w3id.org/pacta/id/organization/',
  pacta: 'https://w3id.org/pacta/ontology#',
  place: 'https://w3id.org/pacta/id/place/',
  'place-kind': 'https://w3id.org/pacta/code/place-kind/',
  schema: 'https://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  state: 'https://w3id.org/pacta/id/state/',
  unit: 'https://w3id.org/pacta/code/unit/',
  wd: 'http://www.wikidata.org/entity/',
} as const;

export const name = (prefixedName: string): Term => ({ name: prefixedName });
export const literal = (text: string, language = ''): Term => ({
  text,
  language,
});

/** A Turtle document; `note` becomes the comment at its head. */
export function writeTurtle(note: string, descriptions: readonly Description[]): string {
  const blocks = [...descriptions].sort((a, b) => compare(a.subject, b.subject)).map(writeBlock);
  const body = blocks.join('\n');
  const prefixes = Object.entries(PREFIXES).filter(
    ([prefix]) => body.includes(` ${prefix}:`) || body.includes(`\n${prefix}:`) || body.startsWith(`${prefix}:`),
  );
  return `# ${note}\n${prefixes.map(([prefix, iriText]) => `@prefix ${prefix}: <${iriText}> .\n`).join('')}\n${body}`;
}

function writeBlock({ subject, properties }: Description): string {
  const lines = properties
    .filter(([, terms]) => terms.length > 0)
    .map(([property, terms]) => `${property} ${[...new Set([...terms].sort(compareTerms).map(writeTerm))].join(', ')}`);
  return `${subject} ${lines.join(' ;\n  ')} .\n`;
}

const writeTerm = (term: Term): string =>
  'name' in term
    ? term.name
    : `"${term.text.replace(/[\\"]/g, '\\$&')}"${term.language === '' ? '' : `@${term.language}`}`;

const key = (term: Term): string => ('name' in term ? term.name : `${term.language}\u0000${term.text}`);
const compareTerms = (a: Term, b: Term): number => compare(key(a), key(b));
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
