// Files too large to be held at once, validated in bounded memory: one pass sorts their quads by article into parts on the
// disk and notes what each thing of the world is; then each part is validated alone, with what it names of those things.
import { createReadStream, statSync } from 'node:fs';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { DataFactory, type Quad, Writer } from 'n3';
import { InputError } from '../article/errors.js';
import { makeIris } from '../graph/iris.js';
import { type N3Format, parseN3, rdfFormatOf } from '../graph/parse.js';
import { parsePlaces } from '../graph/parse-places.js';
import { rdf, rdfs } from '../graph/vocabulary.js';
import { Articles } from '../validate/context.js';
import type { Finding } from '../validate/finding.js';
import { Places } from '../validate/places.js';
import type { Checking } from './check.js';
import { EXIT } from './exit.js';
import { RuleDesk } from './rules.js';
import type { Terminal } from './terminal.js';
import type { ValidateOptions } from './validate.js';

/** Files of which all together have more bytes are validated in parts. */
const AT_ONCE_BYTES = 96 * 1024 * 1024;
const PART_BYTES = 24 * 1024 * 1024;
const BUFFER_LENGTH = 1024 * 1024;
const STREAMED: ReadonlySet<string> = new Set(['nquads', 'ntriples', 'trig', 'turtle']);

/** False where the files are small enough, or of a form that is only read whole. */
export async function validateInParts(
  files: readonly string[],
  options: ValidateOptions,
  checking: Checking,
  terminal: Terminal,
): Promise<boolean> {
  const bytes = files.reduce((total, file) => total + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
  const isStreamed = files.every((file) => file !== '-' && STREAMED.has(options.from ?? rdfFormatOf(file) ?? ''));
  if (bytes <= AT_ONCE_BYTES && options.parts !== true) return false;
  if (!isStreamed || options.against !== undefined || options.watch === true) return false;
  const folder = await mkdtemp(join(tmpdir(), 'pacta-validate-'));
  try {
    await validateParts(files, options, checking, folder, Math.ceil(bytes / PART_BYTES) + 1, terminal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return true;
}

async function validateParts(
  files: readonly string[],
  options: ValidateOptions,
  { check, rules, reference }: Checking,
  folder: string,
  count: number,
  terminal: Terminal,
): Promise<void> {
  const parts = new Parts(folder, count);
  const progress = terminal.progress('sorting', files.length);
  let read = 0;
  for (const file of files) {
    progress.step();
    try {
      await sortFile(file, options.from, parts);
      read += 1;
    } catch (error) {
      progress.clear();
      terminal.problem(error);
    }
  }
  progress.clear();
  if (read === 0) return;
  await parts.flush();
  const desk = new RuleDesk(options.rules ? rules : [], reference);
  const findings: Finding[] = [];
  const labels: Quad[] = [];
  const places = new Places();
  const validating = terminal.progress('validating', count);
  try {
    for (let part = 0; part < count; part++) {
      validating.step();
      const { quads, places: own } = await parts.read(part);
      if (quads.length === 0) continue;
      const things = parts.things(quads);
      const shown = await check(quads, things);
      const report = shown.with(await desk.ask([...quads, ...things])).about(quads, things);
      for (const finding of report.list) {
        findings.push(finding);
        const label = report.label(finding.focus);
        if (label !== undefined)
          labels.push(DataFactory.quad(finding.focus as never, rdfs.label, DataFactory.literal(label)));
        const place = own.of(finding);
        const { focus, path = rdf.type, value = focus } = finding;
        if (place !== undefined)
          places.add(
            DataFactory.quad(focus as never, path as never, value as never),
            place.file,
            place.line,
            place.column,
          );
      }
    }
  } finally {
    validating.clear();
    await desk.close();
  }
  const report = (await check(labels)).telling(findings).at(places);
  if (!report.conforms) terminal.raise(EXIT.finding);
  await terminal.data(await report.render(options.json === true ? 'json' : options.format));
  const told = report.conforms ? 'conforms' : `does not conform: ${report.findings} findings`;
  terminal.note(`${told}: ${parts.count} quads in ${count} parts`);
}

async function sortFile(file: string, from: ValidateOptions['from'], parts: Parts): Promise<void> {
  const format = (from ?? rdfFormatOf(file)) as N3Format;
  const parser = parsePlaces(format, file, (quad, line, column) => parts.add(quad, file, line, column));
  const packed = createReadStream(file);
  const stream = file.endsWith('.gz') ? packed.pipe(createGunzip()) : packed;
  packed.on('error', (error) => stream.destroy(error));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of stream) {
      parser.write(decoder.decode(bytes as Uint8Array, { stream: true }));
      if (parts.isFull) await parts.flush();
    }
    parser.write(decoder.decode());
    parser.end();
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(
      file,
      code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'is not UTF-8' : `cannot be read (${code ?? String(error)})`,
    );
  }
}

const writer = new Writer({ format: 'N-Quads' });

/** Files of lines `place TAB quad`, each with the whole of the articles that fall to it. */
class Parts {
  readonly #folder: string;
  readonly #buffers: string[][];
  readonly #articles = new Articles(makeIris().base);
  readonly #files: string[] = [];
  /** What is said of the class of things that belong to no article. */
  readonly #classes = new Map<string, Quad[]>();
  #length = 0;
  count = 0;

  constructor(folder: string, count: number) {
    this.#folder = folder;
    this.#buffers = Array.from({ length: count }, () => []);
  }

  get isFull(): boolean {
    return this.#length > BUFFER_LENGTH;
  }

  add(quad: Quad, file: string, line: number, column: number): void {
    const subject = quad.subject.value;
    const article = this.#articles.of(subject) ?? this.#articles.of(quad.graph.value);
    if (this.#articles.of(subject) === undefined && quad.predicate.equals(rdf.type)) {
      const known = this.#classes.get(subject);
      if (known === undefined) this.#classes.set(subject, [quad]);
      else if (!known.some(({ object }) => object.equals(quad.object))) known.push(quad);
    }
    if (this.#files.at(-1) !== file) this.#files.push(file);
    const written = writer.quadToString(quad.subject, quad.predicate, quad.object, quad.graph);
    const text = `${this.#files.length - 1},${line},${column}\t${written}`;
    this.#buffers[hash(article ?? subject) % this.#buffers.length]?.push(text);
    this.#length += text.length;
    this.count += 1;
  }

  async flush(): Promise<void> {
    for (const [part, texts] of this.#buffers.entries()) {
      if (texts.length > 0) await appendFile(this.#file(part), texts.join(''));
      texts.length = 0;
    }
    this.#length = 0;
  }

  async read(part: number): Promise<{ readonly quads: readonly Quad[]; readonly places: Places }> {
    const places = new Places();
    const text = await readFile(this.#file(part), 'utf8').catch(() => '');
    const lines = text === '' ? [] : text.trimEnd().split('\n');
    const quads = parseN3(lines.map((one) => one.slice(one.indexOf('\t') + 1)).join('\n'), 'nquads', this.#file(part));
    for (const [index, quad] of quads.entries()) {
      const [file, line, column] = (lines[index] ?? '').split('\t', 1)[0]?.split(',').map(Number) ?? [];
      places.add(quad, this.#files[file ?? 0] ?? '', line, column);
    }
    return { quads, places };
  }

  /** The classes of the things that the quads name. */
  things(quads: readonly Quad[]): Quad[] {
    const named = new Set(quads.map(({ object }) => object.value));
    const own = new Set(quads.map(({ subject }) => subject.value));
    return [...named].flatMap((iriText) => (own.has(iriText) ? [] : (this.#classes.get(iriText) ?? [])));
  }

  #file(part: number): string {
    return join(this.#folder, `${part}.nq`);
  }
}

function hash(text: string): number {
  let value = 0;
  for (let at = 0; at < text.length; at++) value = (Math.imul(value, 31) + text.charCodeAt(at)) >>> 0;
  return value;
}
