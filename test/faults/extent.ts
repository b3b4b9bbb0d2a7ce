// How much a fault run does: the short form is for every change, the long one (PACTA_FAULTS=long) for a release.
const LONG = process.env['PACTA_FAULTS'] === 'long';

export const EXTENT = {
  kills: LONG ? 320 : 12,
  powerCutWrites: LONG ? 400 : 30,
  hostileQueries: LONG ? 208 : 52,
  fuzzedQueries: LONG ? 2000 : 250,
  fullDiskRounds: LONG ? 20 : 2,
} as const;

/** The seed of everything random, told so that a run can be had again: PACTA_FAULTS_SEED. */
export const SEED = Number(process.env['PACTA_FAULTS_SEED'] ?? Math.floor(Math.random() * 0x7fffffff));

/** Figures of the run, for whoever reads its output. */
export const tell = (text: string): void => console.log(`faults: ${text}`);
