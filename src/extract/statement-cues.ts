// A stretch of text in, its cue out: the verb or preposition that gives words to someone, and to whom. The speaker is
// the subject of the verb, the instrument that is being told of, or whoever spoke last; without one there is no cue.

import type { Agent } from './agent.js';
import { infinitiveAt } from './commitment-content.js';
import type { Document } from './document.js';
import { isPause } from './phrases.js';
import { insideQuote } from './quotes.js';
import {
  bareClause,
  betweenDashes,
  complement,
  conveysWords,
  impersonalBefore,
  isCommitting,
  saidWithAux,
  saysLater,
} from './saying-verbs.js';
import { lastSource, noteAt, noteOwner, noteSpeaks } from './source-notes.js';
import { hasSubject, subjectOf } from './speakers.js';
import type { Speaker, StatementContext, Stretch } from './statement-drafts.js';
import type { Treaties, TreatyDraft } from './treaty-drafts.js';
import { isFiniteVerb, isVerb, verbAt } from './verbs.js';

export interface Cue {
  readonly speakers: readonly Speaker[];
  readonly verb: number;
  readonly first: number;
  /** What is said is a clause or quotation, not a bare object. */
  readonly strong: boolean;
  readonly rule: string;
}

/** The first cue of a stretch: "according to" someone, else a verb of saying with its subject. */
export function findCue(context: StatementContext, range: Stretch): Cue | undefined {
  const { doc, discourse, treaties, inForce } = context;
  const { sentence, quotes, lastSpeakers: last } = range;
  const according = accordingCue(context, range);
  if (according !== undefined) return according;
  const agents = discourse
    .agents(range.first, range.last)
    .filter(
      (agent) =>
        (insideQuote(quotes, agent.first) === undefined || betweenDashes(doc, agent.first)) && agent.keys.length > 0,
    );
  for (let at = range.first; at < range.last; at++) {
    if (!doc.isAny('V.', at)) continue;
    doc.tries('statement', at);
    if (insideQuote(quotes, at) !== undefined && !betweenDashes(doc, at)) continue;
    const appeal = doc.is('Prep.on', at + 1) || doc.is('Prep.for', at + 1) ? verbAt(doc, at, ['appeal']) : undefined;
    const verb =
      verbAt(doc, at, ['say', 'read']) ??
      (conveysWords(doc, at) ? verbAt(doc, at, ['convey']) : undefined) ??
      appeal ??
      (doc.is('That', at + 1) && !doc.is('Modal', at + 3) ? verbAt(doc, at, ['concur']) : undefined);
    if (verb === undefined || verb.form === 'infinitive' || verb.form === 'agent') continue;
    if (verb.form === 'gerund' && (quotes.length === 0 || saysLater(doc, at, range.last, quotes))) continue;
    if (!isFiniteVerb(doc, at) && verb.form === 'participle' && !saidWithAux(doc, at, range.first)) continue;
    // "the leaders were invited": it was said to them
    if (verb.form === 'participle' && saidTo(doc, at) && !doc.is('That', at + 1)) continue;
    if ((doc.is('EventNoun', at) || doc.is('SourceNoun', at)) && !isFiniteVerb(doc, at)) continue;
    const proposes = isVerb(doc, at, 'propose') && infinitiveNear(doc, at, range.last);
    const strong = proposes || complement(doc, at, range.last, quotes) || bareClause(doc, at, range.last);
    if (isVerb(doc, at, 'undertake') && infinitiveAt(doc, doc.get('Date', at + 1)?.last ?? at + 1) !== undefined)
      continue;
    if (!strong && doc.is('Prep.with', doc.get('Adverb', at + 1)?.last ?? at + 1)) continue;
    const mark = doc.get('Date', at + 1)?.last ?? at + 1;
    if (!strong && doc.is('InfinitiveMark', mark) && infinitiveAt(doc, mark) !== undefined) continue;
    const impersonal = impersonalBefore(doc, at) || verb.name === 'read';
    if (isCommitting(doc, at) && !impersonal && !(strong && doc.is('That', at + 1))) continue;
    if (!strong && doc.is('WeakSay', at) && appeal === undefined) continue;
    const owner = impersonal ? noteOwner(doc, agents, range) : undefined;
    const note = owner?.keys ?? (noteSpeaks(doc, at) ? lastSource(context, sentence) : undefined);
    if (note !== undefined)
      return { speakers: note, verb: at, first: range.first, strong: true, rule: 'statement.note' };
    const document =
      documentIn(doc, treaties, range, at) ?? (impersonal || verb.name === 'read' ? inForce[sentence] : undefined);
    const inverted = treaties.mentions.find(({ first }) => first > at && first - at <= 2);
    if (
      inverted !== undefined &&
      (doc.norm(at - 1) === ',' || doc.norm(at - 1) === '»' || (isFiniteVerb(doc, at) && !hasSubject(agents, at)))
    )
      return { speakers: [inverted.treaty], verb: at, first: at, strong: true, rule: 'statement.document' };
    if (document !== undefined && (impersonal || !hasSubject(agents, at)))
      return { speakers: [document], verb: at, first: range.first, strong, rule: 'statement.document' };
    const subject = subjectOf(doc, agents, at, range.last);
    const framed = agents.find((agent) => agent.last === at && doc.is('AsSaid', beforeTitle(doc, agent.first)));
    if (framed !== undefined)
      return { speakers: framed.keys, verb: at, first: framed.first, strong, rule: 'statement.says' };
    if (subject === undefined) {
      if (
        !impersonal &&
        !accordingIn(doc, range) &&
        nullSubject(doc, agents, range.first, at) &&
        last.length > 0 &&
        agrees(doc, at, last)
      )
        return { speakers: last, verb: at, first: range.first, strong, rule: 'statement.null-subject' };
      continue;
    }
    const speakers = subject.flatMap((agent) => agent.keys);
    if (speakers.length === 0) continue;
    return { speakers, verb: at, first: Math.min(subject[0]?.first ?? at, at), strong, rule: 'statement.says' };
  }
  return undefined;
}

