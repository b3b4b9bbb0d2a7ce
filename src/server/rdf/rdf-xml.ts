// Quads in, RDF/XML out: one rdf:Description a subject, sorted; graph names are left out. A predicate that no XML name can
// end, and a sign that no XML document can hold, are refused rather than changed.
import type { Quad } from 'n3';
import { PREFIXES } from '../../graph/vocabulary.js';
import { cannotSay } from './write.js';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';
const LOCAL_NAME = /[\p{L}_][\p{L}\p{N}_.\u00b7-]*$/u;
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
function escapeXml(text: string): string {
  if (NOT_XML.test(text)) throw cannotSay('application/rdf+xml', 'a control character');
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign).replaceAll('\r', '&#13;');
}

export function toRdfXml(quads: readonly Quad[]): string {
  const names = new Names();
  const bySubject = new Map<string, Set<string>>();
  for (const quad of quads) {
    const { subject } = quad;
    const key =
      subject.termType === 'BlankNode'
        ? `rdf:nodeID="${nodeId(subject.value)}"`
        : `rdf:about="${escapeXml(subject.value)}"`;
    const lines = bySubject.get(key);
    const line = property(quad, names);
    if (lines === undefined) bySubject.set(key, new Set([line]));
    else lines.add(line);
  }
  const body = [...bySubject]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, lines]) => `  <rdf:Description ${key}>\n${[...lines].sort().join('')}  </rdf:Description>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${names.declarations()}>\n${body.join('')}</rdf:RDF>\n`;
}

function property({ predicate, object }: Quad, names: Names): string {
  const name = names.nameOf(predicate.value);
  if (object.termType === 'BlankNode') return `    <${name} rdf:nodeID="${nodeId(object.value)}"/>\n`;
  if (object.termType !== 'Literal') return `    <${name} rdf:resource="${escapeXml(object.value)}"/>\n`;
  const type = object.datatype.value;
  const attribute =
    object.language !== ''
      ? ` xml:lang="${escapeXml(object.language)}"`
      : type === XSD_STRING
        ? ''
        : ` rdf:datatype="${escapeXml(type)}"`;
  return `    <${name}${attribute}>${escapeXml(object.value)}</${name}>\n`;
}

/** Blank node labels may begin with a digit, XML names may not. */
const nodeId = (label: string): string =>
  `n${label.replace(/[^\p{L}\p{N}_-]/gu, (sign) => `.${sign.codePointAt(0)}.`)}`;

class Names {
  readonly #prefixes = new Map<string, string>([[RDF, 'rdf']]);

  nameOf(iriText: string): string {
    const local = LOCAL_NAME.exec(iriText)?.[0];
    if (local === undefined || local.length === iriText.length)
      throw cannotSay('application/rdf+xml', `the predicate <${iriText}>`);
    const namespace = iriText.slice(0, -local.length);
    let prefix = this.#prefixes.get(namespace);
    if (prefix === undefined) {
      const known = Object.entries(PREFIXES).find(([, value]) => value === namespace)?.[0];
      prefix = known ?? `ns${this.#prefixes.size}`;
      this.#prefixes.set(namespace, prefix);
    }
    return `${prefix}:${local}`;
  }

  declarations(): string {
    return [...this.#prefixes]
      .sort(([, a], [, b]) => (a < b ? -1 : 1))
      .map(([namespace, prefix]) => `\n  xmlns:${prefix}="${escapeXml(namespace)}"`)
      .join('');
  }
}
