// The questions that the query page offers, gathered by topic: the folder that leads the name of a query.

export interface Example {
  /** "actors/persons-with-office". */
  readonly name: string;
  /** In words. */
  readonly question: string;
  /** SPARQL. */
  readonly text: string;
}
export interface Topic {
  readonly title: string;
  readonly examples: readonly Example[];
}

/** Topics and their questions in the order in which they first come. */
export function topicsOf(examples: readonly Example[]): Topic[] {
  const topics = new Map<string, Example[]>();
  for (const example of examples) {
    const folder = example.name.includes('/') ? example.name.slice(0, example.name.lastIndexOf('/')) : 'other';
    const title = folder.replaceAll('-', ' ');
    topics.set(title, [...(topics.get(title) ?? []), example]);
  }
  return [...topics].map(([title, list]) => ({
    title: title.charAt(0).toUpperCase() + title.slice(1),
    examples: list,
  }));
}
