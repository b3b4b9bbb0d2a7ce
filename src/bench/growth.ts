// Texts of 1 KB to 1 MB to quads, each beside parsing the Turtle of the same quads. The texts are the paragraphs of the
// project's articles over and over, so that only the length differs; time should grow as the length does.
import { Parser } from 'n3';
import type { Article } from '../article/article.js';
import { makeConverter } from '../cli/converter.js';
import { convert } from '../graph/convert.js';
import { toTurtle } from '../graph/turtle.js';
import { allArticles } from './articles.js';
import type { BenchCase, BenchResult, MakeCase, Rounds } from './harness.js';

const SIZES: readonly (readonly [name: string, characters: number, rounds: Rounds])[] = [
  ['convert 1 KB', 1_000, { warm: 40, measured: 50 }],
  ['convert 10 KB', 10_000, { warm: 10, measured: 20 }],
  ['convert 100 KB', 100_000, { warm: 2, measured: 7 }],
  ['convert 1 MB', 1_000_000, { warm: 1, measured: 3 }],
];

export const growthCases: readonly MakeCase[] = SIZES.map(
  ([name, characters, rounds]): MakeCase =>
    async (): Promise<BenchCase> => {
      const article = await articleOf(characters);
      const converter = makeConverter();
      const turtle = toTurtle(convert(article, converter).quads);
      return {
        name,
        peer: 'n3 parses the same graph',
        unit: 'ms',
        rounds,
        run: () => convert(article, converter),
        runPeer: () => new Parser().parse(turtle),
      };
    },
);

/** Whole paragraphs, at least so many characters. */
async function articleOf(characters: number): Promise<Article> {
  const paragraphs = (await allArticles()).flatMap(({ text }) => text.split(/\n+/).filter((line) => line !== ''));
  let text = '';
  for (let at = 0; text.length < characters; at++) text += `${paragraphs[at % paragraphs.length] ?? ''}\n\n`;
  return { slug: `growth-${characters}`, text, language: 'it' };
}

/** How time grew from the shortest text to the longest: "1.3 times as long a character". */
export function growthLine(results: readonly BenchResult[]): string | undefined {
  const perCharacter = SIZES.flatMap(([name, characters]) => {
    const result = results.find((one) => one.name === name);
    return result === undefined ? [] : [{ name, micros: (result.median * 1000) / characters }];
  });
  if (perCharacter.length < 2) return undefined;
  return `microseconds a character: ${perCharacter.map(({ name, micros }) => `${micros.toFixed(1)} (${name})`).join(', ')}`;
}
