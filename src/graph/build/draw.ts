// The model in, its picture out, as SVG that needs nothing but itself: its own background, so that it reads on a light page
// and on a dark one, no script, no font to load. The same model gives the same bytes.
import { arrange, type Box, CAPTIONS, type Hue, WIDTH } from './arrange.js';
import type { ModelClass } from './model.js';
import { allBoxes, type Line, route } from './route.js';

interface Ink {
  readonly line: string;
  readonly strong: string;
  readonly fill: string;
}
const INKS: Readonly<Record<Hue, Ink>> = {
  text: { line: '#5b7fb5', strong: '#274b80', fill: '#eaf1fb' },
  fact: { line: '#c08a3e', strong: '#7d5212', fill: '#fcf3e4' },
  world: { line: '#3f9478', strong: '#1c5d48', fill: '#e8f5ef' },
};
/** Lines to one class of the world have a colour of their own, so that they can be followed. */
const LINES: Readonly<Record<string, string>> = { Person: '#a8527f', Place: '#8a7a2c' };
const FONT = 'Inter, &quot;Segoe UI&quot;, Roboto, Helvetica, Arial, sans-serif';
const GREY = '#5d6470';
const LEGEND = 58;

export function drawModel(model: readonly ModelClass[]): string {
  const { boxes, height } = arrange(model);
  const lines = route(boxes);
  const full = height + LEGEND;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${full}" width="${WIDTH}" height="${full}" role="img" aria-labelledby="title" font-family="${FONT}">`,
    '<title id="title">The classes of Pacta and the properties between them</title>',
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${full - 1}" rx="10" fill="#ffffff" stroke="#d8dce3"/>`,
    ...CAPTIONS.map(
      ({ text, hue, x, y }) =>
        `<text x="${x}" y="${y}" font-size="10.5" letter-spacing="1.2" fill="${INKS[hue].strong}">${text}</text>`,
    ),
    ...allBoxes(boxes).map(drawFrame),
    ...lines.map(drawLine),
    ...allBoxes(boxes).map(drawWords),
    ...legend(height + 34),
    '</svg>',
    '',
  ].join('\n');
}

function drawFrame(box: Box): string {
  const { line, fill } = INKS[box.hue];
  const rect = `x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="8"`;
  if (box.name === undefined)
    return `<rect ${rect} fill="${fill}" fill-opacity="0.55" stroke="${line}" stroke-dasharray="4 4"/>`;
  const container = box.inside.length > 0;
  return `<rect ${rect} fill="${container ? fill : '#ffffff'}" stroke="${line}" stroke-width="${container ? 1 : 1.4}"/>`;
}

const inkOf = ({ hue, target }: Line): string => LINES[target ?? ''] ?? INKS[hue].line;

function drawLine(line: Line): string {
  const [x, y] = line.end;
  const ink = inkOf(line);
  const head = { right: 'l-7 -3.5v7z', left: 'l7 -3.5v7z', down: 'l-3.5 -7h7z' }[line.heading];
  return `<g><title>${line.property}</title><path d="${line.path}" fill="none" stroke="${ink}" stroke-width="1.4"/><path d="M${x} ${round(y)}${head}" fill="${ink}"/></g>`;
}

function drawWords(box: Box): string {
  if (box.name === undefined) return '';
  const { strong } = INKS[box.hue];
  const left = box.x + box.indent;
  const right = box.x + box.width - 12;
  const words = [
    `<text x="${left}" y="${box.y + 21}" font-size="14" font-weight="600" fill="${strong}">${box.name}</text>`,
  ];
  for (const { link, side, y } of box.rows) {
    const at = side === 'right' ? `x="${right}" text-anchor="end"` : `x="${left}"`;
    words.push(
      `<text ${at} y="${round(y + 4)}" font-size="12" fill="#222831">${link.property}${side === 'none' ? ' ↻' : ''}</text>`,
    );
  }
  box.attributes.forEach((attributes, index) => {
    const spans = attributes.map((attribute, at) => {
      const gap = at === 0 ? '' : ' dx="4"';
      return attribute.startsWith('*')
        ? `<tspan${gap} font-style="italic">${attribute.slice(1)}</tspan>`
        : `<tspan${gap}>${attribute}</tspan>`;
    });
    const separator = '<tspan dx="4" fill="#9aa1ad">·</tspan>';
    words.push(
      `<text x="${left}" y="${round(box.attributesY + 14 + index * 16)}" font-size="11" fill="${GREY}">${spans.join(separator)}</text>`,
    );
  });
  return words.join('\n');
}

function legend(y: number): string[] {
  const entries: readonly (readonly [text: string, mark: (x: number) => string])[] = [
    [
      'property, to the class of its values',
      (x) =>
        `<path d="M${x} ${y - 4}h20" stroke="${GREY}" stroke-width="1.4"/><path d="M${x + 26} ${y - 4}l-7 -3.5v7z" fill="${GREY}"/>`,
    ],
    ['to the same class', (x) => `<text x="${x + 12}" y="${y}" font-size="12" fill="${GREY}">↻</text>`],
    [
      'any of the classes inside',
      (x) =>
        `<rect x="${x}" y="${y - 12}" width="26" height="15" rx="4" fill="none" stroke="${GREY}" stroke-dasharray="3 3"/>`,
    ],
    [
      'from a code list',
      (x) => `<text x="${x}" y="${y}" font-size="11" font-style="italic" fill="${GREY}">code</text>`,
    ],
    [
      'subclass',
      (x) =>
        `<rect x="${x}" y="${y - 12}" width="26" height="15" rx="4" fill="none" stroke="${GREY}"/><rect x="${x + 6}" y="${y - 9}" width="14" height="9" rx="2" fill="none" stroke="${GREY}"/>`,
    ],
  ];
  let x = 30;
  return entries.map(([text, mark]) => {
    const drawn = `${mark(x)}<text x="${x + 33}" y="${y}" font-size="11" fill="${GREY}">${text}</text>`;
    x += 33 + text.length * 5.8 + 30;
    return drawn;
  });
}

const round = (value: number): number => Math.round(value * 10) / 10;
