// Files in, a call whenever one of them changes; one call at a time, and one more for all changes in the meantime.
import { watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/** An editor writes a file in several steps. */
const SETTLED_MS = 100;

/** Never resolves; an interruption ends the process. "-" cannot be watched. */
export function watchFiles(files: readonly string[], changed: () => Promise<void>): Promise<never> {
  const byFolder = new Map<string, Set<string>>();
  for (const file of files) {
    if (file === '-') continue;
    // Hint: the folder is watched, for many editors put a new file in the place of the old one.
    const folder = dirname(resolve(file));
    byFolder.set(folder, new Set([...(byFolder.get(folder) ?? []), basename(file)]));
  }
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(changed);
    }, SETTLED_MS);
  };
  for (const [folder, names] of byFolder)
    watch(folder, (_event, name) => {
      if (name !== null && names.has(name)) soon();
    });
  return new Promise(() => {});
}
