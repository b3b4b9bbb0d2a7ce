// Two dates as articles give them in ("2025-11-26", "--11-12", "2025-11", an interval), how well they go together out: 1 for
// the same day of the same year, less where one says less, 0 where they cannot be the same.

interface Parts {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

const FORMS: readonly (readonly [RegExp, readonly (keyof Parts)[]])[] = [
  [/^(\d{4})-(\d\d)-(\d\d)$/, ['year', 'month', 'day']],
  [/^(\d{4})-(\d\d)$/, ['year', 'month']],
  [/^(\d{4})$/, ['year']],
  [/^--(\d\d)-(\d\d)$/, ['month', 'day']],
  [/^--(\d\d)$/, ['month']],
];
/** How sure it is, by the number of parts that both say. */
const BY_SHARED_PARTS = [0, 0.5, 0.75, 1];

function readParts(text: string): Parts | undefined {
  for (const [pattern, names] of FORMS) {
    const values = pattern.exec(text)?.slice(1);
    if (values !== undefined) return Object.fromEntries(names.map((name, index) => [name, Number(values[index])]));
  }
  return undefined;
}

/** Undefined where one of them is none that can be compared. */
export function datesTogether(a: string, b: string): number | undefined {
  if (a.includes('/') || b.includes('/')) return a === b ? 1 : undefined;
  const [first, second] = [readParts(a), readParts(b)];
  if (first === undefined || second === undefined) return undefined;
  let shared = 0;
  for (const name of ['year', 'month', 'day'] as const) {
    if (first[name] === undefined || second[name] === undefined) continue;
    if (first[name] !== second[name]) return 0;
    shared += 1;
  }
  return shared === 0 ? undefined : BY_SHARED_PARTS[shared];
}

/** The best that one date of each has to do with the other. */
export function bestTogether(some: readonly string[], others: readonly string[]): number | undefined {
  const values = some.flatMap((a) => others.flatMap((b) => datesTogether(a, b) ?? []));
  return values.length === 0 ? undefined : Math.max(...values);
}
