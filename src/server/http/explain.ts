// Any error in, the Problem that tells it out. Errors of the layers below are known by their class; whatever is not known
// is an internal error, of which the client learns no more than that.
import { basename, resolve } from 'node:path';
import { InputError } from '../../article/errors.js';
import {
  EngineFailure,
  QueryRefused,
  QuerySyntaxError,
  QueryTimeout,
  ServiceUnavailable,
  StoreUnavailable,
  TooBusy,
  WriteFailed,
} from '../../store/errors.js';
import { Problem } from './problem.js';

/** Hint: what a remote store answered stands behind its address, which is no business of the client. */
const sentence = (text: string): string => {
  const trimmed = text.trim().replace(/^https?:\/\/\S+ answered \d+: /, '');
  const start = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?:]$/.test(start) ? start : `${start}.`;
};
const place = (line: number | undefined, column: number | undefined): Record<string, number> => ({
  ...(line === undefined ? {} : { line }),
  ...(column === undefined ? {} : { column }),
});

export function explain(error: unknown, retryAfterSeconds: number): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof QuerySyntaxError)
    return new Problem('query-syntax', sentence(error.message), { members: place(error.line, error.column) });
  if (error instanceof InputError)
    return new Problem('rdf-syntax', sentence(`the body ${error.message}`), {
      members: place(error.line, error.column),
    });
  if (error instanceof QueryRefused) return new Problem('query-refused', sentence(error.message));
  if (error instanceof QueryTimeout) return new Problem('query-timeout', sentence(error.message));
  if (error instanceof EngineFailure) return new Problem('engine-failure', sentence(error.message));
  if (error instanceof WriteFailed) return writeFailed(error);
  if (error instanceof ServiceUnavailable) return new Problem('service-unavailable', sentence(error.message));
  if (error instanceof StoreUnavailable)
    return new Problem('store-unavailable', 'The store behind this server does not answer now. Try again later.');
  if (error instanceof TooBusy)
    return new Problem('too-busy', sentence(error.message), { headers: { 'Retry-After': String(retryAfterSeconds) } });
  return new Problem('internal-error', 'The fault is not yours. It has been written down where the server runs.');
}

/** Hint: the folder is named as it is called, not where it lies. */
function writeFailed({ folder, full }: WriteFailed): Problem {
  const name = basename(resolve(folder));
  return full
    ? new Problem('storage-full', `Nothing was written: the folder ${name} of this server has no room left.`)
    : new Problem('write-failed', `Nothing was written: the folder ${name} of this server cannot be written now.`);
}
