// The project's own files as the structure tests see them: path, folder below src, text, and what each imports.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface SourceFile {
  /** From the root, with slashes. */
  readonly path: string;
  readonly text: string;
  /** Module specifiers as written. */
  readonly imports: readonly string[];
}

const IMPORT =
  /^\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|new URL\(\s*['"](\.[^'"]+\.js)['"]|^import ['"]([^'"]+)['"]/gm;

export function sourceFiles(folder: string, extension = '.ts'): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => {
      const file = join(ROOT, folder, name);
      const text = readFileSync(file, 'utf8');
      const imports = [...text.matchAll(IMPORT)].map(
        (match) => match.slice(1).find((group) => group !== undefined) ?? '',
      );
      return { path: relative(ROOT, file).replaceAll('\\', '/'), text, imports };
    });
}

/** Folder below src of a file, or of what it imports; undefined for packages. */
export function layerOf(path: string): string {
  return path.split('/')[1] ?? '';
}

export function importedPath(file: SourceFile, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.join(dirname(file.path), specifier) : undefined;
}

/** "@scope/name/file" and "name/file" to the package's name. */
export function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('node:')) return undefined;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
