// UTF-16 offsets of JavaScript strings ↔ code points, which is what passages count in.

/** Answers for offsets in any order; a text without astral characters costs nothing. */
export function codePointOffsets(text: string): (utf16: number) => number {
  const pairs: number[] = [];
  for (let at = 0; at < text.length; at++) {
    // Hint: half of a pair alone counts as a code point, as it does for the iterator of strings.
    if ((text.codePointAt(at) as number) > 0xffff) pairs.push(at++);
  }
  if (pairs.length === 0) return (utf16) => utf16;
  return (utf16) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] as number) < utf16) low = middle + 1;
      else high = middle;
    }
    return utf16 - low;
  };
}
