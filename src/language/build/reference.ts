// The source tables under data/reference/source in, the Turtle files of the reference graph out: states, places,
// organizations. Pure but for reading the tables; what writes the files is main.ts.
import { describeOrganizations } from './organizations.js';
import { describePlaces } from './places.js';
import { describeStates } from './states.js';
import { writeTurtle } from './turtle.js';

const NOTE = 'Written by "npm run build:reference" from data/reference/source; edit the tables there, not this file.';

/** The reference graph: file name to Turtle text. */
export function buildReference(sourceFolder: string): ReadonlyMap<string, string> {
  const { descriptions: places, capitals } = describePlaces(sourceFolder);
  return new Map([
    ['organizations.ttl', writeTurtle(NOTE, describeOrganizations(sourceFolder))],
    ['places.ttl', writeTurtle(NOTE, places)],
    ['states.ttl', writeTurtle(NOTE, describeStates(sourceFolder, capitals))],
  ]);
}
