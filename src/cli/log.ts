// The log of `serve`: one line of JSON for each request and each event on stderr (pino), for programs that gather logs. The
// text of a query or an update is never in it.
import { destination, pino } from 'pino';
import { VERSION } from './version.js';

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  debug(fields: object, message: string): void;
}

const STDERR = 2;

/** Hint: written at once, so that the last lines before an end are there. */
export const openLog = (level: 'debug' | 'info' | 'error'): Log =>
  pino(
    { level, base: { name: 'pacta', version: VERSION, pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
    destination({ fd: STDERR, sync: true }),
  );
