// What an IRI of ours says of the thing it names: the reverse of graph/iris.ts, for data that others made.

export type ResourceIri =
  | { readonly form: 'article'; readonly article: string }
  | { readonly form: 'passage'; readonly article: string; readonly start: number; readonly end: number }
  /** Facts, curations and places without a name; `kind` in kebab case. */
  | { readonly form: 'part'; readonly article: string; readonly kind: string; readonly start: number }
  | { readonly form: 'entity'; readonly type: string }
  | { readonly form: 'code' }
  | { readonly form: 'scheme' };

const ARTICLE = /^article\/[^/#?]+(?:\/v\/\d+)?/;
const PASSAGE = /^#char=(\d+),(\d+)$/;
const PART = /^\/([a-z]+(?:-[a-z]+)*)\/(\d+)(?:-\d+)?$/;
const ENTITY = /^id\/([^/#?]+)\/[^/#?]+$/;
const CODE = /^code\/[^/#?]+(\/[^/#?]+)?$/;

/** Undefined for what is not under the base or names no single thing (a graph, a document). */
export function readResourceIri(iriText: string, base: string): ResourceIri | undefined {
  if (!iriText.startsWith(base)) return undefined;
  const path = iriText.slice(base.length);
  const article = ARTICLE.exec(path)?.[0];
  if (article !== undefined) return readWithin(base + article, path.slice(article.length));
  const type = ENTITY.exec(path)?.[1];
  if (type !== undefined) return { form: 'entity', type };
  const code = CODE.exec(path);
  return code === null ? undefined : { form: code[1] === undefined ? 'scheme' : 'code' };
}

function readWithin(article: string, rest: string): ResourceIri | undefined {
  if (rest === '') return { form: 'article', article };
  const passage = PASSAGE.exec(rest);
  if (passage !== null) return { form: 'passage', article, start: Number(passage[1]), end: Number(passage[2]) };
  const part = PART.exec(rest);
  return part?.[1] === undefined ? undefined : { form: 'part', article, kind: part[1], start: Number(part[2]) };
}
