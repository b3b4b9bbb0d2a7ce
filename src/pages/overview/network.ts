// States, persons, organizations and treaties around one of them, to be walked through: each leads to its own surroundings.
import { type Html, html } from '../html.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { renderIri, renderName } from '../knowledge/render-term.js';
import { renderPage } from '../layout.js';
import { fill } from '../messages.js';
import { drawNetwork, type NodeKind } from '../picture/network.js';
import { hrefHere, type View } from '../view.js';
import { type Choice, renderChoices, renderPicture, renderQueryLink, renderTable } from './frame.js';

export interface NetworkParts {
  readonly knowledge: Knowledge;
  /** IRI of the thing in the middle. */
  readonly focus: string;
  readonly nodes: readonly { readonly iriText: string; readonly kind: NodeKind }[];
  /** `property` is what the first is to the second, such as pacta:party. */
  readonly edges: readonly { readonly from: string; readonly to: string; readonly property: string }[];
  /** How many neighbours there are, and how many of them are shown. */
  readonly total: number;
  readonly shown: number;
  readonly choices: readonly Choice[];
  readonly query: string;
}

export function networkPage(view: View, parts: NetworkParts): Promise<string> {
  const { network, overview } = view.messages;
  const { knowledge, edges, nodes, total, shown, choices, query } = parts;
  return renderPage(view, {
    title: network.title,
    layout: 'wide',
    main: html`<p class="lead">${network.lead}</p>
${renderChoices(view, choices)}
${nodes.length === 0 ? html`<p class="absent">${overview.none}</p>` : renderPicture(view, networkPicture(view, parts, false), network.title)}
${total > shown ? html`<p>${fill(view.messages.shownOf, { shown, total })}</p>` : ''}
${renderTable({
  caption: overview.table,
  head: [network.from, network.relation, network.to],
  rows: edges.map(({ from, to, property }) => [
    renderIri(view, knowledge, from),
    renderName(knowledge, property),
    renderIri(view, knowledge, to),
  ]),
})}
${renderQueryLink(view, query)}`,
  });
}

export const networkPicture = (view: View, { knowledge, focus, nodes, edges }: NetworkParts, alone: boolean): Html =>
  drawNetwork({
    label: view.messages.network.title,
    alone,
    nodes: nodes.map(({ iriText, kind }) => ({
      name: iriText,
      label: knowledge.names(iriText)?.text ?? iriText,
      kind,
      href: hrefHere({ ...view, path: '/network' }, { focus: iriText }),
      middle: iriText === focus,
    })),
    edges: edges.map(({ from, to, property }) => ({ from, to, label: knowledge.names(property)?.text ?? '' })),
  });
