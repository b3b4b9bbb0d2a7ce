// Entity tags: what an answer depends on in, a tag out; and what If-Match and If-None-Match say of it (RFC 9110, 13.1).
import { createHash } from 'node:crypto';

/** Equal parts give equal tags. Without quotes. */
export function mintTag(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('base64url').slice(0, 22);
}

/** Tags as sent carry the form and the coding after a dot and a plus sign: "state.turtle+gzip". */
export const quoteTag = (tag: string, coding?: string, weak = false): string =>
  `${weak ? 'W/' : ''}"${tag}${coding === undefined ? '' : `+${coding}`}"`;

interface Listed {
  readonly tag: string;
  readonly weak: boolean;
}
function readTags(header: string): Listed[] {
  return [...header.matchAll(/(W\/)?"([^"]*)"/g)].map(([, weak, tag = '']) => ({
    tag: tag.replace(/\+(?:gzip|br)$/, ''),
    weak: weak !== undefined,
  }));
}

/** Whether If-None-Match names the tag, so that the client holds the answer already. Weak comparison. */
export const namesTag = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch !== undefined &&
  (ifNoneMatch.trim() === '*' || readTags(ifNoneMatch).some((listed) => listed.tag === tag));

/** Whether If-Match lets a write go on. `state` is the part of the tag before the form; undefined when there is nothing. */
export function matchesState(ifMatch: string, state: string | undefined): boolean {
  if (state === undefined) return false;
  return (
    ifMatch.trim() === '*' || readTags(ifMatch).some(({ tag, weak }) => !weak && tag.replace(/\.[^.]*$/, '') === state)
  );
}
