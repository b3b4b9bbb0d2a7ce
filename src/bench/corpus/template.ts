// A template in, its text and the passages that carry facts out. {name} is filled, [a|b] is a choice, {name#a#b} is a or b by
// the number of what is named, <key>…</key> a passage.
import type { Random } from './random.js';

/** UTF-16 units, half-open. */
export type Passage = readonly [start: number, end: number];
export interface Filled {
  readonly text: string;
  readonly passages: ReadonlyMap<string, Passage>;
}

/** Throws RangeError for a name that nothing is given for, and for a passage that is not closed. */
export function fill(template: string, values: Readonly<Record<string, string>>, random: Random): Filled {
  const chosen = template
    .replace(/\[([^\][]*)\]/g, (_, choices: string) => random.pick(choices.split('|')))
    .replace(/\{(\w+)#([^#}]*)#([^}]*)\}/g, (_, name: string, one: string, many: string) =>
      values[`${name}.number`] === 'plural' ? many : one,
    )
    .replace(/\{([\w.]+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new RangeError(`no value for {${name}} in "${template}"`);
      return value;
    })
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,.”»])/g, '$1');
  const passages = new Map<string, Passage>();
  const open = new Map<string, number>();
  let text = '';
  for (const part of chosen.split(/(<\/?\w+>)/)) {
    const key = /^<\/?(\w+)>$/.exec(part)?.[1];
    if (key === undefined) text += part;
    else if (!part.startsWith('</')) open.set(key, text.length);
    else passages.set(key, [open.get(key) ?? Number.NaN, text.length]);
  }
  if (passages.size !== open.size) throw new RangeError(`a passage is not closed in "${template}"`);
  return { text, passages };
}
