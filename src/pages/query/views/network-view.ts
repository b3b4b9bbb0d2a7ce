// An answer as a network: each row ties what stands in one column to what stands in another.
import { drawNetwork, type NodeKind } from '../../picture/network.js';
import type { ResultTerm } from '../results-table.js';
import type { ResultView } from './result-views.js';
import { addressOfTerm, termInWords } from './terms.js';

const MOST = 40;
const KINDS: readonly NodeKind[] = ['state', 'person', 'organization', 'treaty'];

export const networkView: ResultView = {
  name: 'network',
  parts: [
    { name: 'from', takes: ['state', 'thing', 'words'] },
    { name: 'to', takes: ['state', 'thing', 'words'] },
    { name: 'relation', takes: ['thing', 'words'], optional: true },
  ],
  draw({ view, names, rows, columns, alone }) {
    const [first, second, relation] = [columns.get('from'), columns.get('to'), columns.get('relation')];
    if (first === undefined || second === undefined) return undefined;
    const nodes = new Map<string, { term: ResultTerm; degree: number }>();
    const ties = rows.flatMap((row) => {
      const [from, to] = [row[first], row[second]];
      if (from === undefined || to === undefined) return [];
      for (const term of [from, to]) {
        const name = nameOf(term);
        nodes.set(name, { term, degree: (nodes.get(name)?.degree ?? 0) + 1 });
      }
      const label = relation === undefined ? '' : termInWords(view, names, row[relation]);
      return [{ from: nameOf(from), to: nameOf(to), label }];
    });
    if (ties.length === 0) return undefined;
    const shown = [...nodes].sort(([a, x], [b, y]) => y.degree - x.degree || (a < b ? -1 : 1)).slice(0, MOST);
    const known = new Set(shown.map(([name]) => name));
    const picture = drawNetwork({
      label: view.messages.views.names.network,
      alone,
      nodes: shown.map(([name, { term }]) => ({
        name,
        label: termInWords(view, names, term),
        kind: kindOf(String(term.value)),
        href: addressOfTerm(view, term),
      })),
      edges: ties.filter(({ from, to }) => known.has(from) && known.has(to)),
    });
    return { picture, shown: shown.length, total: nodes.size };
  },
};

const nameOf = ({ type, value }: ResultTerm): string => `${type} ${String(value)}`;
const kindOf = (iriText: string): NodeKind | undefined => KINDS.find((kind) => iriText.includes(`/${kind}/`));
