// The text of an article with every passage marked where it stands, letter for letter: `<mark id="char=S,E">`, with the facts
// that it shows in `data-fact` and the entity that it names in `data-entity`. A passage that is cut, by another one or by
// the end of a paragraph, has its id on the first piece and `data-passage` on the others. A number after the main evidence
// of a fact leads to the fact.
import { anchorOf, type Fact } from '../facts/fact.js';
import { type Html, html } from '../html.js';
import { fragmentOf, type Passage } from '../knowledge/passages.js';
import { depthOf, layer, type Piece } from './layers.js';

export interface Mark extends Passage {
  /** Facts that the passage shows. */
  readonly facts: readonly Fact[];
  /** Facts whose main evidence it is, with their numbers on the page. */
  readonly numbered: readonly { readonly fact: Fact; readonly number: number; readonly label: string }[];
  /** IRIs of what it names. */
  readonly entities: readonly string[];
}

export interface MarkedText {
  /** Of the first line, which is the headline where the article has one. */
  readonly first: Html;
  readonly rest: readonly Html[];
}

const showsFact = (mark: Mark): boolean => mark.facts.length > 0;

/** Most levels that lines under the text tell apart. */
const LEVELS = 4;

export function renderMarkedText(text: string, marks: readonly Mark[], shown: ReadonlySet<Fact>): MarkedText {
  const points = Array.from(text);
  const lines: Html[] = [];
  let start = 0;
  for (let at = 0; at <= points.length; at++) {
    if (at < points.length && points[at] !== '\n') continue;
    if (points.slice(start, at).some((point) => point.trim() !== ''))
      lines.push(renderRun(points, start, at, layer(marks, start, at), shown));
    start = at + 1;
  }
  const [first = html``, ...rest] = lines;
  return { first, rest };
}

/** Where the whole text is not shown: its passages alone, each in a line. */
export const renderPassagesAlone = (marks: readonly Mark[], shown: ReadonlySet<Fact>): readonly Html[] =>
  marks.map((mark) => {
    const points = Array.from(mark.exact);
    const whole = { ...mark, start: 0, end: points.length };
    const piece = { passage: whole, start: 0, end: points.length, children: [], first: true, last: true };
    return renderPiece(points, piece, shown);
  });

function renderRun(
  points: readonly string[],
  start: number,
  end: number,
  pieces: readonly Piece<Mark>[],
  shown: ReadonlySet<Fact>,
): Html {
  const parts: (Html | string)[] = [];
  let at = start;
  for (const piece of pieces) {
    parts.push(points.slice(at, piece.start).join(''), renderPiece(points, piece, shown));
    at = piece.end;
  }
  parts.push(points.slice(at, end).join(''));
  return html`${parts}`;
}

function renderPiece(points: readonly string[], piece: Piece<Mark>, shown: ReadonlySet<Fact>): Html {
  const { passage, start, end, children, first, last } = piece;
  const { facts, entities, numbered } = passage;
  const place = fragmentOf(passage.iriText);
  const visible = facts.filter((fact) => shown.has(fact));
  const classes = [
    ...new Set(visible.map(({ kind }) => kind)),
    ...(facts.length > 0 ? [`level-${Math.min(LEVELS, depthOf(piece, showsFact))}`] : []),
    ...(entities.length > 0 ? ['mention'] : []),
  ];
  const within = renderRun(points, start, end, children, shown);
  return html`<mark ${first ? html`id="${place}"` : html`data-passage="${place}"`}${classes.length === 0 ? '' : html` class="${classes.join(' ')}"`}${facts.length === 0 ? '' : html` data-fact="${facts.map(({ iriText }) => iriText).join(' ')}"`}${entities.length === 0 ? '' : html` data-entity="${entities.join(' ')}"`}>${within}</mark>${last ? numbered.map((entry) => renderNumber(entry, shown)) : ''}`;
}

const renderNumber = ({ fact, number, label }: Mark['numbered'][number], shown: ReadonlySet<Fact>): Html =>
  html`<sup class="${fact.kind}"${shown.has(fact) ? '' : html` hidden`}><a href="#${anchorOf(fact.iriText)}" aria-label="${label}">${number}</a></sup>`;
