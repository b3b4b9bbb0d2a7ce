// Texts of a sentence or two and the facts found in them, each rendered as one line.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Fact, Reading } from '../../src/extract/facts.js';
import { read } from '../../src/extract/read.js';
import { loadLanguages } from '../../src/language/load.js';

interface Case {
  readonly name: string;
  readonly text: string;
  /** Words that one line holds, in this order. */
  readonly found?: readonly string[];
  readonly absent?: readonly string[];
  readonly count?: Readonly<Record<string, number>>;
}

const folder = (path: string): string => fileURLToPath(new URL(`../../data/${path}`, import.meta.url));
const languages = loadLanguages({ packs: folder('language'), reference: folder('reference') });
const casesOf = (language: string): readonly Case[] =>
  parse(readFileSync(new URL(`${language}.yaml`, import.meta.url), 'utf8')) as readonly Case[];

const local = (key: string | undefined): string => key?.replace(/^(state|person|organization|place)\//, '') ?? '';
const names = (keys: readonly string[]): string => keys.map(local).sort().join(' ');

function line(fact: Fact): string {
  if (fact.kind === 'OfficeHolding') return `person ${local(fact.holder)} ${fact.office} ${local(fact.onBehalfOf)}`;
  if (fact.kind === 'Treaty')
    return `treaty ${fact.treatyKind} ${fact.status} ${names(fact.parties)} date ${fact.date?.value}`;
  if (fact.kind === 'Commitment') return `commitment ${names(fact.undertakenBy)} ${fact.themes?.join(' ')}`;
  if (fact.kind === 'Event')
    return `event ${fact.eventKind} ${names(fact.participants)} host ${local(fact.host)} start ${fact.start?.value}`;
  if (fact.kind === 'Figure')
    return `figure ${fact.value} ${fact.unit} ${fact.counts ?? ''} period ${fact.period?.value} about ${names(fact.about)}`.replace(
      '  ',
      ' ',
    );
  return `statement ${local(fact.speaker)} ${fact.mode}`;
}

function lines({ facts, mentions, entities }: Reading): string[] {
  const keys = new Set(mentions.flatMap((mention) => [...mention.entities]));
  const kinds = new Map(entities.map(({ key, organizationKind }) => [key, organizationKind]));
  return [...facts.map(line), ...[...keys].map((key) => `${key.replace('/', ' ')} ${kinds.get(key) ?? ''}`)];
}

/** The words stand in the line in their order. */
function holds(text: string, words: string): boolean {
  let at = -1;
  const all = text.split(' ');
  return words.split(' ').every((word) => {
    at = all.indexOf(word, at + 1);
    return at >= 0;
  });
}

describe.each(['en', 'it'])('sentences in %s', (language) => {
  test.each(casesOf(language))('$name', ({ text, found = [], absent = [], count = {} }) => {
    const reading = read({ slug: 'case', text, language } as never, languages);
    const all = lines(reading);
    for (const words of found)
      expect(
        all.some((one) => holds(one, words)),
        `${words}\nin\n${all.join('\n')}`,
      ).toBe(true);
    for (const words of absent) expect(all.filter((one) => holds(one, words))).toEqual([]);
    for (const [kind, expected] of Object.entries(count))
      expect(reading.facts.filter((fact) => fact.kind.toLowerCase() === kind)).toHaveLength(expected);
  });
});
