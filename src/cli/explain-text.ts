// An explanation as text: each sentence with what was found in it, what was turned down and which words led to nothing,
// in text order; or for one place the rules that were tried there. Offsets count code points, as in the graph.
import type { Article } from '../article/article.js';
import type { Attempt, Explanation, Place } from '../extract/explain.js';
import type { Fact, Span } from '../extract/facts.js';
import { type Run, runsOf } from './plain-json.js';

type ToRun = (span: Span) => Run;
interface Line {
  /** Where the line is shown. */
  readonly span: Span;
  /** Further passages that it speaks of. */
  readonly others?: readonly Span[];
  readonly what: string;
  readonly text: string;
}

/** Fields of a fact that are told otherwise or are no field of what was found. */
const NOT_FIELDS = new Set(['kind', 'id', 'rule', 'evidence', 'label']);
const LONGEST = 160;

export function explanationText(article: Article, explanation: Explanation): string {
  const { reading, fired, idle, place } = explanation;
  const run = runsOf(article.text);
  const head = `${article.slug}: ${reading.language}, ${explanation.sentences.length} sentences, ${reading.mentions.length} mentions, ${fired.length} rules of the pack fired, ${reading.facts.length} facts, ${reading.rejects.length} rejects, ${idle.length} words led to nothing\n`;
  const lines = linesOf(explanation, run);
  if (place !== undefined) return head + placeText(place, lines, run);
  const sentences = explanation.sentences.map((sentence, index) => {
    const limit = explanation.sentences[index + 1]?.[0] ?? Number.POSITIVE_INFINITY;
    const from = index === 0 ? 0 : sentence[0];
    return sentenceText(
      sentence,
      lines.filter(({ span }) => span[0] >= from && span[0] < limit),
      run,
    );
  });
  return head + sentences.join('');
}

function linesOf({ reading, fired, idle }: Explanation, run: ToRun): Line[] {
  const lines: Line[] = [
    ...reading.mentions.map(({ span, entities, form }) => ({
      span,
      what: 'mention',
      text: `${quoted(span, run)} ${form} of ${entities.join(', ')}`,
    })),
    ...fired.map(({ rule, span, captures }) => ({
      span,
      what: 'rule',
      text: `${rule} matches ${quoted(span, run)}${capturesText(captures, run)}`,
    })),
    ...reading.facts.map((fact) => ({
      span: fact.evidence[0] ?? ([0, 0] as const),
      others: fact.evidence.slice(1),
      what: 'fact',
      text: `${fact.kind} ${fact.id} by ${fact.rule}: ${fieldsText(fact, run)}; evidence ${fact.evidence.map((span) => quoted(span, run)).join(' and ')}`,
    })),
    ...reading.rejects.map(({ rule, span, reason }) => ({
      span,
      what: 'reject',
      text: `${rule} at ${quoted(span, run)}: ${reason}`,
    })),
    ...idle.map(({ stage, type, span }) => ({
      span,
      what: 'nothing',
      text: `${stage}: ${quoted(span, run)} (${type}) led to nothing`,
    })),
  ];
  return lines.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
}

function sentenceText(sentence: Span, lines: readonly Line[], run: ToRun): string {
  const { start, end } = run(sentence);
  return `\n${start}-${end} ${quoted(sentence, run)}\n${lines.map((line) => lineText(line, run)).join('')}`;
}

function lineText({ span, what, text }: Line, run: ToRun): string {
  const { start, end } = run(span);
  return `  ${`${start}-${end}`.padEnd(11)} ${what.padEnd(8)} ${text}\n`;
}

function placeText(place: Place, lines: readonly Line[], run: ToRun): string {
  const { token, types, attempts } = place;
  const over = lines.filter(({ span, others = [] }) =>
    [span, ...others].some(([start, end]) => start < token[1] && token[0] < end),
  );
  return [
    sentenceText(place.sentence, over, run),
    `\n${quoted(token, run)} at ${run(token).start} is ${types.length === 0 ? 'a word that no list holds' : types.join(', ')}\n`,
    ...attempts.map((attempt) => attemptText(attempt, run)),
  ].join('');
}

function attemptText({ rule, outcome, from, failedAt, reason, captures, facts }: Attempt, run: ToRun): string {
  const parts = [
    `from ${quoted(from, run)}`,
    ...(failedAt === undefined ? [] : [failedText(failedAt, run)]),
    ...(facts === undefined ? [] : [`gave ${facts.join(', ')}`]),
    ...(reason === undefined ? [] : [reason]),
  ];
  const captured = captures === undefined ? '' : capturesText(captures, run);
  return `  ${outcome.padEnd(8)} ${rule.padEnd(24)} ${parts.join('; ')}${captured}\n`;
}

function failedText(at: Span, run: ToRun): string {
  const { start, exact } = run(at);
  return exact === '' ? 'failed at the end of the sentence' : `failed at "${exact}" (${start})`;
}

const quoted = (span: Span, run: ToRun): string => {
  const words = run(span).exact.replace(/\s+/g, ' ');
  return `"${words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words}"`;
};

function capturesText(captures: Readonly<Record<string, Span>>, run: ToRun): string {
  const parts = Object.entries(captures).map(([name, span]) => `${name} = ${quoted(span, run)}`);
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`;
}

function fieldsText(fact: Fact, run: ToRun): string {
  return Object.entries(fact)
    .filter(([name, value]) => !NOT_FIELDS.has(name) && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name} ${valueText(value, run)}`)
    .join(', ');
}

function valueText(value: unknown, run: ToRun): string {
  if (Array.isArray(value))
    return value.length === 2 && value.every((item) => typeof item === 'number')
      ? quoted(value as unknown as Span, run)
      : value.map((item) => valueText(item, run)).join(' + ');
  if (value === null || typeof value !== 'object') return String(value);
  return Object.values(value)
    .map((item) => valueText(item, run))
    .join(' ');
}
