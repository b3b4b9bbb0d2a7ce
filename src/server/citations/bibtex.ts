// A citation in, its entry for a bibliography out (BibTeX, as biblatex and BibTeX alike read it).
import type { Citation } from './citation.js';

/** `address` is where the citation can be seen. */
export function bibtexOf({ query, version, day, hash, count }: Citation, address: string): string {
  const known = version === '' ? '' : `Version ${version} of the dataset. `;
  const fields: readonly (readonly [name: string, value: string])[] = [
    ['title', `{${written(titleOf(query))}}`],
    ['author', '{Pacta}'],
    ['year', day.slice(0, 4)],
    ['month', String(Number(day.slice(5, 7)))],
    ['note', `${known}${count} ${count === 1 ? 'row' : 'rows'}, SHA-256 ${hash.slice(0, 16)}`],
    ['url', address],
    ['urldate', day],
  ];
  const lines = fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n');
  return `@misc{pacta-${hash.slice(0, 8)},\n${lines}\n}\n`;
}

/** The comment that leads the query, where it has one. */
export function titleOf(query: string): string {
  const comment = /^\s*#\s*(\S.*)/.exec(query)?.[1]?.trim();
  return comment === undefined || comment.startsWith('!') ? 'Answer to a query of Pacta' : comment;
}

const MEANT: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
const written = (text: string): string => text.replace(/[\\~^{}#$%&_]/g, (sign) => MEANT[sign] ?? `\\${sign}`);
