// What the interface says, in each of its languages. The words are data (messages/*.json); a key that one language lacks is an
// error of the compiler.
import { numberFormat, pluralRules } from './formats.js';
import en from './messages/en.json' with { type: 'json' };
import it from './messages/it.json' with { type: 'json' };

export type Messages = typeof en;
/** In the order in which the switch shows them; the first is spoken to whoever asks for none of them. */
export const LANGUAGES = ['en', 'it'] as const;
export type Language = (typeof LANGUAGES)[number];
export const MESSAGES: Readonly<Record<Language, Messages>> = { en, it };

export const isLanguage = (tag: string | undefined): tag is Language => LANGUAGES.some((known) => known === tag);

/** "{count} articles" with its places filled; a place without a value stays as it is. */
export const fill = (message: string, values: Readonly<Record<string, string | number>>): string =>
  message.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

/** The form of a message that goes with a number, the number itself in it as `{count}`. */
export function plural(
  forms: { readonly one: string; readonly other: string },
  count: number,
  language: Language,
): string {
  const one = pluralRules(language).select(count) === 'one';
  return fill(one ? forms.one : forms.other, { count: numberFormat(language).format(count) });
}
