// Quantities as bars, group by group, each as long as it is to the largest of its group. A bar says no more than the words: what
// is "at least" ends open.
import { type Html, html } from '../html.js';
import { cut } from '../knowledge/render-term.js';
import { INK, renderSvg, round } from './svg.js';

export interface BarsPicture {
  readonly label: string;
  readonly groups: readonly {
    readonly title: string;
    readonly bars: readonly {
      readonly label: string;
      /** The quantity in words. */
      readonly text: string;
      readonly size: number;
      /** Spoken of the whole bar. */
      readonly title: string;
      readonly open?: boolean;
      readonly href?: string | undefined;
    }[];
  }[];
  readonly alone: boolean;
}

const WIDTH = 960;
const LABELS = 430;
const ROW = 30;
const HEAD = 34;
const ROOM = 240;

export function drawBars({ label, groups, alone }: BarsPicture): Html {
  let top = 0;
  const content = groups.map((group) => {
    const rendered = renderGroup(group, top);
    top += HEAD + group.bars.length * ROW + 10;
    return rendered;
  });
  return renderSvg({ width: WIDTH, height: Math.max(HEAD, top), label, alone }, html`${content}`);
}

function renderGroup({ title, bars }: BarsPicture['groups'][number], top: number): Html {
  const most = Math.max(...bars.map(({ size }) => Math.abs(size))) || 1;
  const rows = bars.map((bar, index) => {
    const y = HEAD + index * ROW;
    const width = Math.max(2, round(((WIDTH - LABELS - ROOM) * Math.abs(bar.size)) / most));
    const open = bar.open === true;
    const row = html`<title>${bar.title}</title><rect x="0" y="${y}" width="${WIDTH}" height="${ROW - 2}" fill="none" pointer-events="all"/><text x="0" y="${y + 19}" class="ink" fill="${INK.ink}">${cut(bar.label, 60)}</text><rect x="${LABELS}" y="${y + 6}" width="${width}" height="16" class="figure" fill="${INK.figure}"/>${open ? html`<path d="M${LABELS + width},${y + 6}l10,8l-10,8z" class="figure" fill="${INK.figure}"/>` : ''}<text x="${LABELS + width + (open ? 16 : 8)}" y="${y + 19}" class="ink" fill="${INK.ink}">${cut(bar.text, 40)}</text>`;
    return bar.href === undefined ? html`<g>${row}</g>` : html`<a href="${bar.href}">${row}</a>`;
  });
  return html`<g transform="translate(0 ${top})"><text x="0" y="22" font-weight="600" class="muted" fill="${INK.muted}">${title}</text>${rows}</g>`;
}
