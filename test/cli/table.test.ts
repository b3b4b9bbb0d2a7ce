// The table that `query` prints, and the bar and lines of progress.
import { describe, expect, test } from 'vitest';
import { Progress } from '../../src/cli/progress.js';
import { renderTable } from '../../src/cli/table.js';

const uri = (value: string) => ({ type: 'uri', value });
const literal = (value: string) => ({ type: 'literal', value });

describe('renderTable', () => {
  test('lines columns up, shortens known IRIs and leaves gaps for unbound values', () => {
    const bindings = [
      { state: uri('https://w3id.org/pacta/id/state/KAZ'), label: literal('two\nlines') },
      { state: uri('http://example.org/x') },
    ];
    expect(renderTable({ head: { vars: ['state', 'label'] }, results: { bindings } })).toBe(
      [
        'state                   label',
        '----------------------  ---------',
        'state:KAZ               two lines',
        '<http://example.org/x>',
        '',
      ].join('\n'),
    );
  });

  test('cuts the widest column to fit a terminal', () => {
    const text = renderTable(
      { head: { vars: ['a', 'b'] }, results: { bindings: [{ a: literal('short'), b: literal('x'.repeat(100)) }] } },
      30,
    );
    expect(Math.max(...text.split('\n').map((line) => [...line].length))).toBe(30);
    expect(text).toContain('short');
    expect(text).toContain('x…');
  });

  test('shows the head alone where there is no row', () => {
    expect(renderTable({ head: { vars: ['a'] }, results: { bindings: [] } })).toBe('a\n-\n');
  });
});

describe('Progress', () => {
  const steps = (bar: boolean, times: readonly number[]): string => {
    let clock = 0;
    let written = '';
    const write = (text: string): void => {
      written += text;
    };
    const progress = new Progress('converting', times.length, { shown: true, bar, now: () => clock, write });
    for (const time of times) {
      clock = time;
      progress.step();
    }
    progress.clear();
    return written;
  };

  test('writes a line each ten seconds where there is no terminal', () => {
    expect(steps(false, [4000, 9000, 11_000, 20_000, 22_000])).toBe('converting: 3 of 5\nconverting: 5 of 5\n');
  });

  test('draws a bar on a terminal and takes it away', () => {
    expect(steps(true, [200, 400])).toBe(
      `\rconverting [${'#'.repeat(15)}${'.'.repeat(15)}] 1/2\rconverting [${'#'.repeat(30)}] 2/2\r\u001b[K`,
    );
  });
});
