// What one may go on with: keywords, variables of the query, terms of the ontology and codes, and things of the data by their
// names. A term is written with its prefix, which is declared at the head of the query where it is not yet.
import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';

interface Offered {
  readonly iri: string;
  readonly label: string;
}

const KEYWORDS = [
  'SELECT',
  'DISTINCT',
  'WHERE',
  'CONSTRUCT',
  'ASK',
  'DESCRIBE',
  'PREFIX',
  'OPTIONAL',
  'FILTER',
  'UNION',
  'MINUS',
  'GRAPH',
  'VALUES',
  'BIND',
  'ORDER BY',
  'GROUP BY',
  'HAVING',
  'LIMIT',
  'OFFSET',
  'NOT EXISTS',
  'COUNT',
  'LANG',
  'STR',
  'YEAR',
] as const;
const BASE = 'https://w3id.org/pacta/';
const PREFIXES: Readonly<Record<string, string>> = {
  pacta: `${BASE}ontology#`,
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  schema: 'https://schema.org/',
  state: `${BASE}id/state/`,
  person: `${BASE}id/person/`,
  organization: `${BASE}id/organization/`,
  place: `${BASE}id/place/`,
};
/** Names shorter than this begin too many things. */
const SHORTEST = 2;

export function completer(address: string): CompletionSource {
  let terms: Promise<readonly Offered[]> | undefined;
  const ask = async (text: string): Promise<readonly Offered[]> => {
    const url = new URL(address, location.href);
    if (text !== '') url.searchParams.set('text', text);
    const response = await fetch(url);
    return response.ok ? ((await response.json()) as readonly Offered[]) : [];
  };
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const word = context.matchBefore(/[?$]?[\p{L}\p{N}_-]*(?::[\p{L}\p{N}_-]*)?/u);
    if (word === null || (word.from === word.to && !context.explicit)) return null;
    if (/^[?$]/.test(word.text)) return { from: word.from, options: variables(context, word.from) };
    const [prefix, local] = word.text.includes(':') ? word.text.split(':') : [undefined, word.text];
    terms ??= ask('');
    const things = (local ?? '').length < SHORTEST ? [] : await ask(local ?? '');
    const options = [...(await terms), ...things].flatMap((offered) => optionOf(offered, prefix));
    const keywords = prefix === undefined ? KEYWORDS.map((label): Completion => ({ label, type: 'keyword' })) : [];
    return { from: word.from, options: [...keywords, ...options], filter: true };
  };
}

function variables(context: CompletionContext, at: number): Completion[] {
  const names = new Set<string>();
  for (const { 0: name, index } of context.state.doc.toString().matchAll(/[?$][\p{L}\p{N}_]+/gu))
    if (index !== at) names.add(name);
  return [...names].map((label) => ({ label, type: 'variable' }));
}

function optionOf({ iri, label }: Offered, prefix: string | undefined): Completion[] {
  const name = shorten(iri);
  if (prefix !== undefined && !name.startsWith(`${prefix}:`)) return [];
  const shown = prefix === undefined && label !== '' ? `${label} ` : '';
  return [
    {
      label: `${shown}${name}`,
      displayLabel: name,
      detail: label,
      apply: (view, _, from, to) => insert(view, name, iri, from, to),
    },
  ];
}

/** "theme:security" with a prefix that has a name, else the IRI in brackets. */
function shorten(iri: string): string {
  const [list] = /^(.*code\/([a-z-]+)\/)/.exec(iri)?.slice(1, 2) ?? [];
  if (list !== undefined) return `${list.split('/').at(-2) ?? ''}:${iri.slice(list.length)}`;
  const known = Object.entries(PREFIXES).find(([, namespace]) => iri.startsWith(namespace));
  const local = known === undefined ? '' : iri.slice(known[1].length);
  return known === undefined || !/^[\w-]+$/.test(local) ? `<${iri}>` : `${known[0]}:${local}`;
}

function insert(view: EditorView, name: string, iri: string, from: number, to: number): void {
  const [prefix = '', local = ''] = name.startsWith('<') ? [] : name.split(':');
  const namespace = iri.slice(0, iri.length - local.length);
  const declared = prefix === '' || new RegExp(`prefix\\s+${prefix}:`, 'i').test(view.state.doc.toString());
  const head = declared ? '' : `PREFIX ${prefix}: <${namespace}>\n`;
  view.dispatch({
    changes: [
      { from: 0, insert: head },
      { from, to, insert: name },
    ],
    selection: { anchor: from + name.length + head.length },
  });
}
