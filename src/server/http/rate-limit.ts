// How often one client may ask: so many requests a second on average, ten seconds of them at once. Of IPv6 a client has a
// whole network (/64). Programs on this machine are not counted.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Client } from './clients.js';
import { Problem } from './problem.js';

const WINDOW_SECONDS = 10;

export class RateLimit {
  readonly #perSecond: number;
  readonly #limiter: RateLimiterMemory | undefined;

  /** 0 lets everyone ask as often as they like. */
  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#limiter =
      perSecond === 0
        ? undefined
        : new RateLimiterMemory({ points: Math.ceil(perSecond * WINDOW_SECONDS), duration: WINDOW_SECONDS });
  }

  /** Throws Problem 429 that says when to ask again. */
  async assertMayAsk(client: Client | undefined): Promise<void> {
    if (this.#limiter === undefined || client === undefined || client.isLocal) return;
    try {
      await this.#limiter.consume(keyOf(client.address));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new Problem(
        'too-many-requests',
        `A client may send ${this.#perSecond} requests a second. Ask again in ${seconds} s.`,
        { headers: { 'Retry-After': String(seconds) } },
      );
    }
  }
}

function keyOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = 8 - groups.length - (tail ?? '').split(':').filter((group) => group !== '').length;
  if (tail !== undefined) groups.push(...Array<string>(Math.max(0, missing)).fill('0'), ...tail.split(':'));
  return groups.slice(0, 4).join(':');
}
