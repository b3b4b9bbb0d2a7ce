// Article in, how it was read out: which rules matched and what they captured, which words led to nothing, and for one
// place every rule that was tried there with the token at which it failed. The reading is that of `read`.

import type { Article } from '../article/article.js';
import type { Languages } from '../language/pack.js';
import type { DateWords } from './dates.js';
import type { TokenRange } from './document.js';
import type { Reading, Reject, Span } from './facts.js';
import { packOf, readDocument } from './read.js';
import { STAGE_NAMES, STAGES, type Trigger, triggersIn } from './triggers.js';
import { type Firing, WatchedDocument } from './watched-document.js';

export interface FiredRule {
  readonly rule: string;
  readonly span: Span;
  readonly captures: Readonly<Record<string, Span>>;
}
export interface IdleTrigger {
  readonly stage: string;
  readonly type: string;
  readonly span: Span;
}
/** A rule of the pack, or a stage, that was tried at a place. */
export interface Attempt {
  readonly rule: string;
  readonly outcome: 'found' | 'matched' | 'outdone' | 'rejected' | 'failed';
  /** The token at which it was tried, or what it matched. */
  readonly from: Span;
  /** The token at which it failed. */
  readonly failedAt?: Span;
  readonly reason?: string;
  readonly captures?: Readonly<Record<string, Span>>;
  /** Ids of the facts that it gave. */
  readonly facts?: readonly string[];
}
export interface Place {
  readonly token: Span;
  readonly sentence: Span;
  /** What the lexicon and the stages laid on the token, "V.sign:participle". */
  readonly types: readonly string[];
  readonly attempts: readonly Attempt[];
}
export interface Explanation {
  readonly reading: Reading;
  readonly sentences: readonly Span[];
  readonly fired: readonly FiredRule[];
  readonly idle: readonly IdleTrigger[];
  /** Only for an offset that lies in a sentence. */
  readonly place?: Place;
}

/** Reads an article and tells how. `offset` counts UTF-16 units. Throws LanguageError as `read` does. */
export function explain(article: Article, languages: Languages, offset?: number): Explanation {
  const doc = new WatchedDocument(article, packOf(article, languages), languages.entities, offset);
  const reading = readDocument(doc);
  const used = usedFirings(doc);
  const triggers = triggersIn(doc, reading);
  const idle = triggers
    .filter(({ facts, rejects }) => facts.length === 0 && rejects.length === 0)
    .map(({ stage, type, first, last }) => ({ stage, type, span: doc.span(first, last) }));
  return {
    reading,
    sentences: doc.sentences.map(({ first, last }) => doc.span(first, last)),
    fired: used.map((firing) => fire(doc, firing)),
    idle,
    ...(offset === undefined || doc.focus === undefined
      ? {}
      : { place: placeAt(doc, reading, triggers, used, doc.tokenAt(offset)) }),
  };
}

const fire = (doc: WatchedDocument, { rule, first, last, captures }: Firing): FiredRule => ({
  rule,
  span: doc.span(first, last),
  captures: Object.fromEntries(captures.map((run) => [run.name, doc.span(run.first, run.last)])),
});

/** A match that a longer date or an earlier rule for the same word outdid changed nothing. */
function usedFirings(doc: WatchedDocument): Firing[] {
  const ofDates = new Set(doc.pack.temporal.rules.map(({ id }) => id));
  const settled = new Set<number | undefined>();
  return doc.matched.filter(({ rule, first, last, captures }) => {
    if (ofDates.has(rule)) {
      const date = doc.annotationsAt(first).find(({ type, last: end }) => type === 'Date' && end === last);
      return (date?.data as DateWords | undefined)?.rule === rule;
    }
    const word = captures[0]?.first;
    if (settled.has(word)) return false;
    settled.add(word);
    return true;
  });
}

function placeAt(
  doc: WatchedDocument,
  reading: Reading,
  triggers: readonly Trigger[],
  used: readonly Firing[],
  at: number,
): Place {
  const { first, last } = doc.focus as TokenRange;
  return {
    token: doc.span(at, at + 1),
    sentence: doc.span(first, last),
    types: doc.annotationsAt(at).map(({ type, form }) => (form === '' ? type : `${type}:${form}`)),
    attempts: [...stageAttempts(doc, reading, triggers, at), ...ruleAttempts(doc, used, at)],
  };
}

/** Each stage at the token itself: a stage begins only at its own kind of words. */
function stageAttempts(doc: WatchedDocument, reading: Reading, triggers: readonly Trigger[], at: number): Attempt[] {
  return STAGE_NAMES.map((stage): Attempt => {
    const trigger = triggers.find((one) => one.stage === stage && one.first <= at && at < one.last);
    const from = trigger === undefined ? doc.span(at, at + 1) : doc.span(trigger.first, trigger.last);
    const facts = trigger?.facts ?? [];
    if (facts.length > 0) return { rule: stage, outcome: 'found', from, facts: facts.map(({ id }) => id) };
    const reject = rejectAt(doc, reading, stage, at);
    if (reject !== undefined)
      return { rule: reject.rule, outcome: 'rejected', from: reject.span, reason: reject.reason };
    if (trigger === undefined)
      return {
        rule: stage,
        outcome: 'failed',
        from,
        failedAt: from,
        reason: `begins at ${STAGES[stage].types.join(', ')}`,
      };
    const looked = doc.lookedAt(stage, trigger.first) ?? trigger.first;
    return {
      rule: stage,
      outcome: 'failed',
      from,
      failedAt: tokenOrEnd(doc, looked),
      reason: `${trigger.type} begins it, but what stands around does not fit`,
    };
  });
}

/** The token, or the empty passage after the sentence for a rule that wants more than there is. */
function tokenOrEnd(doc: WatchedDocument, at: number): Span {
  const last = doc.focus?.last ?? doc.tokens.length;
  if (at < last) return doc.span(at, at + 1);
  const [, end] = doc.span(last - 1, last);
  return [end, end];
}

function rejectAt(doc: WatchedDocument, { rejects }: Reading, stage: string, at: number): Reject | undefined {
  const [start, end] = doc.span(at, at + 1);
  return rejects.find(({ rule, span }) => rule.split('.')[0] === stage && span[0] < end && start < span[1]);
}

/** Rules of the pack tried at the token, or tried before it and come as far. */
function ruleAttempts(doc: WatchedDocument, used: readonly Firing[], at: number): Attempt[] {
  const matched = doc.matched.flatMap((firing): Attempt[] => {
    if (firing.first > at || firing.last <= at) return [];
    const { rule, span, captures } = fire(doc, firing);
    return [{ rule, outcome: used.includes(firing) ? 'matched' : 'outdone', from: span, captures }];
  });
  const failed = doc.failed
    .filter(({ at: tried, failedAt }) => tried === at || (tried < at && failedAt >= at))
    .map(
      (one): Attempt => ({
        rule: one.rule,
        outcome: 'failed',
        from: doc.span(one.at, one.at + 1),
        failedAt: tokenOrEnd(doc, one.failedAt),
      }),
    );
  return [...matched, ...failed];
}
