// What states undertake: clauses under verbs of undertaking, agreeing, continuing, planning and reaffirming, lists of
// actions under one verb, and the subjects of instruments. The speech act decides: past results, opinions, courtesies,
// negations and hypotheses are rejected with their reason. One commitment for each action of a list.

import { clausesOf } from './clauses.js';
import { type Content, contentOf } from './commitment-content.js';
import type { CommitmentContext, CommitmentDraft } from './commitment-drafts.js';
import { afterSubject, meetingToCome, opensHeadline, otherHead, undertakenWithAux } from './commitment-heads.js';
import { subjectOf } from './commitment-subjects.js';
import { headingOf, themesFor } from './commitment-themes.js';
import type { Discourse } from './discourse.js';
import type { Document, TokenRange } from './document.js';
import { documentsInForce } from './documents-in-force.js';
import type { EntityKey } from './facts.js';
import { instrumentCommitments } from './instrument-commitments.js';
import { actionListItems } from './lists.js';
import type { Named } from './names.js';
import { otherCommitments } from './other-commitments.js';
import { trimEnd } from './phrases.js';
import type { Treaties, TreatyDraft } from './treaty-drafts.js';
import { isFiniteVerb, isVerb, verbAt } from './verbs.js';

const ACTS: Readonly<Record<string, string>> = {
  undertake: 'undertake',
  agree: 'agree',
  continue: 'continue',
  plan: 'plan',
  reaffirm: 'reaffirm',
  stress: 'reaffirm',
  express: 'undertake',
  recognise: 'reaffirm',
  declare: 'undertake',
  include: 'plan',
  speak: 'undertake',
  will: 'undertake',
  ready: 'undertake',
  grant: 'undertake',
  stipulate: 'plan',
};

/** Classes of verbs that head a commitment. */
export const HEADS: readonly string[] = [
  'undertake',
  'agree',
  'continue',
  'plan',
  'reaffirm',
  'stress',
  'express',
  'recognise',
  'declare',
  'include',
  'speak',
  'will',
  'stipulate',
];

/** What two states agree or undertake together is of their relations, whatever else it is. */
const RELATIONS = new Set(['agree', 'undertake', 'reaffirm', 'ready', 'plan', 'will']);

/** What a commitment is of where its words show no theme: what states undertake together or for each other is of their
 * relations. */
function unstatedThemes(doc: Document, name: string, by: readonly EntityKey[], first: number, last: number): string[] {
  if (name === 'grant') return ['finance'];
  const towards = doc
    .all('State', first, last)
    .some(({ data }) => (data as Named).keys.some((key) => !by.includes(key)));
  return (RELATIONS.has(name) && by.length > 1) || towards ? ['political'] : [];
}

/** Finds the commitments of an article, sentence by sentence. */
export function findCommitments(doc: Document, discourse: Discourse, treaties: Treaties): CommitmentDraft[] {
  const found: CommitmentDraft[] = [];
  const context = { doc, discourse, treaties, inForce: documentsInForce(doc, discourse, treaties), found };
  doc.sentences.forEach((sentence, index) => {
    for (const clause of clausesOf(doc, sentence.first, sentence.last)) {
      for (let at = clause.first; at < clause.last; at++) {
        const next = commitmentAt(context, index, clause, at);
        if (next !== undefined) at = next - 1;
      }
    }
    found.push(...instrumentCommitments(doc, treaties, index), ...otherCommitments(doc, discourse, treaties, index));
  });
  return found;
}

