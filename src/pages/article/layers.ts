// Passages that nest and overlap in, a tree of pieces out, as elements of a page must be: each lies whole within its parent.
// A passage that reaches over the end of another is cut there, and goes on as a further piece. Offsets are code points.

interface Span {
  readonly start: number;
  readonly end: number;
}
export interface Piece<P extends Span> extends Span {
  readonly passage: P;
  readonly children: readonly Piece<P>[];
  /** Of its passage, this piece is the first, the last, or both. */
  readonly first: boolean;
  readonly last: boolean;
}

/** The pieces of the passages within [start, end), in the order of the text; what reaches over it is cut. */
export function layer<P extends Span>(passages: readonly P[], start: number, end: number): Piece<P>[] {
  const parts = passages
    .filter((passage) => passage.start < end && passage.end > start)
    .map((passage) => ({ passage, start: Math.max(start, passage.start), end: Math.min(end, passage.end) }));
  return nest(parts);
}

interface Part<P> extends Span {
  readonly passage: P;
}

function nest<P extends Span>(parts: readonly Part<P>[]): Piece<P>[] {
  const waiting = [...parts].sort(outerFirst);
  const pieces: Piece<P>[] = [];
  for (;;) {
    const outer = waiting.shift();
    if (outer === undefined) return pieces;
    const within: Part<P>[] = [];
    const rest: Part<P>[] = [];
    for (const part of waiting.splice(0)) {
      if (part.start >= outer.end) rest.push(part);
      else {
        within.push({ ...part, end: Math.min(part.end, outer.end) });
        if (part.end > outer.end) rest.push({ ...part, start: outer.end });
      }
    }
    waiting.push(...rest.sort(outerFirst));
    const { passage, start, end } = outer;
    pieces.push({
      passage,
      start,
      end,
      children: nest(within),
      first: start === passage.start,
      last: end === passage.end,
    });
  }
}

const outerFirst = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

/** How many pieces that count lie one within another, this one included. */
export const depthOf = <P extends Span>(piece: Piece<P>, counts: (passage: P) => boolean): number =>
  Number(counts(piece.passage)) + Math.max(0, ...piece.children.map((child) => depthOf(child, counts)));
