// The header Content-Type in, media type and parameters out; and the one check of the charset, for only UTF-8 is read.
import { Problem } from './problem.js';

export interface ContentType {
  /** Lower case, without parameters. */
  readonly mediaType: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Undefined when there is none. Throws Problem 415 for what is no media type and for a charset other than UTF-8. */
export function readContentType(header: string | null | undefined): ContentType | undefined {
  if (header === null || header === undefined || header.trim() === '') return undefined;
  const [first = '', ...rest] = header.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const mediaType = first.trim().toLowerCase();
  if (!/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(mediaType))
    throw new Problem('unsupported-media-type', `"${first.trim()}" is no media type.`);
  const parameters = new Map<string, string>();
  for (const part of rest) {
    const [name = '', ...value] = part.split('=');
    const text = value.join('=').trim();
    parameters.set(name.trim().toLowerCase(), /^".*"$/.test(text) ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text);
  }
  const charset = parameters.get('charset')?.toLowerCase();
  if (charset !== undefined && !['utf-8', 'utf8', 'us-ascii'].includes(charset))
    throw new Problem('unsupported-media-type', `The charset ${charset} is not read; send the body as UTF-8.`);
  return { mediaType, parameters };
}
