// What speaks for two records being one, gathered piece by piece: each with its weight, how far it agrees, and its words.
// The score is the weighted mean; how much weight there is says whether the score may be believed at all.

export interface Verdict {
  /** 0 to 1. */
  readonly score: number;
  /** Sum of the weights of what could be compared. */
  readonly weight: number;
  readonly reasons: readonly string[];
}

export class Evidence {
  readonly #pieces: { readonly weight: number; readonly agreement: number; readonly reason: string }[] = [];

  /** `agreement` from 0 to 1; undefined where one side says nothing. */
  add(what: string, weight: number, agreement: number | undefined): this {
    if (agreement !== undefined && weight > 0)
      this.#pieces.push({ weight, agreement, reason: `${what} ${agreement.toFixed(2)}` });
    return this;
  }

  verdict(): Verdict {
    const weight = this.#pieces.reduce((sum, piece) => sum + piece.weight, 0);
    const total = this.#pieces.reduce((sum, piece) => sum + piece.weight * piece.agreement, 0);
    return { score: weight === 0 ? 0 : total / weight, weight, reasons: this.#pieces.map(({ reason }) => reason) };
  }
}

/** How much of two sets is in both; undefined where one is empty. */
export function overlap(a: readonly string[], b: readonly string[]): number | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  const other = new Set(b);
  const both = a.filter((one) => other.has(one)).length;
  return both / (new Set([...a, ...b]).size || 1);
}
