// The line that tells how a conversion goes on: how many, how fast, how long still; and nothing where nobody sees it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Throughput, totalBytes } from '../../src/cli/throughput.js';
import { scratchFolder } from './run.js';

function watched(shown = true) {
  let now = 0;
  const written: string[] = [];
  const throughput = new Throughput({ shown, write: (text) => written.push(text), now: () => now });
  const pass = (ms: number, articles: number, bytes: number): void => {
    now += ms;
    throughput.addBytes(bytes);
    throughput.addRead(articles);
    throughput.addArticles(articles);
  };
  return { throughput, written, pass };
}

describe('throughput', () => {
  test('tells number, rate, share and time left', () => {
    const { throughput, written, pass } = watched();
    throughput.expect(10_000_000);
    pass(1000, 250, 500_000);
    expect(throughput.line).toBe('250 articles');
    pass(1000, 250, 500_000);
    pass(1000, 500, 1_000_000);
    expect(throughput.line).toBe('1,000 articles, 375/s, 20 %, 11 s left');
    expect(written.at(-1)).toBe('\r\u001b[Kconverting: 1,000 articles, 375/s, 20 %, 11 s left');
    throughput.clear();
    expect(written.at(-1)).toBe('\r\u001b[K');
  });

  test('follows what the machine does now, and counts long times in minutes and hours', () => {
    const { throughput, pass } = watched();
    throughput.expect(1_000_000_000);
    for (let second = 0; second < 20; second++) pass(1000, 1000, 1_000_000);
    expect(throughput.line).toBe('20,000 articles, 1000/s, 2 %, 16 min left');
    for (let second = 0; second < 20; second++) pass(1000, 100, 100_000);
    expect(throughput.line).toBe('22,000 articles, 100/s, 2 %, 2.7 h left');
  });

  test('tells no time where the length is not known, and draws nothing where nobody sees it', () => {
    const { throughput, written, pass } = watched(false);
    pass(1000, 1, 10);
    pass(1000, 1, 10);
    expect(written).toEqual([]);
    expect(throughput.line).not.toContain('left');
  });

  test('knows the length of files and folders, and not of stdin', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'a.txt'), 'abc');
    writeFileSync(join(folder, 'b.txt'), 'de');
    expect(await totalBytes([folder, join(folder, 'a.txt'), join(folder, 'absent')])).toBe(8);
    expect(await totalBytes(['-', folder])).toBeUndefined();
  });
});
