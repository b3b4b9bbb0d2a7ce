// Words at which a stage begins to look for a fact, and what each led to: a fact, a reject with its reason, or nothing.
// Whoever mends rules reads here what they pass over.

import { HEADS } from './commitments.js';
import type { Document, TokenRange } from './document.js';
import type { Fact, Reading, Reject } from './facts.js';

export type Stage = 'office' | 'figure' | 'treaty' | 'event' | 'statement' | 'commitment';

interface StageTriggers {
  readonly kind: Fact['kind'];
  /** Types of spans at which the stage begins. */
  readonly types: readonly string[];
  /** The words that bear the fact out need not hold its trigger; they stand in the same sentence. */
  readonly apart?: boolean;
}

export const STAGES: Readonly<Record<Stage, StageTriggers>> = {
  office: { kind: 'OfficeHolding', types: ['Office', 'Counterpart'] },
  figure: { kind: 'Figure', types: ['Quantity'] },
  treaty: { kind: 'Treaty', types: ['Instrument'] },
  event: { kind: 'Event', types: ['EventNoun', 'V.meet', 'V.arrive', 'V.ceremony'] },
  statement: { kind: 'Statement', types: ['V.say', 'V.read', 'According'], apart: true },
  commitment: { kind: 'Commitment', types: HEADS.map((name) => `V.${name}`), apart: true },
};
export const STAGE_NAMES = Object.keys(STAGES) as readonly Stage[];

/** Forms of a verb that tell of nothing done. */
const UNTOLD = new Set(['infinitive', 'agent']);

export interface Trigger extends TokenRange {
  readonly stage: Stage;
  /** Type of the span that makes it one ("Instrument", "V.agree"). */
  readonly type: string;
  readonly facts: readonly Fact[];
  readonly rejects: readonly Reject[];
}

/** The triggers of a document that was read, by stage and then in text order. */
export function triggersIn(doc: Document, reading: Reading): Trigger[] {
  return STAGE_NAMES.flatMap((stage) => triggersOf(doc, reading, stage));
}

/** The longest trigger of a stage that starts at a token. */
function triggerAt(doc: Document, stage: Stage, at: number): { last: number; type: string } | undefined {
  let longest: { last: number; type: string } | undefined;
  for (const { type, form, last } of doc.annotationsAt(at))
    if (STAGES[stage].types.includes(type) && !(type.startsWith('V.') && UNTOLD.has(form)))
      if (longest === undefined || last > longest.last) longest = { last, type };
  return longest;
}

function triggersOf(doc: Document, reading: Reading, stage: Stage): Trigger[] {
  const { kind, apart } = STAGES[stage];
  const facts = reading.facts.filter((fact) => fact.kind === kind);
  const rejects = reading.rejects.filter(({ rule }) => rule.split('.')[0] === stage);
  const found: Trigger[] = [];
  for (let at = 0; at < doc.tokens.length; ) {
    const trigger = triggerAt(doc, stage, at);
    if (trigger === undefined) {
      at++;
      continue;
    }
    const range = { first: at, last: trigger.last };
    const here = tester(doc, range);
    const near = tester(doc, apart === true ? (doc.sentences[doc.sentenceOf(at)] ?? range) : range);
    found.push({
      stage,
      type: trigger.type,
      ...range,
      facts: facts.filter(({ evidence }) => evidence.some(near)),
      rejects: rejects.filter(({ span }) => here(span)),
    });
    at = trigger.last;
  }
  return found;
}

/** Whether a passage shares a character with a run of tokens. */
function tester(doc: Document, { first, last }: TokenRange): (span: readonly [number, number]) => boolean {
  const [start, end] = doc.span(first, last);
  return (span) => span[0] < end && start < span[1];
}
