// What a JSON value must be, as small functions that combine: a value in, its first fault out, with the path to it
// ("classes.say[2] must be text"). Nothing is changed and nothing is thrown.

/** `undefined` when the value is as it must be. `path` is empty at the top. */
export type Shape<T = unknown> = ((value: unknown, path: string) => string | undefined) & {
  readonly of?: T | undefined;
};

const at = (path: string): string => (path === '' ? 'the file' : path);
const plain = (name: string, fits: (value: unknown) => boolean): Shape => {
  return (value, path) => (fits(value) ? undefined : `${at(path)} must be ${name}`);
};

export const text: Shape<string> = plain(
  'text',
  (value) => typeof value === 'string' && value.trim() !== '',
) as Shape<string>;
/** Text that may be empty. */
export const affix: Shape<string> = plain('text', (value) => typeof value === 'string') as Shape<string>;
export const number: Shape<number> = plain('a number', Number.isFinite) as Shape<number>;
export const flag: Shape<boolean> = plain('true or false', (value) => typeof value === 'boolean') as Shape<boolean>;

export const oneOf = <const T extends string>(...values: readonly T[]): Shape<T> =>
  plain(values.map((value) => `"${value}"`).join(' or '), (value) => values.includes(value as T)) as Shape<T>;

export const optional = <T>(shape: Shape<T>): Shape<T | undefined> =>
  ((value, path) => (value === undefined ? undefined : shape(value, path))) as Shape<T | undefined>;

export const listOf = <T>(item: Shape<T>): Shape<readonly T[]> =>
  ((value, path) => {
    if (!Array.isArray(value)) return `${at(path)} must be a list`;
    return first(value, (entry, index) => item(entry, `${path}[${index}]`));
  }) as Shape<readonly T[]>;

export const tupleOf = <T extends readonly unknown[]>(...items: { readonly [K in keyof T]: Shape<T[K]> }): Shape<T> =>
  ((value, path) => {
    if (!Array.isArray(value) || value.length !== items.length) return `${at(path)} must be a list of ${items.length}`;
    return first(items, (item, index) => item(value[index], `${path}[${index}]`));
  }) as Shape<T>;

/** An object with any names. */
export const recordOf = <T>(value: Shape<T>): Shape<Readonly<Record<string, T>>> =>
  ((record, path) => {
    if (!isRecord(record)) return `${at(path)} must be an object`;
    return first(Object.entries(record), ([name, entry]) => value(entry, join(path, name)));
  }) as Shape<Readonly<Record<string, T>>>;

/** An object with these names and no others, so that a slip in a name is a fault too. */
export const object = <T>(fields: { readonly [K in keyof Required<T>]: Shape<T[K]> }): Shape<T> =>
  ((record, path) => {
    if (!isRecord(record)) return `${at(path)} must be an object`;
    const unknown = Object.keys(record).find((name) => !Object.hasOwn(fields, name));
    if (unknown !== undefined)
      return `${join(path, unknown)} is not known; it can be ${Object.keys(fields).join(', ')}`;
    const shapes = Object.entries(fields) as [string, Shape][];
    return first(shapes, ([name, shape]) => shape(record[name], join(path, name)));
  }) as Shape<T>;

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function first<T>(items: readonly T[], fault: (item: T, index: number) => string | undefined): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = fault(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
