// Words of the command line in, checked values out. A wrong one is told by commander with exit code 2.
import { readdirSync } from 'node:fs';
import { isIP } from 'node:net';
import { InvalidArgumentError } from 'commander';
import { isDay } from '../article/calendar.js';
import { FOLDERS } from './folders.js';

/** A time over zero, in seconds; parts of a second are allowed. */
export function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError('Give a number of seconds over 0.');
  return value;
}

/** 0 lets the system choose. */
export function port(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('Give a number from 0 to 65535.');
  return Number(text);
}

export function httpUrl(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new InvalidArgumentError('Give an address that begins with http:// or https://.');
  return text;
}

/** A size over or equal to zero, in units of 1024 × 1024 bytes. */
export function megabytes(text: string): number {
  const value = Number(text);
  if (!(value >= 0) || !Number.isFinite(value)) throw new InvalidArgumentError('Give a number of megabytes.');
  return value;
}

export const atLeast =
  (least: number) =>
  (text: string): number => {
    if (!/^\d{1,9}$/.test(text) || Number(text) < least)
      throw new InvalidArgumentError(`Give a whole number from ${least} on.`);
    return Number(text);
  };

/** An IP address, or a network such as "10.0.0.0/8". */
export function network(text: string): string {
  const [address = '', prefix = '0', ...more] = text.split('/');
  const bits = isIP(address) === 4 ? 32 : 128;
  if (isIP(address) === 0 || more.length > 0 || !/^\d{1,3}$/.test(prefix) || Number(prefix) > bits)
    throw new InvalidArgumentError('Give an IP address, or a network such as 10.0.0.0/8.');
  return text;
}

export function day(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('Give a day as YYYY-MM-DD.');
  return text;
}

/** Of a language that articles are read in, possibly of a region: "it", "it-IT". */
export function languageTag(text: string): string {
  const known = readdirSync(FOLDERS.language, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  if (!known.includes(text.toLowerCase().split('-')[0] ?? ''))
    throw new InvalidArgumentError(`Give one of ${known.sort().join(', ')}.`);
  return text;
}

export function slug(text: string): string {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)) throw new InvalidArgumentError('Give a-z, 0-9 and single hyphens.');
  return text;
}

/** Gathers an option that may be given several times. */
export const several = (text: string, earlier: readonly string[]): readonly string[] => [...earlier, text];
