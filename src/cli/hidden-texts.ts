// Texts of articles belong to their publishers: which of them a server shows. Passages and the hash of the text are always
// shown, for they are what facts rest on.
import { dcterms, pacta } from '../graph/vocabulary.js';
import type { Hidden } from '../store/veil.js';

/** `wanted` as the command line says: true shows all texts, false none. Where it says nothing, a server that only this
 * machine reaches shows all, and any other those of articles that have a licence. */
export function hiddenTexts(wanted: boolean | undefined, host: string, base: string): Hidden | undefined {
  if (wanted === true || (wanted === undefined && isLoopback(host))) return undefined;
  return {
    subjects: `^${base.replaceAll('.', '\\.')}article/[a-z0-9-]+(?:/v/\\d+)?$`,
    predicate: pacta.text.value,
    ...(wanted === undefined ? { unless: dcterms.license.value } : {}),
  };
}

const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d+){3}|::1|\[::1\])$/.test(host);
