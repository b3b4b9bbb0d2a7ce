// A name in, a slug out: the Latin transliteration in lower case, other signs to hyphens ("Žaparov" → "zaparov").
import anyAscii from 'any-ascii';

export const slugOf = (name: string): string =>
  anyAscii(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
