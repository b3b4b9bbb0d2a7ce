// What to call a thing of which the catalog knows many names, and which of its classes says most.
import { type Entry, NAME_WEIGHTS, type Name } from './entries.js';
import { primary } from './stem.js';

/** Classes that say less than any other that stands beside them. */
const GENERAL = ['Passage', 'Fact'];

/** Sorted, general classes last. */
export const specificFirst = (types: ReadonlySet<string>): string[] =>
  [...types].sort((a, b) => GENERAL.indexOf(a) - GENERAL.indexOf(b) || (a < b ? -1 : 1));

/** The weightiest name: in the wanted language, else in English, else in any. The IRI where there is none. */
export function bestName({ iriText, names, passage }: Entry, wanted = 'en'): Pick<Name, 'text' | 'language'> {
  const rank = ({ language, kind }: Name): number => {
    const spoken = primary(language) === primary(wanted) ? 2 : primary(language) === 'en' ? 1 : 0;
    // Hint: an acronym or a hidden name is no title where another is there in any language.
    const titled = kind === 'preferred' ? 4 : kind === 'label' ? 3 : kind === 'alternative' ? 2 : 1;
    return (titled > 2 ? 100 : 0) + spoken * 10 + titled;
  };
  let best: Name | undefined;
  for (const name of names)
    if (best === undefined || rank(name) > rank(best) || (rank(name) === rank(best) && isBefore(name, best)))
      best = name;
  return best ?? { text: passage?.text ?? iriText, language: '' };
}

const isBefore = (a: Name, b: Name): boolean =>
  NAME_WEIGHTS[a.kind] > NAME_WEIGHTS[b.kind] ||
  (a.kind === b.kind && (a.text.length > b.text.length || (a.text.length === b.text.length && a.text < b.text)));
