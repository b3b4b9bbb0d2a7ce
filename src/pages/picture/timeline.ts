// Dates on a line of time, a row for each. A date is as long as it is open: a day is a dot, a year a bar of a year; what has a
// day but no year stands apart, on the line of a year that is not stated.
import type { FactKind } from '../facts/kinds.js';
import { dateFormat } from '../formats.js';
import { type Html, html } from '../html.js';
import { cut } from '../knowledge/render-term.js';
import type { View } from '../view.js';
import type { DaySpan } from './spans.js';
import { INK, renderSvg, round } from './svg.js';

export interface TimelinePicture {
  readonly label: string;
  /** In their order, those without a year after the others. */
  readonly dated: readonly {
    readonly label: string;
    readonly span: DaySpan;
    readonly kind?: FactKind;
    readonly href?: string | undefined;
  }[];
  readonly alone: boolean;
}

const WIDTH = 960;
const LABELS = 540;
const ROW = 28;
const HEAD = 30;
const DAY_MS = 86_400_000;
const LONGEST_LABEL = 76;

export function drawTimeline(view: View, { label, dated, alone }: TimelinePicture): Html {
  const placed = dated.filter(({ span }) => !span.yearless);
  const yearless = dated.filter(({ span }) => span.yearless);
  const first = renderGroup(view, placed, 0, undefined);
  const second = renderGroup(view, yearless, first.height, view.messages.timeline.yearless);
  const height = Math.max(HEAD, first.height + second.height);
  return renderSvg({ width: WIDTH, height, label, alone }, html`${first.content}${second.content}`);
}

function renderGroup(
  view: View,
  dated: TimelinePicture['dated'],
  top: number,
  title: string | undefined,
): { readonly content: Html; readonly height: number } {
  if (dated.length === 0) return { content: html``, height: 0 };
  const yearless = title !== undefined;
  const from = yearless ? dayOf('2000-01-01') : Math.min(...dated.map(({ span }) => span.first));
  const to = yearless ? dayOf('2000-12-31') : Math.max(...dated.map(({ span }) => span.last));
  const days = Math.max(1, to - from);
  const x = (day: number): number => round(LABELS + 16 + ((WIDTH - LABELS - 32) * (day - from)) / days);
  const height = HEAD + dated.length * ROW + 12;
  const ticks = ticksOf(from, to, view, yearless);
  const content = html`<g transform="translate(0 ${top})">
${title === undefined ? '' : html`<text x="0" y="18" class="muted" fill="${INK.muted}">${title}</text>`}
${ticks.map(({ day, text }) => html`<line x1="${x(day)}" x2="${x(day)}" y1="${HEAD - 6}" y2="${height - 12}" class="rule" stroke="${INK.line}"/><text x="${x(day)}" y="18" text-anchor="middle" font-size="11" class="muted" fill="${INK.muted}">${text}</text>`)}
${dated.map(({ label, span, kind = 'event', href }, index) => {
  const y = HEAD + index * ROW;
  const left = x(span.first);
  const width = Math.max(8, x(span.last) - left);
  const row = html`<title>${label}</title><rect x="0" y="${y}" width="${WIDTH}" height="${ROW - 2}" fill="none" pointer-events="all"/><text x="0" y="${y + 18}" class="ink" fill="${INK.ink}">${cut(label, LONGEST_LABEL)}</text><rect x="${round(left - (width === 8 ? 4 : 0))}" y="${y + 9}" width="${width}" height="8" rx="4" class="${kind}" fill="${INK[kind]}"/>`;
  return href === undefined ? html`<g>${row}</g>` : html`<a href="${href}">${row}</a>`;
})}</g>`;
  return { content, height };
}

const dayOf = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);

/** At most seven, at the beginnings of months or of years. */
function ticksOf(from: number, to: number, { language }: View, yearless: boolean): { day: number; text: string }[] {
  const start = new Date(from * DAY_MS);
  const months = Math.max(1, Math.round((to - from) / 30.4));
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200].find((size) => months / size <= 6) ?? 2400;
  const format = dateFormat(language, {
    ...(yearless ? { month: 'short' } : step >= 12 ? { year: 'numeric' } : { month: 'short', year: 'numeric' }),
  });
  const ticks: { day: number; text: string }[] = [];
  const first = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
  for (let month = first; ; month += step) {
    const date = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1));
    const day = date.getTime() / DAY_MS;
    if (day > to || ticks.length > 8) return ticks;
    if (day >= from) ticks.push({ day, text: format.format(date) });
  }
}
