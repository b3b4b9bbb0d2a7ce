// `explain`: articles in, how each was read out: what was found by which rules, what was turned down and why, which words
// led to nothing, and for one offset every rule that was tried there. That is how rules are mended.
import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { Article } from '../article/article.js';
import { ARTICLE_FORMATS, type ArticleFormat, readArticles } from '../article/read.js';
import { type Explanation, explain } from '../extract/explain.js';
import { loadProjectLanguages } from './converter.js';
import { CommandError, EXIT } from './exit.js';
import { explanationText } from './explain-text.js';
import { expandFiles } from './files.js';
import { plainReading, runsOf, spansToRuns } from './plain-json.js';
import type { Terminal } from './terminal.js';
import { addVerb } from './verb.js';

interface ExplainOptions {
  readonly from?: ArticleFormat;
  readonly published?: string;
  readonly language?: string;
  readonly id?: string;
  readonly json?: boolean;
}

export function addExplain(program: Command): void {
  addVerb<ExplainOptions>(
    program,
    {
      usage: 'explain <files...>',
      summary:
        'Show how articles were read: mentions, the rules that fired, what was turned down and why. FILE:OFFSET shows every rule that was tried at a character.',
      examples: ['pacta explain article.md', 'pacta explain article.md:120'],
    },
    (command) =>
      command
        .addOption(
          new Option('--from <form>', 'form of the input where its name does not say').choices([...ARTICLE_FORMATS]),
        )
        .option('--published <date>', 'publication date, YYYY-MM-DD')
        .option('--language <tag>', 'language of the text, for instance it')
        .option('--id <slug>', 'of a file of JSON Lines, only the article of this id')
        .option('--json', 'write JSON'),
    run,
  );
}

async function run(operands: readonly string[], options: ExplainOptions, terminal: Terminal): Promise<void> {
  const languages = loadProjectLanguages();
  const documents: object[] = [];
  for (const operand of operands) {
    const { file, offset } = splitOffset(operand);
    const files = await expandFiles([file]);
    const articles = await readAll(files, options, terminal);
    if (offset !== undefined && articles.length > 1)
      throw new CommandError(EXIT.usage, `${file} holds ${articles.length} articles; say with --id which one`);
    for (const article of articles) {
      try {
        const explained = explain(article, languages, offset === undefined ? undefined : toUtf16(article, offset));
        if (options.json === true) documents.push(toJson(article, explained));
        else await terminal.data(explanationText(article, explained));
      } catch (error) {
        terminal.problem(error, article.source);
      }
    }
  }
  if (options.json === true && documents.length > 0)
    await terminal.data(`${JSON.stringify(documents.length === 1 ? documents[0] : documents, null, 2)}\n`);
}

/** "article.md:120"; a file whose own name ends so is that file. */
function splitOffset(operand: string): { file: string; offset?: number } {
  const [, file, digits] = /^(.+):(\d+)$/.exec(operand) ?? [];
  if (file === undefined || digits === undefined || existsSync(operand)) return { file: operand };
  return { file, offset: Number(digits) };
}

async function readAll(files: readonly string[], options: ExplainOptions, terminal: Terminal): Promise<Article[]> {
  const { from, published, language, id } = options;
  const given = Object.fromEntries(
    Object.entries({ from, published, language }).filter(([, value]) => value !== undefined),
  );
  const articles: Article[] = [];
  for await (const result of readArticles(files, { ...given, stdin: () => process.stdin })) {
    if ('error' in result) terminal.problem(result.error);
    else if (id === undefined || result.article.slug === id) articles.push(result.article);
  }
  if (articles.length === 0 && id !== undefined && terminal.code === EXIT.done)
    throw new CommandError(EXIT.usage, `no article has the id "${id}"`);
  return articles;
}

/** Offsets are given as they stand in IRIs: in code points. */
function toUtf16({ text }: Article, offset: number): number {
  let at = 0;
  for (let count = 0; count < offset && at < text.length; count++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  if (at >= text.length)
    throw new CommandError(EXIT.usage, `it has ${[...text].length} characters; give an offset before ${offset}`);
  return at;
}

function toJson(article: Article, { reading, ...how }: Explanation): object {
  const run = runsOf(article.text);
  return {
    ...plainReading(article, reading),
    rejects: spansToRuns(reading.rejects, run),
    explanation: spansToRuns(how, run),
  };
}
