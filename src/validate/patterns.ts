// sh:pattern is a regular expression of XPath; the engine runs it as one of JavaScript. This tells whether the two agree.

/** Escapes and classes that XPath has and JavaScript without flag u reads as something else. */
const OTHERWISE = /\\[pPicIC]|\[[^\]]*-\[/;
/** Whatever the flags, these are the ones that mean the same in both. */
const FLAGS = /^[ims]*$/;

/** False for what JavaScript cannot read, or would read otherwise than XPath and XQuery Functions 3.1, 5.6. */
export function isRegularExpression(pattern: string, flags: string): boolean {
  if (!FLAGS.test(flags) || OTHERWISE.test(pattern)) return false;
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}
