// A property path as SPARQL writes it, and terms as Turtle does, with the project's prefixes.
import type { Quad, Term } from '@rdfjs/types';
import { PREFIXES, rdf, sh, xsd } from '../graph/vocabulary.js';

const NAMESPACES = Object.entries(PREFIXES).sort((a, b) => b[1].length - a[1].length);

/** `pacta:kind` where a prefix fits and the rest is a plain name, else `<IRI>`. */
export function renderIri(iriText: string): string {
  const found = NAMESPACES.find(([, namespace]) => iriText.startsWith(namespace));
  const local = found === undefined ? '' : iriText.slice(found[1].length);
  return found !== undefined && /^[\p{L}\p{N}_-]+$/u.test(local) ? `${found[0]}:${local}` : `<${iriText}>`;
}

const LONGEST = 160;

export function renderTerm(term: Term): string {
  if (term.termType === 'BlankNode') return `_:${term.value}`;
  if (term.termType !== 'Literal') return renderIri(term.value);
  const words = term.value.length > LONGEST ? `${term.value.slice(0, LONGEST)} …` : term.value;
  const quoted = JSON.stringify(words);
  if (term.language !== '') return `${quoted}@${term.language}`;
  return term.datatype.value === xsd.string.value ? quoted : `${quoted}^^${renderIri(term.datatype.value)}`;
}

/** A path that goes in a circle is no path and was refused before. */
export function renderPath(path: Term, structure: readonly Quad[]): string {
  if (path.termType !== 'BlankNode') return renderIri(path.value);
  const object = (node: Term, predicate: Term): Term | undefined =>
    structure.find((quad) => quad.subject.equals(node) && quad.predicate.equals(predicate))?.object;
  const list = (node: Term | undefined): Term[] => {
    const first = node === undefined ? undefined : object(node, rdf.first);
    return node === undefined || first === undefined ? [] : [first, ...list(object(node, rdf.rest))];
  };
  const render = (node: Term): string => renderPath(node, structure);
  const inverse = object(path, sh.inversePath);
  if (inverse !== undefined) return `^${render(inverse)}`;
  const either = object(path, sh.alternativePath);
  if (either !== undefined) return `(${list(either).map(render).join('|')})`;
  for (const [predicate, sign] of [
    [sh.zeroOrMorePath, '*'],
    [sh.oneOrMorePath, '+'],
    [sh.zeroOrOnePath, '?'],
  ] as const) {
    const inner = object(path, predicate);
    if (inner !== undefined) return `(${render(inner)})${sign}`;
  }
  return list(path).map(render).join('/');
}
