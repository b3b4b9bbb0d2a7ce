// Pictures as SVG elements. Every colour stands in an attribute, so that a picture can stand alone on another page; on our
// own pages the classes give it the colours of the scheme.
import type { FactKind } from '../facts/kinds.js';
import { type Html, html } from '../html.js';

/** Colours of a picture that stands alone, on light paper. */
export const INK: Readonly<Record<FactKind | 'ink' | 'muted' | 'line' | 'paper' | 'accent', string>> = {
  treaty: '#8a3b12',
  commitment: '#1b6544',
  event: '#1d4f8c',
  figure: '#725400',
  statement: '#75307f',
  'office-holding': '#48536a',
  ink: '#20242a',
  muted: '#5a616c',
  line: '#dfdbd2',
  paper: '#fbfaf7',
  accent: '#1b4b86',
};

export interface Frame {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly label: string;
  /** A file of its own, with paper behind it. */
  readonly alone: boolean;
}

export function renderSvg({ x = 0, y = 0, width, height, label, alone }: Frame, content: Html): Html {
  const paper = html`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${INK.paper}"/>`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${label}" font-family="Inter, system-ui, sans-serif" font-size="13">${alone ? paper : ''}${content}</svg>`;
}

/** Decimals of a place in a picture. */
export const round = (value: number): number => Math.round(value * 10) / 10;
