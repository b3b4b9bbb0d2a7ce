// The body of a request in, decisions on links out: one JSON object or a list of them, or the fields of a form.
import { isSourceName } from '../../link/external/linkset.js';
import { readText } from '../http/body.js';
import { readContentType } from '../http/content-type.js';
import type { Context } from '../http/context.js';
import { readParameters } from '../http/parameters.js';
import { Problem } from '../http/problem.js';

export interface AskedDecision {
  readonly source: string;
  readonly subject: string;
  readonly object: string;
  readonly accepted: boolean;
  readonly by: string;
}

export const JSON_TYPE = 'application/json';
export const FORM_TYPE = 'application/x-www-form-urlencoded';
const MOST_BYTES = 1024 * 1024;
const MOST_DECISIONS = 1000;
const LONGEST_NAME = 200;
const FIELDS = ['source', 'subject', 'object', 'decision', 'by'] as const;
type Fields = Readonly<Record<(typeof FIELDS)[number], unknown>>;

/** Throws Problem 400, which says the number of the decision and the field, 413 and 415. At least one. */
export async function readDecisions(c: Context): Promise<readonly AskedDecision[]> {
  const type = readContentType(c.req.header('content-type'))?.mediaType;
  if (type !== JSON_TYPE && type !== FORM_TYPE)
    throw new Problem('unsupported-media-type', `Send a decision as ${JSON_TYPE} or ${FORM_TYPE}.`, {
      headers: { Accept: `${JSON_TYPE}, ${FORM_TYPE}` },
    });
  const text = await readText(c.req.raw, MOST_BYTES);
  if (type === FORM_TYPE) {
    const form = readParameters(text);
    return [readDecision(Object.fromEntries(FIELDS.map((name) => [name, form.one(name)])), 1)];
  }
  const value = parse(text);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0 || list.length > MOST_DECISIONS)
    throw new Problem('malformed-request', `There are ${list.length} decisions; send 1 to ${MOST_DECISIONS}.`);
  return list.map((one, index) => readDecision(one, index + 1));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem('malformed-request', `The body is not JSON: ${(error as Error).message}.`);
  }
}

function readDecision(value: unknown, nth: number): AskedDecision {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Partial<Fields>;
  const assert = (holds: boolean, field: string, wanted: string): void => {
    if (!holds) throw new Problem('malformed-request', `Decision ${nth}: "${field}" must be ${wanted}.`);
  };
  const textOf = (field: keyof Fields): string => (typeof fields[field] === 'string' ? fields[field].trim() : '');
  const [source, subject, object, decision, by] = FIELDS.map(textOf) as [string, string, string, string, string];
  assert(isSourceName(source), 'source', 'the name of a source, as /links gives it');
  for (const [field, iriText] of [
    ['subject', subject],
    ['object', object],
  ] as const)
    assert(/^https?:\/\/[^\u0000-\u0020<>"{}|\\^`]+$/.test(iriText), field, 'an IRI that begins with http: or https:');
  assert(decision === 'accept' || decision === 'reject', 'decision', '"accept" or "reject"');
  assert(by !== '' && by.length <= LONGEST_NAME, 'by', `who decides, in up to ${LONGEST_NAME} characters`);
  return { source, subject, object, accepted: decision === 'accept', by };
}