/** "Ha ricordato che …": in a language that leaves pronouns out, a clause whose verb comes first goes on with who
 * spoke. */
function nullSubject(doc: Document, agents: readonly Agent[], first: number, verb: number): boolean {
  if (doc.pack.meta.nullSubject !== true || agents.some((agent) => !agent.governed && agent.last <= verb)) return false;
  for (let at = first; at < verb; at++) {
    if ((isFiniteVerb(doc, at) && !doc.is('Aux', at)) || doc.is('Demonstrative', at)) return false;
    if (doc.tokens[at]?.kind === 'word' && doc.is('Art', at) && !doc.isAny('Prep', at - 1) && !doc.isAny('Prep', at))
      return false;
  }
  return true;
}

/** A plural auxiliary wants several speakers, a singular one only one. */
function agrees(doc: Document, verb: number, speakers: readonly Speaker[]): boolean {
  for (let at = verb; at >= verb - 4; at--) if (doc.is('Plural', at)) return speakers.length > 1;
  return speakers.length === 1;
}

/** "Secondo quanto riporta la nota, …": words of a source that nobody identifies are not those of who spoke last. */
function accordingIn(doc: Document, { first, last }: Stretch): boolean {
  for (let at = first; at < last; at++) if (doc.is('According', at) && !doc.is('WeakAccording', at)) return true;
  return false;
}

