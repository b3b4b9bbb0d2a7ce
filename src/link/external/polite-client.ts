// Requests to services of others, one after another: with a name to be known by, a pause between them, a few attempts that
// wait longer each time, and a cache on disk, so that a run that was broken off asks nothing twice. Offline it opens no socket.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ServiceUnavailable } from '../../store/errors.js';

export interface PoliteOptions {
  readonly userAgent: string;
  /** Least time between the ends and beginnings of requests. */
  readonly intervalMs?: number;
  readonly attempts?: number;
  readonly timeoutMs?: number;
  /** Where answers are kept; without it none is. */
  readonly cacheFolder?: string;
  /** Only what the cache holds is answered. */
  readonly offline?: boolean;
}
export interface PoliteRequest {
  readonly url: string;
  /** Sent by POST as a form; without it the request is a GET. */
  readonly form?: Readonly<Record<string, string>>;
  readonly accept: string;
}

const DEFAULTS = { intervalMs: 1000, attempts: 4, timeoutMs: 60_000, offline: false };
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 120_000;
/** Statuses that another attempt may mend. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** An answer that no other attempt will mend. */
class Refused extends Error {}

export class PoliteClient {
  readonly #options: PoliteOptions & typeof DEFAULTS;
  #free = 0;

  constructor(options: PoliteOptions) {
    this.#options = { ...DEFAULTS, ...options };
  }

  /** Throws ServiceUnavailable, which says what was wrong, when all attempts fail or there is none to make. */
  async json(request: PoliteRequest): Promise<unknown> {
    const held = await this.#cached(request);
    if (held !== undefined) return held;
    const { offline, attempts } = this.#options;
    const origin = new URL(request.url).origin;
    if (offline) throw new ServiceUnavailable(`${origin} is not asked offline, and the cache does not hold its answer`);
    let reason = '';
    for (let attempt = 1; attempt <= attempts; attempt++) {
      try {
        const value = await this.#ask(request);
        await this.#keep(request, value);
        return value;
      } catch (error) {
        reason =
          error instanceof Error && error.cause instanceof Error
            ? error.cause.message
            : String((error as Error).message);
        if (error instanceof Refused) break;
        if (attempt < attempts) await this.#pause(waitOf(error, attempt));
      }
    }
    throw new ServiceUnavailable(`${origin} does not answer as it should: ${reason}`);
  }

  async #ask({ url, form, accept }: PoliteRequest): Promise<unknown> {
    const { userAgent, intervalMs, timeoutMs } = this.#options;
    await this.#pause(this.#free - Date.now());
    try {
      const response = await fetch(url, {
        method: form === undefined ? 'GET' : 'POST',
        headers: { accept, 'user-agent': userAgent },
        signal: AbortSignal.timeout(timeoutMs),
        ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
      });
      if (PASSING.has(response.status))
        throw new Passing(`it answered ${response.status}`, response.headers.get('retry-after'));
      // Hint: Virtuoso says so when it ran out of time and gives what it had found until then.
      if (response.headers.has('x-sql-state')) throw new Passing('it answered in part', null);
      if (!response.ok) throw new Refused(`it answered ${response.status}`);
      const type = response.headers.get('content-type') ?? '';
      if (!/json/i.test(type)) throw new Refused(`it answered with ${type === '' ? 'no media type' : type}, not JSON`);
      return JSON.parse(await response.text()) as unknown;
    } finally {
      this.#free = Date.now() + intervalMs;
    }
  }

  async #pause(ms: number): Promise<void> {
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  }

  async #cached(request: PoliteRequest): Promise<unknown> {
    const file = this.#fileOf(request);
    if (file === undefined) return undefined;
    try {
      return JSON.parse(await readFile(file, 'utf8')) as unknown;
    } catch {
      return undefined;
    }
  }

  async #keep(request: PoliteRequest, value: unknown): Promise<void> {
    const file = this.#fileOf(request);
    if (file === undefined) return;
    const draft = `${file}.${randomUUID()}.part`;
    await mkdir(this.#options.cacheFolder ?? '', { recursive: true });
    await writeFile(draft, JSON.stringify(value));
    await rename(draft, file);
  }

  #fileOf(request: PoliteRequest): string | undefined {
    const { cacheFolder } = this.#options;
    if (cacheFolder === undefined) return undefined;
    const key = createHash('sha256')
      .update(JSON.stringify([request.url, request.form, request.accept]))
      .digest('hex');
    return join(cacheFolder, `${key}.json`);
  }
}

class Passing extends Error {
  readonly retryAfterMs: number | undefined;

  constructor(message: string, retryAfter: string | null) {
    super(message);
    const seconds = Number(retryAfter ?? Number.NaN);
    this.retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : undefined;
  }
}

const waitOf = (error: unknown, attempt: number): number => {
  const asked = error instanceof Passing ? error.retryAfterMs : undefined;
  return Math.min(LONGEST_WAIT_MS, asked ?? FIRST_WAIT_MS * 2 ** (attempt - 1));
};
