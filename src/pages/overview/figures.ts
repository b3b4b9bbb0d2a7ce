// Figures as bars, those of one unit together, each with what it measures, when, and who says it.
import { pacta } from '../../graph/vocabulary.js';
import { renderSpeakers } from '../facts/details.js';
import type { Fact } from '../facts/fact.js';
import { quantityInWords } from '../facts/quantity.js';
import { summaryText } from '../facts/summary.js';
import { type Html, html, joined } from '../html.js';
import { dateInWords } from '../knowledge/dates.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { renderIri } from '../knowledge/render-term.js';
import { renderPage } from '../layout.js';
import { localPath } from '../local-path.js';
import { fill } from '../messages.js';
import { drawBars } from '../picture/bars.js';
import { href, type View } from '../view.js';
import { type Choice, renderChoices, renderPicture, renderQueryLink, renderTable } from './frame.js';

export interface FiguresParts {
  readonly knowledge: Knowledge;
  readonly figures: readonly Fact[];
  readonly total: number;
  readonly choices: readonly Choice[];
  readonly query: string;
}

export function figuresPage(view: View, parts: FiguresParts): Promise<string> {
  const { charts, overview, notStated } = view.messages;
  const { knowledge, figures, total, choices, query } = parts;
  const { triples } = knowledge;
  return renderPage(view, {
    title: charts.title,
    layout: 'wide',
    main: html`<p class="lead">${charts.lead}</p>
${renderChoices(view, choices)}
${figures.length === 0 ? html`<p class="absent">${overview.none}</p>` : renderPicture(view, figuresPicture(view, parts, false), charts.title)}
${total > figures.length ? html`<p>${fill(view.messages.shownOf, { shown: figures.length, total })}</p>` : ''}
${renderTable({
  caption: overview.table,
  head: [charts.value, charts.measures, charts.about, charts.period, overview.by],
  rows: figures.map((fact) => {
    const period = triples.text(fact.iriText, pacta.period);
    return [
      html`<a href="${href(view, localPath(fact.iriText, view.base) ?? '')}">${quantityInWords(view, knowledge, fact)}</a>`,
      triples.text(fact.iriText, pacta.measures) ?? '',
      joined(
        triples.iris(fact.iriText, pacta.about).map((thing) => renderIri(view, knowledge, thing)),
        ', ',
      ),
      period === undefined
        ? html`<span class="absent">${notStated}</span>`
        : dateInWords(period, view.language, view.messages),
      renderSpeakers(view, knowledge, fact),
    ];
  }),
})}
${renderQueryLink(view, query)}`,
  });
}

/** Figures by unit, those units first that have most. */
function groupsOf(
  { triples }: Knowledge,
  figures: readonly Fact[],
): (readonly [unit: string, figures: readonly Fact[]])[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of figures) {
    const unit = triples.text(fact.iriText, pacta.unit) ?? '';
    groups.set(unit, [...(groups.get(unit) ?? []), fact]);
  }
  return [...groups].sort(([x, m], [y, n]) => n.length - m.length || (x < y ? -1 : 1));
}

export const figuresPicture = (view: View, { knowledge, figures }: FiguresParts, alone: boolean): Html => {
  const { triples, names } = knowledge;
  return drawBars({
    label: view.messages.charts.title,
    alone,
    groups: groupsOf(knowledge, figures).map(([unit, group]) => ({
      title: names(unit)?.text ?? unit,
      bars: group.map((fact) => ({
        label: triples.text(fact.iriText, pacta.measures) ?? fact.evidence[0]?.exact ?? '',
        text: quantityInWords(view, knowledge, fact),
        size: Number(triples.text(fact.iriText, pacta.value) ?? 0) || 0,
        title: summaryText(view, knowledge, fact),
        open: triples.text(fact.iriText, pacta.bound)?.endsWith('/min') === true,
        href: href(view, localPath(fact.iriText, view.base) ?? ''),
      })),
    })),
  });
};
