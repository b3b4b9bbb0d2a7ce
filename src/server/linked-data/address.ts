// The path of a request in, the IRI that it stands for and the form that its extension names out. The host that the server
// is reached at plays no part: /id/state/RUS stands for {base}id/state/RUS everywhere.
import type { Accept } from '../../store/store.js';
import { EXTENSIONS } from '../rdf/forms.js';

export interface Address {
  /** Below the base, without extension: "doc/state/RUS". Holds nothing but letters, digits, "-" and "/". */
  readonly path: string;
  /** What the extension wants; undefined leaves it to the header Accept. */
  readonly extension: 'html' | Accept | undefined;
}

const PATH = /^\/((?:[A-Za-z0-9-]+\/)*[A-Za-z0-9-]+)(?:\.([a-z]+))?$/;

/** Undefined for a path that no IRI of the data has. */
export function readAddress(pathname: string): Address | undefined {
  const [, path, extension] = PATH.exec(pathname) ?? [];
  if (path === undefined) return undefined;
  if (extension === undefined) return { path, extension: undefined };
  const wanted = extension === 'html' ? 'html' : EXTENSIONS[extension];
  return wanted === undefined ? undefined : { path, extension: wanted };
}
