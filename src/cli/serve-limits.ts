// What `serve` allows its clients, as flags with their defaults, and what the server and the store are told of it.
import { type Command, Option } from 'commander';
import type { ServeSettings } from '../server/serve.js';
import type { EmbeddedOptions } from '../store/embedded.js';
import { atLeast, megabytes, network, seconds, several } from './option-values.js';

export interface LimitOptions {
  readonly queryTimeout: number;
  readonly maxBody: number;
  readonly maxAnswer: number;
  readonly maxMemory?: number;
  readonly engines?: number;
  readonly maxWaiting: number;
  readonly maxWait: number;
  readonly rateLimit: number;
  readonly requestTimeout: number;
  readonly responseTimeout: number;
  readonly drain: number;
  readonly cache: number;
  readonly trustProxy: readonly string[];
}

export const addLimits = (command: Command): Command =>
  command
    .option('--query-timeout <seconds>', 'longest time that a query may take', seconds, 30)
    .option('--max-body <MB>', 'largest body of a request, as sent and as unpacked', megabytes, 16)
    .option('--max-answer <MB>', 'largest answer to a query', megabytes, 64)
    .option('--max-memory <MB>', 'most that the server may hold (default: 80 % of the machine)', megabytes)
    .option(
      '--engines <number>',
      'most queries at a time, each on a copy of the data (default: 2 to 4, by cores)',
      atLeast(1),
    )
    .option('--max-waiting <number>', 'most queries that may wait; more get 503 with Retry-After', atLeast(0), 256)
    .option('--max-wait <seconds>', 'longest time that a query may wait; then it gets 503', seconds, 30)
    .option('--rate-limit <number>', 'requests a second that one client may send; 0 for any number', atLeast(0), 100)
    .option('--request-timeout <seconds>', 'a request must be there, whole, within this time', seconds, 60)
    .option('--response-timeout <seconds>', 'an answer must be taken, whole, within this time', seconds, 120)
    .option('--drain <seconds>', 'on ending, requests under way have this long', seconds, 5)
    .option('--cache <MB>', 'most that kept answers may take; 0 keeps none', megabytes, 64)
    .addOption(
      new Option(
        '--trust-proxy <address>',
        'proxy or network whose X-Forwarded-* is believed; may be given several times',
      )
        .argParser((text: string, earlier: readonly string[]) => several(network(text), earlier))
        .default([]),
    );

const BYTES = 1024 * 1024;

export const serverLimits = (options: LimitOptions) =>
  ({
    queryTimeoutMs: options.queryTimeout * 1000,
    maxBodyBytes: options.maxBody * BYTES,
    rateLimit: options.rateLimit,
    requestTimeoutMs: options.requestTimeout * 1000,
    responseTimeoutMs: options.responseTimeout * 1000,
    drainMs: options.drain * 1000,
    cacheBytes: options.cache * BYTES,
    trustedProxies: options.trustProxy,
  }) satisfies Partial<ServeSettings>;

export const storeLimits = (options: LimitOptions) =>
  ({
    queryTimeoutMs: options.queryTimeout * 1000,
    maxAnswerLength: options.maxAnswer * BYTES,
    maxWaiting: options.maxWaiting,
    maxWaitMs: options.maxWait * 1000,
    ...(options.maxMemory === undefined ? {} : { maxMemoryBytes: options.maxMemory * BYTES }),
    ...(options.engines === undefined ? {} : { readers: options.engines }),
  }) satisfies EmbeddedOptions;
