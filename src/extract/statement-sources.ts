// Sources named for what is told: "Lo riportano X e Y" after it, "…, reported the press service" at its end. What a
// source is named for stays the article's own claim.

import type { Sentence } from '../article/sentences.js';
import type { Agent } from './agent.js';
import type { Document, TokenRange } from './document.js';
import type { Span } from './facts.js';
import type { StatementContext } from './statement-drafts.js';
import { isVerb } from './verbs.js';

/** "…, reported the press service.", "…, the agency reports, citing …": who is named at the end as the source. */
export function trailingSource({ doc, discourse, found }: StatementContext, sentence: Sentence, index: number): void {
  for (const agent of discourse.agents(sentence.first, sentence.last)) {
    if (agent.kind !== 'organization') continue;
    const first = doc.is('Art', agent.first - 1) ? agent.first - 1 : agent.first;
    const after =
      doc.is('Reporting', agent.last) &&
      doc.isAny('V.report', agent.last) &&
      ends(doc, agent.last + 1, sentence.last) &&
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
    return;
  }
}

const ends = (doc: Document, at: number, last: number): boolean =>
  at >= last ||
  doc.tokens[at]?.kind === 'sign' ||
  doc.is('Citing', at) ||
  doc.is('Date', at) ||
  doc.is('Prep.from', at);

/** "Lo riportano X e Y": the sources of what was told just before. */
export function sources({ doc, discourse, found }: StatementContext, sentence: number): boolean {
  const range = doc.sentence(sentence);
  if (!doc.is('ReportPronoun', range.first)) return false;
  let verb = range.first + 1;
  while (doc.is('Aux', verb)) verb++;
  if (!isVerb(doc, verb, 'report') && !isVerb(doc, verb, 'say')) return false;
  const named = discourse.agents(verb, range.last).filter((agent) => agent.keys.length > 0);
  const speakers = named
    .slice(0, 1 + named.slice(1).filter((agent, index) => adjoins(doc, named[index] as Agent, agent)).length)
    .flatMap((agent) => agent.keys);
  const told = doc.sentences[sentence - 1];
  const whole = (part: TokenRange): Span => {
    let last = part.last;
    while (last > part.first && doc.tokens[last - 1]?.kind === 'sign') last--;
    return doc.span(part.first, last);
  };
  for (const speaker of speakers) {
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

/** One name follows the other with nothing but "and", a comma or an article between. */
const adjoins = (doc: Document, one: Agent, two: Agent): boolean => {
  for (let at = one.last; at < two.first; at++)
    if (!doc.is('And', at) && !doc.is('Art', at) && doc.norm(at) !== ',') return false;
  return true;
};
