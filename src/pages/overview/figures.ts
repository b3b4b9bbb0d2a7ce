// Figures as bars, those of one unit together, each with what it measures, when, and who says it. A bar says no more than the
// words: "at least" ends open, and what is a change starts from a line of its own sign.
import { pacta } from '../../graph/vocabulary.js';
import { renderSpeakers } from '../facts/details.js';
import type { Fact } from '../facts/fact.js';
import { quantityInWords } from '../facts/quantity.js';
import { summaryText } from '../facts/summary.js';
import { type Html, html, joined } from '../html.js';
import { dateInWords } from '../knowledge/dates.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { cut, renderIri } from '../knowledge/render-term.js';
import { renderPage } from '../layout.js';
import { localPath } from '../local-path.js';
import { fill } from '../messages.js';
import { href, type View } from '../view.js';
import { type Choice, renderChoices, renderPicture, renderQueryLink, renderTable } from './frame.js';
import { INK, renderSvg, round } from './svg.js';

export interface FiguresParts {
  readonly knowledge: Knowledge;
  readonly figures: readonly Fact[];
  readonly total: number;
  readonly choices: readonly Choice[];
  readonly query: string;
}

const WIDTH = 960;
const LABELS = 430;
const ROW = 30;
const HEAD = 34;
const ROOM = 240;

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

export function figuresPicture(view: View, { knowledge, figures }: FiguresParts, alone: boolean): Html {
  let top = 0;
  const content = groupsOf(knowledge, figures).map(([unit, group]) => {
    const rendered = renderGroup(view, knowledge, unit, group, top);
    top += HEAD + group.length * ROW + 10;
    return rendered;
  });
  return renderSvg(
    { width: WIDTH, height: Math.max(HEAD, top), label: view.messages.charts.title, alone },
    html`${content}`,
  );
}

function renderGroup(view: View, knowledge: Knowledge, unit: string, group: readonly Fact[], top: number): Html {
  const sizeOf = (fact: Fact): number => Math.abs(Number(knowledge.triples.text(fact.iriText, pacta.value) ?? 0)) || 0;
  const most = Math.max(...group.map(sizeOf)) || 1;
  const rows = group.map((fact, index) => {
    const y = HEAD + index * ROW;
    const width = Math.max(2, round(((WIDTH - LABELS - ROOM) * sizeOf(fact)) / most));
    const open = knowledge.triples.text(fact.iriText, pacta.bound)?.endsWith('/min') === true;
    const measured = knowledge.triples.text(fact.iriText, pacta.measures) ?? fact.evidence[0]?.exact ?? '';
    const label = summaryText(view, knowledge, fact);
    return html`<a href="${href(view, localPath(fact.iriText, view.base) ?? '')}"><title>${label}</title><rect x="0" y="${y}" width="${WIDTH}" height="${ROW - 2}" fill="none" pointer-events="all"/><text x="0" y="${y + 19}" class="ink" fill="${INK.ink}">${cut(measured, 60)}</text><rect x="${LABELS}" y="${y + 6}" width="${width}" height="16" class="figure" fill="${INK.figure}"/>${open ? html`<path d="M${LABELS + width},${y + 6}l10,8l-10,8z" class="figure" fill="${INK.figure}"/>` : ''}<text x="${LABELS + width + (open ? 16 : 8)}" y="${y + 19}" class="ink" fill="${INK.ink}">${cut(quantityInWords(view, knowledge, fact), 40)}</text></a>`;
  });
  return html`<g transform="translate(0 ${top})"><text x="0" y="22" font-weight="600" class="muted" fill="${INK.muted}">${knowledge.names(unit)?.text ?? unit}</text>${rows}</g>`;
}
