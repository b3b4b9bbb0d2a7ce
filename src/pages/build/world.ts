// The map of the world, drawn once at build time: the land, and each state with the place where ties to it end. Shapes are
// those of Natural Earth (world-atlas: 50m for states, so that small ones are there; 110m for the land behind them).
import { createRequire } from 'node:module';
import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { World } from '../picture/world.js';

const WIDTH = 960;
const HEIGHT = 500;
const require = createRequire(import.meta.url);

interface Country {
  readonly cca3: string;
  readonly ccn3: string;
  readonly name: { readonly common: string };
  readonly latlng: readonly [number, number];
}
type Atlas = Topology<{ land: GeometryCollection; countries: GeometryCollection<{ name: string }> }>;

export function drawWorld(): World {
  const atlas = require('world-atlas/countries-50m.json') as Atlas;
  const land = require('world-atlas/land-110m.json') as Atlas;
  const countries = require('world-countries/countries.json') as readonly Country[];
  const projection = geoNaturalEarth1().fitExtent(
    [
      [4, 4],
      [WIDTH - 4, HEIGHT - 4],
    ],
    { type: 'Sphere' },
  );
  const path = geoPath(projection).digits(1);
  const shapes = feature(atlas, atlas.objects.countries).features;
  const states: Record<string, World['states'][string]> = {};
  for (const { cca3, ccn3, name, latlng } of countries) {
    const shape = shapes.find(({ id, properties }) => (ccn3 === '' ? properties.name === name.common : id === ccn3));
    const at = projection([latlng[1], latlng[0]]);
    if (at === null) continue;
    // Hint: the data follow ISO 3166-1 and have XKX for Kosovo, which has no code there.
    states[cca3 === 'UNK' ? 'XKX' : cca3] = {
      path: shape === undefined ? '' : thin(path(shape) ?? ''),
      at: [Math.round(at[0] * 10) / 10, Math.round(at[1] * 10) / 10],
    };
  }
  return { width: WIDTH, height: HEIGHT, land: thin(path(feature(land, land.objects.land)) ?? ''), states };
}

/** Points nearer to the one before than this, in units of the frame, cannot be told apart. */
const NEAREST = 0.8;

/** The path without points that cannot be told apart and without islands that are but a point; whole if nothing is left. */
function thin(path: string): string {
  const rings = path.split('Z').flatMap((ring) => {
    const points = ring
      .split(/[ML]/)
      .filter((point) => point !== '')
      .map((point) => point.split(',').map(Number) as [number, number]);
    const kept: [number, number][] = [];
    for (const [x, y] of points) {
      const last = kept.at(-1);
      if (last === undefined || Math.hypot(x - last[0], y - last[1]) >= NEAREST) kept.push([x, y]);
    }
    return kept.length < 4 ? [] : [`M${kept.map(([x, y]) => `${x},${y}`).join('L')}Z`];
  });
  return rings.length === 0 ? path : rings.join('');
}
