// Undertakings without a verb of undertaking: a future whose subject is a state or its leaders, joint action of two
// states in the present ("rafforzano la collaborazione"), a common commitment named by a noun. Words of a speaker are
// no subject.

import type { Agent } from './agent.js';
import { clausesOf } from './clauses.js';
import { contentEnd } from './commitment-content.js';
import type { CommitmentDraft } from './commitment-drafts.js';
import { boundBy } from './commitment-subjects.js';
import type { Discourse } from './discourse.js';
import type { Document, TokenRange } from './document.js';
import type { EntityKey, Span } from './facts.js';
import { isActionNoun } from './lists.js';
import { trimEnd } from './phrases.js';
import { themesIn } from './themes.js';
import type { Treaties, TreatyDraft } from './treaty-drafts.js';

const ACTING = new Set<Agent['kind']>(['state', 'parties', 'leaders']);

/** The undertakings of a sentence that no verb of undertaking heads. */
export function otherCommitments(
  doc: Document,
  discourse: Discourse,
  treaties: Treaties,
  sentence: number,
): CommitmentDraft[] {
  const range = doc.sentences[sentence];
  if (range === undefined) return [];
  const found: CommitmentDraft[] = [];
  const add = (rule: string, span: Span, by: readonly EntityKey[], act: string, first: number, last: number): void => {
    const themes = themesIn(doc, first, last);
    if (themes.length === 0) doc.reject(rule, first, last, 'its words show no theme');
    else {
      const under = framing(doc, treaties, range, first);
      found.push({ rule, sentence, span, by, through: [], under, acts: [act], themes, heading: undefined });
    }
  };
  for (const clause of clausesOf(doc, range.first, range.last)) {
    for (let at = clause.first; at < clause.last; at++) {
      const verb = doc
        .annotationsAt(at)
        .find(
          ({ type, form }) =>
            type === 'V' &&
            (form === 'future' || form === 'present' || (form === 'conditional' && saidToCome(doc, range, at))),
        );
      if (verb !== undefined && acts(doc, at) && !doc.is('Not', at - 1)) {
        const subject = discourse
          .agents(clause.first, at)
          .filter((agent) => !agent.governed && ACTING.has(agent.kind))
          .at(-1);
        const by = subject === undefined ? [] : boundBy(discourse, coordinated(discourse, clause.first, at)).by;
        const joint =
          verb.form === 'present' &&
          by.length > 1 &&
          doc.is('V.develop', at) &&
          objectIsAction(doc, at + 1, clause.last);
        if (subject !== undefined && at - subject.last <= 4 && ((verb.form !== 'present' && by.length > 0) || joint)) {
          const last = trimEnd(doc, at, contentEnd(doc, at + 1, clause.last));
          add(
            joint ? 'commitment.joint' : 'commitment.future',
            doc.span(groupStart(doc, discourse, clause.first, subject), last),
            by,
            joint ? 'agree' : 'plan',
            at,
            last,
          );
          at = last;
        }
      }
      if (willBeDeveloped(doc, clause.first, at)) {
        const last = trimEnd(doc, at, contentEnd(doc, at + 1, clause.last));
        add('commitment.passive', doc.span(clause.first, last), discourse.pairAt(sentence), 'plan', clause.first, last);
        at = last;
      }
      const last = commonNoun(doc, at, clause.last);
      if (last !== undefined) {
        add('commitment.common', doc.span(at, last), discourse.pairAt(sentence), 'undertake', at, last);
        at = last;
      }
    }
  }
  return found.filter(({ by }) => by.length > 0);
}

/** "promised that X would build": a future that is told of as past. */
function saidToCome(doc: Document, { first }: TokenRange, verb: number): boolean {
  if (!doc.is('FutureInPast', verb - 1) && !(doc.is('Adverb', verb - 1) && doc.is('FutureInPast', verb - 2)))
    return false;
  for (let at = verb - 2; at >= first; at--) if (doc.isAny('V.say', at) || doc.isAny('V.undertake', at)) return true;
  return false;
}

/** "In base all'accordo, l'Italia fornirà …": the instrument that a preposition puts first in the sentence. */
function framing(doc: Document, treaties: Treaties, range: TokenRange, verb: number): TreatyDraft | undefined {
  const named = [
    ...treaties.mentions,
    ...treaties.drafts.map((treaty) => ({ treaty, first: treaty.first, last: treaty.last })),
  ];
  const mention = named.find(({ first, last }) => first >= range.first && first <= range.first + 5 && last <= verb);
  if (mention === undefined || doc.norm(mention.last) !== ',') return undefined;
  return doc.isAny('Prep', range.first) || doc.is('According', range.first) ? mention.treaty : undefined;
}

/** "il partenariato tra i due Paesi sarà rafforzato": what the pair shares is to be developed. */
function willBeDeveloped(doc: Document, first: number, at: number): boolean {
  if (!doc.annotationsAt(at).some(({ type, form }) => type === 'V.develop' && form === 'participle')) return false;
  if (!doc.is('FutureAux', at - 1) && !(doc.is('Adverb', at - 1) && doc.is('FutureAux', at - 2))) return false;
  let shared = false;
  let action = false;
  for (let before = first; before < at; before++) {
    shared ||= doc.is('Parties', before) || doc.is('Mutual', before) || doc.covering('Parties', before) !== undefined;
    action ||= isActionNoun(doc, before);
  }
  return shared && action;
}

/** A verb of doing, as against saying, meeting, moving and signing. */
const acts = (doc: Document, at: number): boolean =>
  (doc.isAny('V.other', at) || doc.isAny('V.develop', at)) &&
  ![
    'say',
    'meet',
    'arrive',
    'attend',
    'sign',
    'hold',
    'talk',
    'undertake',
    'agree',
    'continue',
    'plan',
    'reaffirm',
  ].some((name) => doc.isAny(`V.${name}`, at));

/** The agents that stand joined before the verb. */
const coordinated = (discourse: Discourse, first: number, verb: number): Agent[] =>
  discourse.agents(first, verb).filter((agent) => !agent.governed && ACTING.has(agent.kind));

/** Where the subject begins, with the names that "and" joins to it. */
function groupStart(doc: Document, discourse: Discourse, first: number, subject: Agent): number {
  let start = subject.first;
  for (const agent of discourse.agents(first, subject.first).toReversed()) {
    const between = doc.is('Art', start - 1) ? start - 2 : start - 1;
    if (doc.is('And', between) && agent.last === between) start = agent.first;
  }
  return start;
}

function objectIsAction(doc: Document, first: number, last: number): boolean {
  for (let at = first; at < Math.min(last, first + 5); at++)
    if (isActionNoun(doc, at) || doc.is('MeasureNoun', at)) return true;
  return false;
}

/** "impegno comune nella lotta a …": end of a common commitment that starts at a token. */
function commonNoun(doc: Document, at: number, limit: number): number | undefined {
  if (
    !doc.is('CommitmentNoun', at) ||
    doc.is('ViewpointNoun', at) ||
    !doc.is('Mutual', at + 1) ||
    !doc.isAny('Prep', at + 2)
  )
    return undefined;
  return trimEnd(doc, at, contentEnd(doc, at + 2, limit));
}
