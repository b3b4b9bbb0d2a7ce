// Puts the 113 competency questions to the running server twice: with what the converter reads alone, and with the
// curated graphs beside it. Leaves each outcome for `reporter.ts`, which prints both counts and what is lacking.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Endpoint, startEndpoint } from './endpoint.js';
import { type Known, loadKnown } from './endpoint-facts.js';
import type { Outcome } from './outcome.js';
import { ask, loadQuestions } from './questions.js';

const questions = loadQuestions();
const lacks: Readonly<Record<'alone' | 'curated', Readonly<Record<number, string>>>> = parse(
  readFileSync(new URL('lacks.yaml', import.meta.url), 'utf8'),
);

const runs = [
  { run: 'by the converter alone', curated: false, lacking: lacks.alone, atLeast: 70 },
  { run: 'with the curated graphs', curated: true, lacking: lacks.curated, atLeast: 108 },
];

/** Curated facts of an article at most. */
const CURATED_AT_MOST = 25;
const curatedFacts = `PREFIX pacta: <https://w3id.org/pacta/ontology#>
SELECT ?graph (COUNT(DISTINCT ?fact) AS ?facts) WHERE { GRAPH ?graph { ?fact pacta:rule "curated" } } GROUP BY ?graph`;

test('are all there', () => {
  expect(questions.map((question) => question.question)).toEqual(Array.from({ length: 113 }, (_, i) => i + 1));
});

describe.each(runs)('$run', ({ run, curated, lacking, atLeast }) => {
  let endpoint: Endpoint;
  let known: Known;
  let answers = 0;

  beforeAll(async () => {
    endpoint = await startEndpoint({ curated });
    known = await loadKnown(endpoint.select);
  }, 180_000);

  afterAll(() => endpoint?.close());

  test.for(questions)('Q$question $title', async (question, { task }) => {
    const wrong = await ask(question, endpoint.select, known);
    const answered = wrong.length === 0;
    if (answered) answers++;
    const lack = lacking[question.question];
    const outcome: Outcome = { run, question: question.question, title: question.title, answered, lack };
    task.meta.competency = outcome;
    if (lack === undefined) expect(wrong).toEqual([]);
    else expect(wrong, 'is answered now: take it off lacks.yaml').not.toEqual([]);
  });

  test(`answers at least ${atLeast}`, () => {
    expect(answers).toBeGreaterThanOrEqual(atLeast);
  });

  test(`reads ${curated ? `at most ${CURATED_AT_MOST} curated facts an article` : 'no curated fact'}`, async () => {
    const counted = (await endpoint.select(curatedFacts)).filter(({ graph }) => graph !== undefined);
    const graphs = counted.map(({ graph }) => graph).filter((graph) => graph?.endsWith('/curated'));
    expect(graphs.length).toBe(counted.length);
    if (curated) expect(graphs.length).toBeGreaterThan(1);
    else expect(graphs).toEqual([]);
    for (const { facts } of counted) expect(Number(facts)).toBeLessThanOrEqual(CURATED_AT_MOST);
  });
});
