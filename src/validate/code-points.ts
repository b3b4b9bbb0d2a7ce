// Runs of a text by offsets in Unicode code points, which is what passages count in.

export interface CodePointText {
  /** In code points. */
  readonly length: number;
  /** Half-open. Undefined where the text does not reach. */
  slice(start: number, end: number): string | undefined;
}

/** A text without characters beyond U+FFFF costs one look; else the places of those are kept. */
export function codePointText(text: string): CodePointText {
  const astral: number[] = [];
  if (/[\ud800-\udbff][\udc00-\udfff]/.test(text)) {
    let codePoints = 0;
    for (const character of text) {
      if (character.length === 2) astral.push(codePoints);
      codePoints += 1;
    }
  }
  const length = text.length - astral.length;
  const toUnits = (offset: number): number => offset + countBelow(astral, offset);
  return {
    length,
    slice: (start, end) => (start <= end && end <= length ? text.slice(toUnits(start), toUnits(end)) : undefined),
  };
}

/** How many of the sorted numbers are less than the limit. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
