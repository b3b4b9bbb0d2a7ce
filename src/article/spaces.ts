// Words taken out of a text: every run of white space, line breaks and no-break spaces included, is one plain space.

/** Text in, the same words with single plain spaces and none around them out. */
export const plainSpaces = (text: string): string =>
  (/[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
