// Events and treaties on a line of time, and in a table.

import { renderSpeakers } from '../facts/details.js';
import type { Fact } from '../facts/fact.js';
import { spanInWords, summarize, summaryText } from '../facts/summary.js';
import { type Html, html } from '../html.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { renderPage } from '../layout.js';
import { localPath } from '../local-path.js';
import { fill } from '../messages.js';
import type { DaySpan } from '../picture/spans.js';
import { drawTimeline } from '../picture/timeline.js';
import { href, type View } from '../view.js';
import { type Choice, renderChoices, renderPicture, renderQueryLink, renderTable } from './frame.js';

export interface Dated {
  readonly fact: Fact;
  readonly span: DaySpan;
}
export interface TimelineParts {
  readonly knowledge: Knowledge;
  /** In the order of time, those without a year after the others. */
  readonly dated: readonly Dated[];
  /** How many there are, shown or not. */
  readonly total: number;
  /** How many have no date at all. */
  readonly undated: number;
  readonly choices: readonly Choice[];
  readonly query: string;
}

export function timelinePage(view: View, parts: TimelineParts): Promise<string> {
  const { timeline, overview, kinds, notStated } = view.messages;
  const { knowledge, dated, total, undated, choices, query } = parts;
  return renderPage(view, {
    title: timeline.title,
    layout: 'wide',
    main: html`<p class="lead">${timeline.lead}</p>
${renderChoices(view, choices)}
${dated.length === 0 ? html`<p class="absent">${overview.none}</p>` : renderPicture(view, timelinePicture(view, parts, false), timeline.title)}
${total > dated.length ? html`<p>${fill(view.messages.shownOf, { shown: dated.length, total })}</p>` : ''}
${undated === 0 ? '' : html`<p>${fill(timeline.undated, { count: undated })}</p>`}
${renderTable({
  caption: overview.table,
  head: [timeline.date, timeline.what, timeline.kind, overview.by],
  rows: dated.map(({ fact }) => [
    spanInWords(view, knowledge, fact) ?? notStated,
    html`<a href="${href(view, localPath(fact.iriText, view.base) ?? '')}">${summarize(view, knowledge, fact)}</a>`,
    kinds[fact.kind].one,
    renderSpeakers(view, knowledge, fact),
  ]),
})}
${renderQueryLink(view, query)}`,
  });
}

export const timelinePicture = (view: View, { knowledge, dated }: TimelineParts, alone: boolean): Html =>
  drawTimeline(view, {
    label: view.messages.timeline.title,
    alone,
    dated: dated.map(({ fact, span }) => ({
      label: summaryText(view, knowledge, fact),
      span,
      kind: fact.kind,
      href: href(view, localPath(fact.iriText, view.base) ?? ''),
    })),
  });
