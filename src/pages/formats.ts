// The formatters of Intl that pages write dates, numbers and sentences with. Hint: to make one takes a hundred times as long as
// to use it, and was half the time of a timeline; they are kept, as many as pages need at a time.
import { LRUCache } from 'lru-cache';

const MOST = 200;

/** Makes what a language tag and options ask for once. */
function kept<Options extends object, Format extends object>(
  make: (language: string, options: Options) => Format,
): (language: string, options?: Options) => Format {
  const formats = new LRUCache<string, Format>({ max: MOST });
  return (language, options = {} as Options) => {
    const key = `${language} ${JSON.stringify(options)}`;
    const known = formats.get(key);
    if (known !== undefined) return known;
    const made = make(language, options);
    formats.set(key, made);
    return made;
  };
}

/** Days are those of the data, without a time zone. English ones have the day before the month. */
export const dateFormat = kept(
  (language, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone: 'UTC' }),
);
export const numberFormat = kept(
  (language, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options),
);
export const pluralRules = kept((language) => new Intl.PluralRules(language));
/** Of sentences. Throws RangeError for what is no language tag. */
export const sentenceSegmenter = kept((language) => new Intl.Segmenter(language, { granularity: 'sentence' }));
