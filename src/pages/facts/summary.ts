// A fact in, one line that says it out: the name of a treaty, the words of a commitment, who met whom and when, a quantity
// with what it measures. As HTML without links, so that it can stand within one, or as plain text for pictures.
import { pacta, rdfs, schema } from '../../graph/vocabulary.js';
import { type Html, html } from '../html.js';
import { dateInWords, spanOfDates } from '../knowledge/dates.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { cut } from '../knowledge/render-term.js';
import { fill } from '../messages.js';
import type { View } from '../view.js';
import type { Fact } from './fact.js';
import type { FactKind } from './kinds.js';
import { quantityInWords } from './quantity.js';

interface Part {
  readonly text: string;
  /** Where it is not that of the interface. */
  readonly language?: string;
  readonly look?: 'strong' | 'quote';
}
type Summarize = (view: View, knowledge: Knowledge, fact: Fact) => readonly Part[];

const SUMMARIES: Readonly<Record<FactKind, Summarize>> = {
  treaty: (_, knowledge, fact) => [named(knowledge, fact) ?? quoted(knowledge, fact)],
  commitment: (_, knowledge, fact) => [named(knowledge, fact) ?? quoted(knowledge, fact)],
  statement: (_, knowledge, fact) => [named(knowledge, fact) ?? quoted(knowledge, fact)],
  event: summarizeEvent,
  figure: summarizeFigure,
  'office-holding': summarizeHolding,
};

const partsOf: Summarize = (view, knowledge, fact) => SUMMARIES[fact.kind](view, knowledge, fact);

export const summarize = (view: View, knowledge: Knowledge, fact: Fact): Html =>
  html`${partsOf(view, knowledge, fact).map(renderPart)}`;

export const summaryText = (view: View, knowledge: Knowledge, fact: Fact): string =>
  partsOf(view, knowledge, fact)
    .map(({ text }) => text)
    .join('');

function renderPart({ text, language, look }: Part): Html {
  const tag = language === undefined ? '' : html` lang="${language}"`;
  if (look === 'strong') return html`<strong${tag}>${text}</strong>`;
  if (look === 'quote') return html`<q${tag}>${text}</q>`;
  return language === undefined ? html`${text}` : html`<span${tag}>${text}</span>`;
}

function named({ triples, names }: Knowledge, { iriText }: Fact): Part | undefined {
  const name = triples.objects(iriText, rdfs.label).length === 0 ? undefined : names(iriText);
  return name && { text: cut(name.text), language: name.language };
}

/** The fact in the words of the article. */
function quoted({ triples }: Knowledge, { iriText, evidence }: Fact): Part {
  const words = triples.text(iriText, pacta.text) ?? evidence[0]?.exact ?? '';
  return { text: cut(words, 240), language: languageOf(triples, evidence[0]?.article ?? ''), look: 'quote' };
}

/** Language of an article's words; empty, which is "unknown", where it is not told. */
export const languageOf = (triples: Knowledge['triples'], article: string): string =>
  triples.text(article, schema.inLanguage) ?? '';

/** The names of things with commas between them. */
const listed = ({ triples, names }: Knowledge, iris: readonly string[]): Part[] =>
  iris.flatMap((iriText, index) => {
    const name = names(iriText) ?? {
      text: triples.text(iriText, pacta.text) ?? iriText.replace(/^.*[#/]/, ''),
      language: '',
    };
    return [...(index === 0 ? [] : [{ text: ', ' }]), { text: cut(name.text, 90), language: name.language }];
  });

function summarizeEvent(view: View, knowledge: Knowledge, fact: Fact): Part[] {
  const { triples } = knowledge;
  const kind = triples.iris(fact.iriText, pacta.kind);
  const participants = listed(knowledge, triples.iris(fact.iriText, pacta.participant));
  const place = listed(knowledge, triples.iris(fact.iriText, pacta.place));
  const date = spanInWords(view, knowledge, fact);
  return [
    ...(kind.length === 0 ? [quoted(knowledge, fact)] : listed(knowledge, kind)),
    ...(participants.length === 0 ? [] : [{ text: ': ' }, ...participants]),
    ...(place.length === 0 ? [] : [{ text: ' · ' }, ...place]),
    ...(date === undefined ? [] : [{ text: ` · ${date}` }]),
  ];
}

/** "11 November – 12 November": the days of an event, or the date of a treaty. */
export function spanInWords({ language, messages }: View, { triples }: Knowledge, fact: Fact): string | undefined {
  const start = triples.text(fact.iriText, fact.kind === 'treaty' ? pacta.date : pacta.startDate);
  const end = triples.text(fact.iriText, pacta.endDate);
  const words = (date: string): string => dateInWords(date, language, messages);
  if (start === undefined) return end === undefined ? undefined : fill(messages.dates.until, { date: words(end) });
  return end === undefined || end === start ? words(start) : spanOfDates(start, end, language, messages);
}

function summarizeFigure(view: View, knowledge: Knowledge, fact: Fact): Part[] {
  const { triples } = knowledge;
  const measured = triples.text(fact.iriText, pacta.measures);
  const counted = triples.text(fact.iriText, pacta.counts);
  const language = languageOf(triples, fact.evidence[0]?.article ?? '');
  return [
    { text: quantityInWords(view, knowledge, fact), look: 'strong' },
    ...(measured === undefined || measured === counted ? [] : [{ text: ' ' }, { text: cut(measured), language }]),
  ];
}

function summarizeHolding(_: View, knowledge: Knowledge, fact: Fact): Part[] {
  const { triples } = knowledge;
  const holders = listed(knowledge, triples.iris(fact.iriText, pacta.holder));
  const behalf = listed(knowledge, triples.iris(fact.iriText, pacta.onBehalfOf));
  const office = listed(knowledge, triples.iris(fact.iriText, pacta.office));
  return [
    ...(holders.length === 0 ? [] : [...holders, { text: ': ' }]),
    ...(office.length === 0 ? [named(knowledge, fact) ?? quoted(knowledge, fact)] : office),
    ...(behalf.length === 0 ? [] : [{ text: ' (' }, ...behalf, { text: ')' }]),
  ];
}
