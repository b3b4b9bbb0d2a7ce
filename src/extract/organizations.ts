// Organizations that no list knows: a head noun with its complements ("Ministero degli Esteri russo", "Banca Nazionale
// del …"), an unknown name after "head of", a domain name as a medium; and the acronym that stands in brackets after
// one.

import type { Document } from './document.js';
import { registerOrganization } from './local-organizations.js';
import { inDateline } from './names.js';
import { complementEnd, quotedName } from './organization-names.js';
import { trailingName } from './trailing-heads.js';
import { unheadedOrganization } from './unheaded-organizations.js';

const LOWER_CASE_HEADS = new Set(['gov', 'media', 'company', 'institution']);

const NAMED_WITHOUT_HEAD = new Set(['media', 'company']);

/** Lays `Organization` spans on the document for names that no list knows. */
export function findOrganizations(doc: Document): void {
  for (const sentence of doc.sentences) {
    for (let at = sentence.first; at < sentence.last; )
      at = organizationAt(doc, at, sentence.last, sentence.first) ?? at + 1;
  }
}

function organizationAt(doc: Document, at: number, limit: number, sentenceFirst: number): number | undefined {
  const token = doc.tokens[at];
  if (token === undefined || insideTitle(doc, at)) return undefined;
  const known = doc.get('Organization', at);
  if (known !== undefined) return known.last;
  const portfolio = doc.get('Portfolio', at);
  if (portfolio !== undefined && portfolio.last - at > 1 && doc.norm(at - 1) === ',' && doc.is('And', portfolio.last))
    return portfolio.last;
  const listed = listedName(doc, at);
  if (listed !== undefined) return registerOrganization(doc, at, listed.last, listed.kind, 'name');
  const service = officeService(doc, at);
  if (service !== undefined) return registerOrganization(doc, at, service, 'gov', 'name');
  if (token.kind === 'domain' || (token.kind === 'word' && token.capital && inDateline(doc, at)))
    return registerOrganization(doc, at, at + 1, 'media', 'name');
  const unheaded = unheadedOrganization(doc, at, limit);
  if (unheaded !== undefined) return registerOrganization(doc, at, unheaded.last, unheaded.kind, 'name');
  const trailing = trailingName(doc, at, limit);
  const source = trailing === undefined ? sourceEnd(doc, at, limit) : undefined;
  if (source !== undefined) return registerOrganization(doc, at, source, 'media', 'name');
  if (trailing !== undefined) {
    const called = trailing.kind === 'media' ? nameAfter(doc, trailing.head, trailing.headLast, limit) : undefined;
    if (called !== undefined) return registerOrganization(doc, trailing.headLast, called, 'media', 'name');
    const complemented =
      trailing.kind !== 'company' && (doc.is('Prep.of', trailing.headLast) || doc.is('Prep.for', trailing.headLast));
    const last = (complemented ? complementEnd(doc, trailing.headLast, limit, true) : undefined) ?? trailing.headLast;
    return registerOrganization(doc, at, last, kindOf(doc, at, last, trailing.kind), 'name');
  }
  const head = doc.get('OrganizationHead', at);
  if (head !== undefined) {
    const kind = head.data as string;
    const quoted = token.capital ? undefined : quotedName(doc, head.last, limit, NAMED_WITHOUT_HEAD.has(kind));
    if (quoted !== undefined)
      return registerOrganization(doc, quoted.first, quoted.last, kindOf(doc, at, quoted.last, kind), 'name');
    // where modifiers stand before a noun, a name goes on after its head with a preposition; "news agency X" is
    // another matter
    if (
      doc.pack.meta.modifiersBefore === true &&
      doc.isAny('Prep', head.last) !== (token.capital || !NAMED_WITHOUT_HEAD.has(kind))
    )
      return undefined;
    if (doc.pack.meta.modifiersBefore !== true && NAMED_WITHOUT_HEAD.has(kind) && !token.capital) return undefined;
    const last = complementEnd(doc, head.last, limit, token.capital);
    if (last === undefined || (!token.capital && !LOWER_CASE_HEADS.has(kind))) return undefined;
    if (at === sentenceFirst && !capitalIn(doc, at + 1, last)) return undefined;
    return registerOrganization(doc, at, last, kindOf(doc, at, last, kind), 'name');
  }
  const of = doc.pack.meta.modifiersBefore === true && doc.is('Art', at - 1) ? at - 2 : at - 1;
  if (
    doc.is('Generic.holder', of - 1) &&
    doc.is('Prep.of', of) &&
    isUnknownName(doc, at) &&
    (doc.pack.meta.modifiersBefore === true || !doc.is('Portfolio', at))
  ) {
    let last = at + 1;
    while (of < at - 1 && last < limit && isUnknownName(doc, last)) last++;
    return registerOrganization(doc, at, last, 'gov', 'name');
  }
  return undefined;
}

