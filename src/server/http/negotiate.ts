// Content negotiation, for media types and codings: what a client accepts and what the server has in, the best of it out.
// For each offer the most specific range that matches says its q, and q=0 excludes it; then the highest q wins, among
// equals the one that was named most specifically, then the order of the server (RFC 9110, 12.4 and 12.5).

interface Range {
  readonly name: string;
  readonly q: number;
}
export interface Offer {
  /** Media type without parameters, lower case. */
  readonly mediaType: string;
}

/** Parameters other than q are left aside: "text/turtle; charset=utf-8" asks for Turtle. */
function readRanges(header: string): Range[] {
  return header.split(',').flatMap((part) => {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    if (name === '') return [];
    const given = parameters.find((parameter) => /^q\s*=/.test(parameter))?.replace(/^q\s*=\s*/, '');
    const q = given === undefined || !/^(?:\d+(?:\.\d*)?|\.\d+)$/.test(given) ? 1 : Math.min(1, Number(given));
    return [{ name: name === '*' ? '*/*' : name, q }];
  });
}

interface Match {
  readonly q: number;
  readonly specificity: number;
}
function matchOf(mediaType: string, ranges: readonly Range[]): Match | undefined {
  const [type] = mediaType.split('/');
  let best: Match | undefined;
  for (const { name, q } of ranges) {
    const specificity = name === mediaType ? 3 : name === `${type}/*` ? 2 : name === '*/*' ? 1 : 0;
    if (specificity === 0) continue;
    if (best === undefined || specificity > best.specificity || (specificity === best.specificity && q > best.q))
      best = { q, specificity };
  }
  return best;
}

/** The best of the offers, which stand in the order that the server prefers; undefined when none is acceptable. */
export function negotiate<O extends Offer>(accept: string | undefined, offers: readonly O[]): O | undefined {
  if (accept === undefined || accept.trim() === '') return offers[0];
  const ranges = readRanges(accept);
  let best: { offer: O; match: Match } | undefined;
  for (const offer of offers) {
    const match = matchOf(offer.mediaType, ranges);
    if (match === undefined || match.q === 0) continue;
    if (
      best === undefined ||
      match.q > best.match.q ||
      (match.q === best.match.q && match.specificity > best.match.specificity)
    )
      best = { offer, match };
  }
  return best?.offer;
}

/** The coding to send a body in, or undefined to send it as it is. */
export function negotiateCoding<C extends string>(accept: string | undefined, codings: readonly C[]): C | undefined {
  if (accept === undefined) return undefined;
  const ranges = readRanges(accept);
  const anything = ranges.find(({ name }) => name === '*/*')?.q ?? 0;
  let best: { coding: C; q: number } | undefined;
  for (const coding of codings) {
    const q = ranges.find(({ name }) => name === coding || name === `x-${coding}`)?.q ?? anything;
    if (q > 0 && (best === undefined || q > best.q)) best = { coding, q };
  }
  return best?.coding;
}
