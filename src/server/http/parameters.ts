// The query of an address or the body of a form in, names and values out. Decoded once and strictly: what is not UTF-8 or
// no percent-encoding is refused, where URLSearchParams would put a replacement character.
import { Problem } from './problem.js';

export class Parameters {
  readonly #pairs: (readonly [name: string, value: string])[];

  constructor(pairs: readonly (readonly [string, string])[] = []) {
    this.#pairs = [...pairs];
  }

  get pairs(): readonly (readonly [name: string, value: string])[] {
    return this.#pairs;
  }

  /** Values in order; empty ones, as forms send them for fields left blank, are not there. */
  all(name: string): string[] {
    return this.#pairs.filter(([known, value]) => known === name && value !== '').map(([, value]) => value);
  }

  has(name: string): boolean {
    return this.#pairs.some(([known]) => known === name);
  }

  /** The one value, possibly empty, or undefined. Throws Problem 400 when there are several. */
  one(name: string): string | undefined {
    const values = this.#pairs.filter(([known]) => known === name);
    if (values.length > 1)
      throw new Problem('malformed-request', `There are ${values.length} values of "${name}"; give one.`);
    return values[0]?.[1];
  }

  with(name: string, value: string): Parameters {
    return new Parameters([...this.#pairs, [name, value]]);
  }

  and(others: Parameters): Parameters {
    return new Parameters([...this.#pairs, ...others.#pairs]);
  }
}

/** `plus` says what "+" stands for: a space in forms, itself where the value is an IRI. */
export function readParameters(text: string, plus: ' ' | '+' = ' '): Parameters {
  const pairs = text
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      const [name, value] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
      return [decode(name, plus), decode(value, plus)] as const;
    });
  return new Parameters(pairs);
}

function decode(text: string, plus: ' ' | '+'): string {
  try {
    return decodeURIComponent(plus === ' ' ? text.replaceAll('+', ' ') : text);
  } catch {
    throw new Problem(
      'malformed-request',
      `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}" is not percent-encoded UTF-8; write "%" as "%25".`,
    );
  }
}

/** Throws Problem 400 for what is not absolute or holds a sign that no IRI has. */
export function assertIri(text: string, what: string): string {
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:[^\u0000-\u0020<>"{}|\\^`]*$/.test(text))
    throw new Problem('malformed-request', `${what} is "${text}", which is no absolute IRI.`);
  return text;
}