function accordingCue(context: StatementContext, range: Stretch): Cue | undefined {
  const { doc, discourse, treaties } = context;
  const { lastSpeakers: last, sentence } = range;
  for (let at = range.first; at < range.last; at++) {
    const according = doc.get('According', at);
    if (according === undefined || (at !== range.first && doc.norm(at - 1) !== ',')) continue;
    if (doc.is('Pronoun', according.last))
      return last.length === 0
        ? undefined
        : { speakers: last, verb: at, first: range.first, strong: true, rule: 'statement.according' };
    const written = treaties.mentions.find(
      (mention) => mention.first >= according.last - 1 && mention.first <= according.last + 1,
    );
    if (written !== undefined)
      return { speakers: [written.treaty], verb: at, first: range.first, strong: true, rule: 'statement.document' };
    let stop = according.last;
    while (stop < Math.min(range.last, according.last + 9) && doc.norm(stop) !== ',') stop++;
    const agent = discourse.agents(at, stop).find((candidate) => !doc.is('PossessiveMark', candidate.last));
    const noted = agent === undefined ? noteAt(doc, according.last, stop) && lastSource(context, sentence) : undefined;
    if (noted) return { speakers: noted, verb: at, first: range.first, strong: true, rule: 'statement.note' };
    if (doc.is('WeakAccording', at) && (agent?.kind !== 'person' || !isFramed(doc, according.last, agent))) continue;
    if (
      agent === undefined ||
      agent.keys.length === 0 ||
      agent.first - according.last > (doc.pack.meta.modifiersBefore === true ? 7 : 3)
    )
      continue;
    return { speakers: agent.keys, verb: at, first: range.first, strong: true, rule: 'statement.according' };
  }
  return undefined;
}

/** A form of "to be" stands before the participle: a passive. */
const saidTo = (doc: Document, verb: number): boolean =>
  [verb - 1, verb - 2].some((at) => doc.is('AuxBe', at) && !doc.is('AuxHave', at));

/** "ha proposto a X di creare …": what is proposed follows before any pause. */
function infinitiveNear(doc: Document, verb: number, limit: number): boolean {
  for (let at = verb + 1; at < Math.min(limit, verb + 12) && !isPause(doc, at); at++)
    if (
      (doc.is('Prep.of', at) || doc.is('Prep.to', at) || doc.is('InfinitiveMark', at)) &&
      infinitiveAt(doc, at) !== undefined
    )
      return true;
  return false;
}

/** The token before a name with its title ("President of Peru X"). */
function beforeTitle(doc: Document, name: number): number {
  let at = name - 1;
  while (
    doc.is('Art', at) ||
    doc.is('Title', at) ||
    doc.is('Prep.of', at) ||
    doc.covering('State', at) !== undefined ||
    doc.covering('Office', at) !== undefined
  )
    at--;
  return at;
}

/** "Per il premier X, …": nothing but article, title and adjective before the name, a comma after it. */
function isFramed(doc: Document, first: number, agent: Agent): boolean {
  for (let at = first; at < agent.first; at++)
    if (
      !doc.is('Art', at) &&
      !doc.is('Title', at) &&
      !doc.is('State', at, 'demonym') &&
      doc.covering('Office', at) === undefined
    )
      return false;
  return doc.norm(agent.last) === ',';
}

/** Most tokens before the instrument with which a sentence that it speaks in begins. */
const OPENING = 6;

/** The instrument named in a stretch, where it can be what speaks. */
function documentIn(
  doc: Document,
  treaties: Treaties,
  { sentence, first, last }: Stretch,
  verb: number,
): TreatyDraft | undefined {
  const mention = treaties.mentions.find(
    (candidate) =>
      candidate.sentence === sentence &&
      candidate.first >= first &&
      (candidate.first - first <= OPENING || candidate.last === verb) &&
      candidate.last <= last,
  );
  if (mention === undefined) return undefined;
  const speaks =
    !doc.isAny('Prep', mention.first - 1) ||
    doc.is('Prep.in', mention.first - 1) ||
    doc.is('Document', mention.first) ||
    doc.is('Prep.in', mention.first);
  return speaks ? mention.treaty : undefined;
}
