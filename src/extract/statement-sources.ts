// Sources named for what is told: "Lo riportano X e Y" after it, "…, reported the press service" at its end. What a
// source is named for stays the article's own claim.

import type { Sentence } from '../article/sentences.js';
import type { Agent } from './agent.js';
import type { Discourse } from './discourse.js';
import type { Document, TokenRange } from './document.js';
import type { EntityKey, Span } from './facts.js';
import { quotesIn } from './quotes.js';
import type { StatementContext } from './statement-drafts.js';
import { isVerb } from './verbs.js';

/** "…, reported the press service.", "…, the agency reports, citing …": who is named at the end as the source. Gives the
 * end of what the source is named for. */
export function trailingSource({ doc, discourse, found }: StatementContext, sentence: Sentence, index: number): number {
  const told = apposedSource(doc, discourse, sentence);
  if (told !== undefined) {
    const evidence = [doc.span(sentence.first, told.last)];
    found.push({
      rule: 'statement.source',
      sentence: index,
      speaker: told.speaker,
      mode: 'reported',
      evidence,
      source: true,
    });
    return told.first;
  }
  for (const agent of discourse.agents(sentence.first, sentence.last)) {
    if (agent.kind !== 'organization') continue;
    const first = phraseStart(doc, agent.first, sentence.first);
    const verb = doc.get('OrganizationHead', agent.last)?.last ?? agent.last;
    const after =
      doc.is('Reporting', verb) &&
      doc.isAny('V.report', verb) &&
      ends(doc, verb + 1, sentence.last) &&
      doc.tokens[first - 1]?.kind === 'sign';
    const before =
      doc.is('Reporting', first - 1) &&
      doc.isAny('V.report', first - 1) &&
      doc.norm(first - 2) === ',' &&
      ends(doc, agent.last, sentence.last);
    if (!after && !before) continue;
    let last = sentence.last;
    while (last > sentence.first && doc.tokens[last - 1]?.kind === 'sign') last--;
    const speaker = agent.keys[0];
    if (speaker !== undefined)
      found.push({
        rule: 'statement.source',
        sentence: index,
        speaker,
        mode: 'reported',
        evidence: [doc.span(sentence.first, last)],
        source: true,
      });
    break;
  }
  return sentence.last;
}

/** "…: lo conferma una nota del ministero": who is named after the words as their source. */
function apposedSource(
  doc: Document,
  discourse: Discourse,
  { first, last }: TokenRange,
): { readonly speaker: EntityKey; readonly first: number; readonly last: number } | undefined {
  for (let at = first + 1; at < last; at++) {
    const pause = doc.norm(at - 1);
    const verb = pause === ',' || pause === ':' ? reportVerb(doc, at) : undefined;
    if (verb === undefined) continue;
    const agent = discourse.agents(verb + 1, clauseEnd(doc, verb, last))[0];
    const [speaker] = agent?.keys ?? [];
    if (agent === undefined || speaker === undefined || agent.first - verb > NEAR_SOURCE) return undefined;
    return { speaker, first: at - 1, last: agent.last };
  }
  return undefined;
}

/** Most tokens between a verb of reporting and its source ("lo conferma una nota ufficiale del ministero"). */
const NEAR_SOURCE = 7;

const ends = (doc: Document, at: number, last: number): boolean =>
  at >= last ||
  doc.tokens[at]?.kind === 'sign' ||
  doc.is('Citing', at) ||
  doc.is('Date', at) ||
  doc.is('Prep.from', at);

/** "Lo riportano X e Y": the sources of what was told just before. */
export function sources({ doc, discourse, found }: StatementContext, sentence: number): boolean {
  const range = doc.sentence(sentence);
  const cleft = doc.get('ReportCleft', range.first);
  const verb = cleft === undefined ? reportVerb(doc, range.first) : cleft.last;
  if (verb === undefined) return false;
  const named = discourse
    .agents(verb, clauseEnd(doc, verb, range.last))
    .filter(
      (agent, index, all) => agent.keys.length > 0 && !(agent.kind === 'state' && precedesName(agent, all[index + 1])),
    );
  const speakers = named
    .slice(0, 1 + named.slice(1).filter((agent, index) => adjoins(doc, named[index] as Agent, agent)).length)
    .flatMap((agent) => agent.keys);
  const told = doc.sentences[sentence - 1];
  const whole = (part: TokenRange): Span => {
    let last = part.last;
    while (last > part.first && doc.tokens[last - 1]?.kind === 'sign') last--;
    return doc.span(part.first, last);
  };
  const [quote] =
    told === undefined ? [] : quotesIn(doc, told.first, told.last).filter(({ last }) => last >= told.last - 1);
  for (const speaker of speakers) {
    if (quote !== undefined && told?.paragraph === range.paragraph) {
      const evidence = [doc.span(quote.inner.first, quote.inner.last)];
      found.push({ rule: 'statement.source', sentence: sentence - 1, speaker, mode: 'direct', evidence });
      continue;
    }
    found.push({
      rule: 'statement.source',
      sentence,
      speaker,
      mode: 'reported',
      evidence: [...(told?.paragraph === range.paragraph ? [whole(told)] : []), whole(range)],
      source: true,
    });
  }
  return speakers.length > 0;
}

/** "lo riferisce", "lo ha affermato": the verb after the pronoun at a token. */
function reportVerb(doc: Document, at: number): number | undefined {
  if (!doc.is('ReportPronoun', at)) return undefined;
  let verb = at + 1;
  while (doc.is('Aux', verb)) verb++;
  return isVerb(doc, verb, 'report') || isVerb(doc, verb, 'say') ? verb : undefined;
}

/** "il ministro degli Esteri di A, X": the state belongs to the title of the person. */
const precedesName = (state: Agent, next: Agent | undefined): boolean =>
  next?.kind === 'person' && next.first - state.last <= 1;

/** "una nota diramata dopo l'incontro": who met is no source. */
function clauseEnd(doc: Document, from: number, limit: number): number {
  for (let at = from + 1; at < limit; at++) if (doc.is('Afterwards', at)) return at;
  return limit;
}

/** "the official news agency X": where the phrase of a name begins, when a sign stands before it. */
function phraseStart(doc: Document, name: number, from: number): number {
  let first = name;
  while (
    first > from &&
    name - first < MOST_BEFORE_NAME &&
    doc.tokens[first - 1]?.kind === 'word' &&
    !doc.isAny('V.', first - 1)
  )
    first--;
  return doc.tokens[first - 1]?.kind === 'sign' ? first : doc.is('Art', name - 1) ? name - 1 : name;
}

/** Most words between a sign and the name of a source ("the Peruvian state news agency"). */
const MOST_BEFORE_NAME = 6;

/** One name follows the other with nothing but "and", a comma or an article between. */
const adjoins = (doc: Document, one: Agent, two: Agent): boolean => {
  for (let at = one.last; at < two.first; at++)
    if (!doc.is('And', at) && !doc.is('Art', at) && doc.norm(at) !== ',') return false;
  return true;
};
