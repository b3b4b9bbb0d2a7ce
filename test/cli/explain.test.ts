// `explain` as a user runs it: text and JSON, an offset behind the name, and wrong use told in a line.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ARTICLES, pacta, STACK, scratchFolder } from './run.js';

const folder = scratchFolder();
const write = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
// an astral character before the words: offsets count characters, not halves of them
const TEXT = '𝄞 Peru and Chile signed an agreement on 3 May 2024. The accord on fishing was not signed by Peru.\n';
const file = write('news.txt', TEXT);
const at = (words: string): number => [...TEXT.slice(0, TEXT.indexOf(words))].length;

describe('explain', () => {
  test('shows each sentence with mentions, rules, facts and what was turned down', async () => {
    const { code, stdout, stderr } = await pacta(['explain', ARTICLES[0] ?? '']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^rus-kaz-moscow-declaration: it, \d+ sentences, \d+ mentions, \d+ rules of the pack fired/);
    expect(stdout).toMatch(/^ {2}16-22 +mention {2}"Russia" name of state\/RUS$/m);
    expect(stdout).toMatch(/^ {2}\d+-\d+ +rule +it\.date\.\S+ matches ".*", day = "\d+"/m);
    expect(stdout).toMatch(
      /^ {2}\d+-\d+ +fact +Treaty treaty:92 by treaty\.\S+: treatyKind declaration, parties state\/RUS \+ state\/KAZ/m,
    );
    expect(stdout).toMatch(/^ {2}\d+-\d+ +reject +commitment\S* at ".*": its words show no theme$/m);
    expect(stdout).toMatch(/^ {2}\d+-\d+ +nothing +treaty: "Trattato" \(Instrument\) led to nothing$/m);
  });

  test('shows for an offset, in characters, what was tried there and where it failed', async () => {
    const { code, stdout } = await pacta(['explain', `${file}:${at('agreement')}`]);
    expect(code).toBe(0);
    expect(stdout).toContain(`\n"agreement" at ${at('agreement')} is `);
    expect(stdout).toMatch(/^ {2}found +treaty +from "agreement"; gave treaty:\d+$/m);
    expect(stdout).toMatch(
      new RegExp(
        `^ {2}failed +en\\.form\\.instrument-signed +from "agreement"; failed at "on" \\(${at('on 3')}\\)$`,
        'm',
      ),
    );
    expect(stdout).not.toContain('accord');
  });

  test('writes JSON with the same, passages to the letter', async () => {
    const { stdout } = await pacta(['explain', `${file}:${at('3 May')}`, '--json']);
    const { text, facts, explanation } = JSON.parse(stdout) as {
      text: string;
      facts: { kind: string }[];
      explanation: {
        fired: { rule: string; span: { start: number; end: number; exact: string } }[];
        place: { token: { exact: string } };
      };
    };
    expect(facts.map(({ kind }) => kind)).toContain('Treaty');
    expect(explanation.place.token.exact).toBe('3');
    const date = explanation.fired.find(({ rule }) => rule === 'en.date.day-month');
    expect(date?.span.exact).toBe('on 3 May 2024');
    expect([...text].slice(date?.span.start, date?.span.end).join('')).toBe('on 3 May 2024');
  });

  test('tells one article of a file of JSON Lines', async () => {
    const lines = write('news.jsonl', ['a', 'b'].map((id) => `${JSON.stringify({ id, text: TEXT })}\n`).join(''));
    const { stdout } = await pacta(['explain', `${lines}:${at('Peru')}`, '--id', 'b']);
    expect(stdout).toMatch(/^b: en, /);
    const all = await pacta(['explain', `${lines}:2`]);
    expect({ code: all.code, stdout: all.stdout }).toEqual({ code: 2, stdout: '' });
    expect(all.stderr).toMatch(/holds 2 articles; say with --id which one/);
  });

  test('reads a file whose own name ends as an offset does', async () => {
    const { stdout } = await pacta(['explain', write('note:12', TEXT), '--from', 'txt']);
    expect(stdout).toMatch(/^note-12: en, 2 sentences/);
  });

  test.each([
    { args: [`${file}:9999`], code: 2, message: /it has \d+ characters; give an offset before 9999$/m },
    { args: [`${file}`, '--id', 'other'], code: 2, message: /no article has the id "other"/ },
    { args: [join(folder, 'absent.txt:5')], code: 3, message: /absent\.txt: is not there/ },
    { args: [write('foreign.txt', 'Le roi est mort, vive le roi.')], code: 3, message: /foreign\.txt: the language/ },
  ])('tells $args in a line and exits with $code', async ({ args, code, message }) => {
    const run = await pacta(['explain', ...args]);
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toMatch(STACK);
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code, stdout: '' });
  });
});
