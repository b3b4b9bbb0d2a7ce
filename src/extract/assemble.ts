// Drafts in, facts out: ids, links between facts, dates and places that an instrument takes from its signing and a
// signing from its visit, attribution, and what is left of the mentions. Nothing is added that a draft did not find.

import { attribute, linkStatement } from './attribution.js';
import type { CommitmentDraft } from './commitment-drafts.js';
import { commitmentOf, distinctCommitments } from './commitment-facts.js';
import type { Discourse } from './discourse.js';
import type { Document } from './document.js';
import type { EventDraft } from './event-drafts.js';
import { eventOf } from './event-facts.js';
import { idOf } from './evidence.js';
import type { Fact, Figure, Mention, Reading } from './facts.js';
import { figureFact } from './figure-facts.js';
import { headlineOf } from './headline.js';
import { holdingFacts } from './holding-facts.js';
import type { Holding } from './holdings.js';
import { settleEvents } from './settled-events.js';
import { SpanIndex } from './span-index.js';
import type { StatementDraft } from './statement-drafts.js';
import { mentionedTreaties, statementOf } from './statement-facts.js';
import type { Treaties } from './treaty-drafts.js';
import { treatyOf } from './treaty-facts.js';

interface Drafts {
  readonly holdings: readonly Holding[];
  readonly treaties: Treaties;
  readonly events: readonly EventDraft[];
  readonly commitments: readonly CommitmentDraft[];
  readonly statements: readonly StatementDraft[];
  readonly figures: readonly Figure[];
}

/** Makes the reading of an article of what the stages found. Facts come in the order of their first passages. */
export function assemble(doc: Document, discourse: Discourse, drafts: Drafts, language: string): Reading {
  const seen = new Map<string, number>();
  settleEvents(doc, discourse, drafts.events);
  const treatyIds = new Map(drafts.treaties.drafts.map((draft) => [draft, idOf('treaty', draft.evidence[0], seen)]));
  const eventIds = new Map(drafts.events.map((draft) => [draft, idOf('event', draft.evidence[0], seen)]));
  const links = { events: drafts.events, treatyIds, eventIds };
  const treaties = drafts.treaties.drafts.map((draft) => treatyOf(doc, discourse, draft, links));
  const events = drafts.events.map((draft) => eventOf(draft, links));
  const named = mentionedTreaties(doc, drafts.treaties);
  const statements = drafts.statements.map((draft) => statementOf(draft, treatyIds, seen, named));
  const sourceIds = new Set(
    statements.filter((_, index) => drafts.statements[index]?.source === true).map(({ id }) => id),
  );
  const commitments = distinctCommitments(drafts.commitments).map((draft) => commitmentOf(draft, treatyIds, seen));
  const figures = drafts.figures.map((figure) => figureFact(figure, events, seen));
  const holdings = holdingFacts(doc, drafts.holdings, seen);
  const speaking = statements.filter(({ id }) => !sourceIds.has(id));
  const speeches = new SpanIndex(speaking, ({ evidence }) => evidence);
  const attributed = [...treaties, ...commitments, ...events, ...figures, ...holdings].map((fact) =>
    attribute(fact, speeches),
  );
  const clauses = new SpanIndex(commitments, ({ evidence }) => evidence);
  const ends = new SpanIndex(commitments, ({ evidence: [main] }) => (main === undefined ? [] : [[main[1], main[1]]]));
  const linked = speaking.length === 0 ? statements : statements.map((one) => linkStatement(one, clauses, ends));
  const facts = [...attributed, ...linked].sort(byPlace);
  const headline = doc.article.title ?? headlineOf(doc);
  return {
    language,
    ...(headline === undefined ? {} : { headline }),
    mentions: sortMentions(doc.mentions),
    entities: usedEntities(doc, facts),
    facts,
    rejects: doc.rejects,
  };
}

const byPlace = (a: Fact, b: Fact): number =>
  (a.evidence[0]?.[0] ?? 0) - (b.evidence[0]?.[0] ?? 0) || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0);

function sortMentions(mentions: readonly Mention[]): Mention[] {
  return [...mentions].sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
}

function usedEntities(doc: Document, facts: readonly Fact[]): Reading['entities'] {
  const used = new Set(doc.mentions.flatMap(({ entities }) => [...entities]));
  for (const fact of facts)
    for (const value of Object.values(fact))
      for (const key of Array.isArray(value) ? value : [value]) if (typeof key === 'string') used.add(key);
  return [...doc.local.values()].filter(({ key }) => used.has(key)).sort((a, b) => (a.key < b.key ? -1 : 1));
}