/** A name that the pack lists ("Reuters", "Airbus"), with the country of a branch ("Confindustria Serbia"). A capitalised
 * word beside it makes it part of another name. */
function listedName(doc: Document, at: number): { readonly last: number; readonly kind: string } | undefined {
  const name = doc.get('OrganizationName', at);
  if (name === undefined) return undefined;
  const kind = name.data as string;
  const branch = kind === 'media' ? undefined : doc.get('State', name.last, 'name');
  const last = branch?.last ?? name.last;
  const before = doc.tokens[at - 1];
  const within =
    before?.kind === 'word' &&
    before.capital &&
    doc.sentenceOf(at - 1) === doc.sentenceOf(at) &&
    !doc.is('NotPerson', at - 1);
  return within || doc.tokens[last]?.capital ? undefined : { last, kind };
}

/** "the Georgian Prime Minister's press service": the end of a body that belongs to an office. */
function officeService(doc: Document, at: number): number | undefined {
  const office = doc.get('Office', doc.get('State', at, 'demonym')?.last ?? at, 'singular');
  if (office === undefined || !doc.is('PossessiveMark', office.last)) return undefined;
  const head = doc.get('OrganizationHead', office.last + 1);
  return head?.data === 'gov' && head.last - head.first > 1 ? head.last : undefined;
}

/** "the Peruvian state news agency X": the end of the name after a head in lower case. */
function nameAfter(doc: Document, head: number, headLast: number, limit: number): number | undefined {
  if (doc.tokens[head]?.capital) return undefined;
  let last = headLast;
  while (last < limit && isUnknownName(doc, last)) last++;
  return last > headLast ? last : undefined;
}

/** Elsewhere another capitalised word stands right beside it: the surname of someone. */
const isSurname = (doc: Document, at: number): boolean => doc.isPartOfName(at);

/** ", Azernews reports.", "citing AZERTAC", "told AFP": an unknown name as the source of a report is a medium. */
function sourceEnd(doc: Document, at: number, limit: number): number | undefined {
  if (
    doc.pack.meta.modifiersBefore !== true ||
    !isUnknownName(doc, at) ||
    doc.is('Office', at) ||
    doc.is('Title', at) ||
    isSurname(doc, at)
  )
    return undefined;
  const before = doc.is('Art', at - 1) ? at - 2 : at - 1;
  if (doc.is('Citing', before)) return at + 1;
  if (doc.norm(at - 1) !== ',' && !doc.is('Quote', at - 1) && !doc.is('Prep.from', at - 1)) return undefined;
  const after = at + 1;
  if (!doc.is('V.report', after) || doc.is('V.say', after, 'infinitive')) return undefined;
  return doc.is('Reporting', after) &&
    (doc.norm(after + 1) === '.' ||
      doc.norm(after + 1) === ',' ||
      doc.is('Citing', after + 1) ||
      doc.is('Prep.from', after + 1) ||
      after + 1 >= limit)
    ? after
    : undefined;
}

/** "presidente del Consiglio", "capo dell'Eliseo": the head noun belongs to a title. */
const insideTitle = (doc: Document, at: number): boolean => (doc.covering('Office', at)?.first ?? at) < at;

/** A central or national bank is a public body, whatever its head noun says. */
function kindOf(doc: Document, first: number, last: number, kind: string): string {
  if (kind !== 'institution') return kind;
  for (let at = first; at < last; at++) if (doc.is('PublicBody', at)) return 'gov';
  return kind;
}

const capitalIn = (doc: Document, first: number, last: number): boolean => {
  for (let at = first; at < last; at++) if (doc.tokens[at]?.capital) return true;
  return false;
};

function isUnknownName(doc: Document, at: number): boolean {
  const token = doc.tokens[at];
  return (
    token?.kind === 'word' &&
    token.capital &&
    !doc.is('State', at) &&
    !doc.is('Place', at) &&
    !doc.is('NotPerson', at) &&
    (doc.pack.meta.modifiersBefore === true || doc.tokens[at + 1]?.capital !== true)
  );
}
