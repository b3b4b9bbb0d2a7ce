// /article/{slug}/annotations: the passages of an article as Web Annotations (https://www.w3.org/TR/annotation-model/), in
// JSON-LD. Each has as target its place in the article, by offsets in code points and by its words, and as bodies the facts
// that it is evidence of and the things that it refers to.
import type { Quad } from 'n3';
import { pacta } from '../../graph/vocabulary.js';
import type { Services } from '../http/context.js';
import { mintTag } from '../http/etag.js';
import { Problem } from '../http/problem.js';
import type { Resource } from '../http/resource.js';
import { send } from '../http/send.js';

const MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';
const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
/** Signs before and after a passage by which its place can be found again. */
const AROUND = 32;
/** Selectors by position in a text/plain resource, as RFC 5147 writes them. */
const RFC5147 = 'http://tools.ietf.org/rfc/rfc5147';

type Json = Readonly<Record<string, unknown>>;

export const annotations = (services: Services): Resource => ({
  methods: {
    GET: async (c) => {
      const { store, settings } = services;
      const slug = /^\/article\/([a-z0-9-]+)\/annotations$/.exec(new URL(c.req.url).pathname)?.[1] ?? '';
      const article = `${settings.base}article/${slug}`;
      const own = (await store.graph(article)) ?? [];
      const curated = (await store.graph(`${article}/curated`)) ?? [];
      const page = annotationPage(article, [...own, ...curated]);
      if (page === undefined) throw new Problem('not-found', 'Nothing is known of this article.');
      const body = `${JSON.stringify(page, null, 2)}\n`;
      return send(c, {
        contentType: MEDIA_TYPE,
        body,
        tag: mintTag(body),
        headers: {
          'Cache-Control': 'no-cache',
          Link: `<${article}>; rel="describes", <http://www.w3.org/ns/ldp#Resource>; rel="type"`,
        },
      });
    },
  },
});

/** Undefined where the quads hold no passage of the article. Sorted by place. */
export function annotationPage(article: string, quads: readonly Quad[]): Json | undefined {
  const { passages, facts, things, text } = read(article, quads);
  const signs = [...text];
  const items = [...passages]
    .filter(([, { start, end, exact }]) => end > start && exact !== '')
    .sort(([, a], [, b]) => a.start - b.start || a.end - b.end)
    .map(([iriText, { start, end, exact }]) => ({
      id: iriText.replace('#', '/annotations#'),
      type: 'Annotation',
      motivation: (facts.get(iriText) ?? []).length > 0 ? 'describing' : 'identifying',
      body: [
        ...(facts.get(iriText) ?? []).map((id) => ({ id, purpose: 'describing' })),
        ...(things.get(iriText) ?? []).map((id) => ({ id, purpose: 'identifying' })),
      ],
      target: {
        id: iriText,
        source: article,
        selector: [
          { type: 'TextPositionSelector', start, end },
          {
            type: 'TextQuoteSelector',
            exact,
            ...(text === ''
              ? {}
              : {
                  prefix: signs.slice(Math.max(0, start - AROUND), start).join(''),
                  suffix: signs.slice(end, end + AROUND).join(''),
                }),
          },
          { type: 'FragmentSelector', conformsTo: RFC5147, value: `char=${start},${end}` },
        ],
      },
    }));
  if (items.length === 0) return undefined;
  const id = `${article}/annotations`;
  return {
    '@context': CONTEXT,
    id,
    type: 'AnnotationPage',
    partOf: { id: article, total: items.length },
    startIndex: 0,
    items,
  };
}

interface Passage {
  start: number;
  end: number;
  exact: string;
}

function read(article: string, quads: readonly Quad[]) {
  const passages = new Map<string, Passage>();
  const facts = new Map<string, string[]>();
  const things = new Map<string, string[]>();
  let text = '';
  const add = (lists: Map<string, string[]>, key: string, value: string): void => {
    const list = lists.get(key) ?? [];
    if (!list.includes(value)) list.push(value);
    lists.set(key, list);
  };
  for (const { subject, predicate, object } of quads) {
    if (subject.value === article && predicate.equals(pacta.text)) text = object.value;
    else if (predicate.equals(pacta.evidence)) add(facts, object.value, subject.value);
    if (!subject.value.startsWith(`${article}#char=`)) continue;
    const passage = passages.get(subject.value) ?? { start: 0, end: 0, exact: '' };
    passages.set(subject.value, passage);
    if (predicate.equals(pacta.startOffset)) passage.start = Number(object.value);
    else if (predicate.equals(pacta.endOffset)) passage.end = Number(object.value);
    else if (predicate.equals(pacta.exact)) passage.exact = object.value;
    else if (predicate.equals(pacta.refersTo)) add(things, subject.value, object.value);
  }
  return { passages, facts, things, text };
}
