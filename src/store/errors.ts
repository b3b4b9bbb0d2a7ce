// What can go wrong between a query and its answer. Each error says which; the server and the command line turn them
// into a status, an exit code and words.

export class QuerySyntaxError extends Error {
  override readonly name = 'QuerySyntaxError';
  readonly line: number | undefined;
  readonly column: number | undefined;
  constructor(message: string, line?: number, column?: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}
/** The query ran longer than it may. */
export class QueryTimeout extends Error {
  override readonly name = 'QueryTimeout';
  constructor(timeoutMs: number) {
    super(`the query ran longer than ${timeoutMs / 1000} s and was stopped; narrow it, or raise --query-timeout`);
  }
}
/** The engine broke on the query and was started anew. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
}
/** The query asks for something that is refused, such as a SERVICE that is not allowed. */
export class QueryRefused extends Error {
  override readonly name = 'QueryRefused';
}
/** A remote store does not answer, or this one is closed. */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable';
}
/** An address that a SERVICE or a LOAD asks does not answer. */
export class ServiceUnavailable extends StoreUnavailable {
  override readonly name = 'ServiceUnavailable';
}
/** More queries wait than may. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy';
}

/** Whether a code of the system says that there is no room for more. */
export const isFull = (code: string | undefined): boolean => ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code ?? '');

/** A write was not kept, because its folder took no more of it; what the store holds is as it was before. */
export class WriteFailed extends Error {
  override readonly name = 'WriteFailed';
  readonly folder: string;
  readonly full: boolean;
  constructor(folder: string, cause: NodeJS.ErrnoException) {
    const full = isFull(cause.code);
    const reason = full ? 'has no room left' : `cannot be written (${cause.code ?? cause.message})`;
    super(`nothing was written: the folder ${folder} ${reason}`, { cause });
    this.folder = folder;
    this.full = full;
  }
}
/** A folder cannot be opened as a store: it is in use, damaged or not to be read. */
export class FolderRefused extends Error {
  override readonly name = 'FolderRefused';
}

/** Those that an engine's thread may throw, by which an error that comes from another thread is made anew. */
export const STORE_ERRORS = [
  QuerySyntaxError,
  QueryTimeout,
  EngineFailure,
  QueryRefused,
  StoreUnavailable,
  ServiceUnavailable,
  TooBusy,
] as const;
