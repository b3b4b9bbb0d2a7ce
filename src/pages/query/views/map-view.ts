// An answer on a map: a dot for each state, larger the more rows or the greater number it has; with a second column of states,
// a line for each pair.
import { drawMap } from '../../picture/map.js';
import { stateCode } from './columns.js';
import type { ResultView } from './result-views.js';
import { addressOfTerm, termInWords } from './terms.js';

export const mapView: ResultView = {
  name: 'map',
  parts: [
    { name: 'state', takes: ['state'] },
    { name: 'other', takes: ['state'], optional: true },
    { name: 'weight', takes: ['number'], optional: true },
  ],
  draw({ view, names, rows, columns, world, alone }) {
    const [first, second, weight] = [columns.get('state'), columns.get('other'), columns.get('weight')];
    if (world === undefined || first === undefined) return undefined;
    const places = new Map<string, { code: string; name: string; href: string; size: number }>();
    const lines = new Map<string, { from: string; to: string; strength: number }>();
    for (const row of rows) {
      const size = weight === undefined ? 1 : Math.abs(Number(row[weight]?.value ?? 0)) || 0;
      const ends = [first, second].flatMap((column) => {
        const term = column === undefined ? undefined : row[column];
        const code = term === undefined ? undefined : stateCode(String(term.value), view.base);
        if (code === undefined) return [];
        const known = places.get(code);
        places.set(code, {
          code,
          name: termInWords(view, names, term),
          href: addressOfTerm(view, term) ?? '',
          size: (known?.size ?? 0) + size,
        });
        return [code];
      });
      const [from, to] = ends.sort();
      if (from === undefined || to === undefined || from === to) continue;
      const key = `${from} ${to}`;
      lines.set(key, { from, to, strength: (lines.get(key)?.strength ?? 0) + size });
    }
    if (places.size === 0) return undefined;
    const all = [...places.values()];
    const drawn = all.filter(({ code }) => world.states[code] !== undefined);
    const most = Math.max(...all.map(({ size }) => size)) || 1;
    const nameOf = (code: string): string => places.get(code)?.name ?? code;
    const picture = drawMap({
      label: view.messages.views.names.map,
      world,
      alone,
      places: all.map(({ size, ...place }) => ({ ...place, weight: second === undefined ? size / most : 0 })),
      lines: [...lines.values()].map((line) => ({
        ...line,
        label: `${nameOf(line.from)} – ${nameOf(line.to)}: ${line.strength}`,
      })),
    });
    return { picture, shown: drawn.length, total: all.length };
  },
};
