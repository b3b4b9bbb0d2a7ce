// An answer as bars: a bar for each row that has a number.
import { drawBars } from '../../picture/bars.js';
import type { ResultView } from './result-views.js';
import { addressOfTerm, termInWords } from './terms.js';

const MOST = 80;

export const chartView: ResultView = {
  name: 'chart',
  parts: [
    { name: 'value', takes: ['number'] },
    { name: 'label', takes: ['state', 'thing', 'words', 'date', 'number'], optional: true },
  ],
  draw({ view, names, rows, columns, alone }) {
    const [value, label] = [columns.get('value'), columns.get('label')];
    if (value === undefined) return undefined;
    const bars = rows.flatMap((row) => {
      const size = Number(row[value]?.value ?? Number.NaN);
      if (!Number.isFinite(size)) return [];
      const term = label === undefined ? undefined : row[label];
      const [name, text] = [termInWords(view, names, term), termInWords(view, names, row[value])];
      return [{ label: name, text, size, title: `${name}: ${text}`, href: addressOfTerm(view, term) }];
    });
    if (bars.length === 0) return undefined;
    const shown = bars.slice(0, MOST);
    const groups = [{ title: value, bars: shown }];
    return {
      picture: drawBars({ label: view.messages.views.names.chart, groups, alone }),
      shown: shown.length,
      total: bars.length,
    };
  },
};
