// What things of ours are called by sources of others: the links that are there, and those that are made on the way, so that
// a state that was found tells its office holders and its treaties.

export class Counterparts {
  readonly #of = new Map<string, Set<string>>();

  add(subject: string, object: string): void {
    this.#of.set(subject, (this.#of.get(subject) ?? new Set()).add(object));
  }

  /** Sorted. */
  of(subject: string): string[] {
    return [...(this.#of.get(subject) ?? [])].sort();
  }

  /** Those of one namespace, such as that of an item which is compared; undefined where none is known. */
  within(subject: string, namespace: string): string[] | undefined {
    const found = this.of(subject).filter((iriText) => namespaceOf(iriText) === namespace);
    return found.length === 0 ? undefined : found;
  }
}

export const namespaceOf = (iriText: string): string => iriText.replace(/[^/#]*$/, '');
