// Reference graph in, gazetteer entries out. The labels of states, organizations and places are the names to look for;
// this is the only list of names there is. Demonyms, acronyms and capitals keep what they are as the entry's form.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser, type Quad } from 'n3';
import { PackError } from './errors.js';
import type { ReferenceEntity } from './pack.js';

export interface Name {
  readonly label: string;
  readonly language: string;
  readonly form: 'name' | 'demonym' | 'acronym';
  readonly entity: ReferenceEntity;
}
export interface Gazetteer {
  readonly names: readonly Name[];
  readonly entities: ReadonlyMap<string, ReferenceEntity>;
}

const ID = 'https://w3id.org/pacta/id/';
const PACTA = 'https://w3id.org/pacta/ontology#';
const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const SCHEMA = 'https://schema.org/';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const LABELS = new Set(['prefLabel', 'altLabel', 'hiddenLabel'].map((term) => SKOS + term));
const TYPES = new Map<string, ReferenceEntity['type']>([
  [`${PACTA}State`, 'State'],
  [`${PACTA}Organization`, 'Organization'],
  [`${PACTA}Place`, 'Place'],
]);

/** An upper-case run without spaces ("ODKB", "G7", "EAEU") is an acronym. */
const isAcronym = (label: string): boolean => /^[\p{Lu}\p{N}+.-]{2,12}$/u.test(label) && /\p{Lu}/u.test(label);

type Writable<T> = { -readonly [K in keyof T]?: T[K] };
interface Draft extends Writable<Omit<ReferenceEntity, 'key'>> {
  readonly labels: [label: string, language: string, form: Name['form']][];
}

/** Reads every Turtle file of a folder. Throws PackError when one is broken. What is of another type than those three is no entity. */
export function loadGazetteer(directory: string): Gazetteer {
  const drafts = new Map<string, Draft>();
  for (const file of readdirSync(directory)
    .filter((name) => name.endsWith('.ttl'))
    .sort()) {
    for (const quad of parseFile(join(directory, file))) {
      const iriText = quad.subject.value;
      if (!iriText.startsWith(ID)) continue;
      const key = iriText.slice(ID.length);
      let draft = drafts.get(key);
      if (draft === undefined) {
        draft = { labels: [] };
        drafts.set(key, draft);
      }
      const { predicate, object } = quad;
      const local = object.value.startsWith(ID) ? object.value.slice(ID.length) : object.value;
      const type = predicate.value === TYPE ? TYPES.get(object.value) : undefined;
      if (type !== undefined) draft.type = type;
      else if (predicate.value === `${PACTA}capital`) draft.capital = local;
      else if (predicate.value === `${SCHEMA}containedInPlace`) draft.state = local;
      else if (predicate.value === `${SCHEMA}additionalType` && object.value.endsWith('/seat')) draft.seat = true;
      else if (predicate.value === `${PACTA}kind`)
        draft.organizationKind = object.value.slice(object.value.lastIndexOf('/') + 1);
      else if (predicate.value === `${PACTA}acronym`) {
        draft.acronym = object.value;
        draft.labels.push([object.value, '', 'acronym']);
      } else if (predicate.value === `${PACTA}demonym` && object.termType === 'Literal')
        draft.labels.push([object.value, object.language, 'demonym']);
      else if (LABELS.has(predicate.value) && object.termType === 'Literal') {
        draft.labels.push([object.value, object.language, isAcronym(object.value) ? 'acronym' : 'name']);
      }
    }
  }
  for (const [key, { capital }] of drafts) {
    const place = capital === undefined ? undefined : drafts.get(capital);
    if (place !== undefined) place.state ??= key;
  }
  const names: Name[] = [];
  const entities = new Map<string, ReferenceEntity>();
  for (const [key, { type, labels, ...rest }] of drafts) {
    if (type === undefined) continue;
    const entity: ReferenceEntity = { key, type, ...rest };
    entities.set(key, entity);
    for (const [label, language, form] of labels) names.push({ label, language, form, entity });
  }
  return { names, entities };
}

function parseFile(file: string): Quad[] {
  try {
    return new Parser().parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new PackError(file, error instanceof Error ? error.message : String(error));
  }
}
