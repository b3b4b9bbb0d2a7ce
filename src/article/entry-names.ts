// Names of entries as an archive gives them in; whether they can be believed, and how they are shown.

/** What is wrong with a name that leads out of the archive; undefined for one that stays in it. */
export function nameProblem(name: string): string | undefined {
  const leaves = /^(?:[/\\]|[A-Za-z]:)/.test(name) || name.split(/[/\\]/).includes('..');
  return leaves
    ? 'has a name that leads out of the archive; it is not read: pack it anew under a plain name'
    : undefined;
}

/** Signs that would move a terminal are shown as "?". */
export const shownName = (name: string): string => name.replace(/\p{Cc}/gu, '?');