/** Reads the commitment that a head at a token begins and gives the token after it; undefined where there is none. */
function commitmentAt(
  context: CommitmentContext,
  sentence: number,
  clause: TokenRange,
  at: number,
): number | undefined {
  const { doc, discourse, inForce, found } = context;
  if (!doc.isAny('V.', at) && !doc.is('CommitmentAdjective', at)) return undefined;
  doc.tries('commitment', at);
  const verb = verbAt(doc, at, HEADS) ?? otherHead(doc, at, clause.first);
  if (verb === undefined || (verb.form === 'infinitive' && verb.name !== 'continue') || verb.form === 'agent')
    return undefined;
  // ", reaffirming their commitment to …": a clause of its own, with the subject of the sentence
  if (verb.form === 'gerund' && doc.norm(at - 1) !== ',') return undefined;
  const passive = verb.form === 'participle';
  if (
    passive &&
    !undertakenWithAux(doc, at, clause.first) &&
    !afterSubject(doc, discourse, verb.lemma, clause.first, at) &&
    !opensHeadline(doc, sentence, at)
  )
    return undefined;
  if (!passive && verb.form !== 'gerund' && verb.name !== 'ready' && verb.name !== 'grant' && !isFiniteVerb(doc, at))
    return undefined;
  if (doc.is('Not', at - 1) || doc.is('Not', at - 2) || doc.is('Not', at - 3)) return reject(doc, at, 'negated');
  const document = inForce[sentence] ?? packageTold(context, sentence, at);
  const content = contentOf(doc, at, verb.name, clause, document !== undefined);
  if (content === undefined || (verb.form === 'gerund' && !content.noun && verb.name !== 'undertake')) return undefined;
  if (verb.name === 'continue' && passive && !content.noun) return reject(doc, at, 'a past fact');
  if (verb.name === 'plan' && meetingToCome(doc, content.first)) return reject(doc, at, 'a meeting to come');
  const told = document?.plural === true ? { by: document.parties, through: [], first: undefined } : undefined;
  const subject = subjectOf(context, sentence, clause, at) ?? told;
  if (subject === undefined) return reject(doc, at, 'nobody near undertakes it');
  if (content.viewpoint && (subject.by.length < 2 || saidByOne(doc, at)))
    return reject(doc, at, 'one speaker finds it important');
  const items = actionListItems(doc, content.first, content.last);
  const acts = actsOf(doc, verb.name, content);
  const heading = headingOf(doc, clause.first, at, subject.first);
  const whole = items.length <= 2;
  items.forEach((item, index) => {
    const first =
      index === 0 && whole
        ? verb.form === 'gerund'
          ? at
          : Math.max(clauseStart(doc, clause.first, at), subject.first ?? verbStart(doc, at))
        : item.first;
    const last = trimEnd(doc, item.first, item.last);
    if (last <= item.first) return;
    const shown = themesFor(doc, item.first, last, heading, sentence);
    const themes =
      shown.length > 0
        ? shown
        : content.noun
          ? ['political']
          : unstatedThemes(doc, verb.name, subject.by, item.first, last);
    if (themes.length === 0) {
      doc.reject('commitment', first, last, 'its words show no theme');
      return;
    }
    found.push({
      rule: `commitment.${verb.name}`,
      sentence,
      span: doc.span(first, last),
      by: subject.by,
      through: subject.through,
      under: document,
      acts,
      themes,
      heading: heading?.text,
    });
  });
  return Math.max(content.last, at + 1);
}

/** "The documents cover …", "Gli accordi riguardano …": the package that a plural at the head of the sentence means. */
function packageTold({ doc, treaties }: CommitmentContext, sentence: number, verb: number): TreatyDraft | undefined {
  if (!isVerb(doc, verb, 'include')) return undefined;
  const { first } = doc.sentence(sentence);
  const told = [
    ...treaties.mentions,
    ...treaties.drafts.map((treaty) => ({ treaty, first: treaty.first, last: treaty.last })),
  ].find(
    (mention) => mention.treaty.plural && mention.first >= first && mention.first - first <= 2 && mention.last <= verb,
  );
  if (told !== undefined) return told.treaty;
  const previous = doc.is('They', first) ? treaties.drafts.findLast((draft) => draft.sentence < sentence) : undefined;
  return previous?.plural === true && sentence - previous.sentence <= 2 ? previous : undefined;
}

/** "ha sottolineato": an auxiliary in the singular. */
const saidByOne = (doc: Document, verb: number): boolean => {
  for (let at = verb - 1; at >= verb - 3; at--) if (doc.is('AuxHave', at)) return doc.is('AuxOne', at);
  return false;
};

function reject(doc: Document, at: number, reason: string): undefined {
  doc.reject('commitment', at, at + 1, reason);
  return undefined;
}

const clauseStart = (doc: Document, from: number, verb: number): number => {
  let first = from;
  while (first < verb && (doc.is('And', first) || doc.is('Adverb', first) || doc.norm(first) === ',')) first++;
  return first;
};

const verbStart = (doc: Document, at: number): number => {
  let first = at;
  while (
    doc.is('Aux', first - 1) ||
    doc.is('Adverb', first - 1) ||
    doc.norm(first - 1) === doc.pack.meta.genericSubject
  )
    first--;
  return first;
};

function actsOf(doc: Document, name: string, content: Content): string[] {
  const acts = new Set([ACTS[name] as string]);
  if (name !== 'continue' && isVerb(doc, content.first, 'continue')) acts.add('continue');
  if (name === 'continue' && content.noun) acts.add('reaffirm');
  return [...acts].sort();
}
