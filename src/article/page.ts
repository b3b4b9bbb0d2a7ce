// A web page in, the article on it out: main text, title, publisher, day of publication, address. What is main text is
// decided by defuddle, on a document that linkedom makes; neither loads or runs anything. Menus, captions, bylines and
// what readers write below are left out. What the page says of itself in its head is taken as it is said there.
import { DefuddleClass } from 'defuddle/node';
import { parseHTML } from 'linkedom';
import { isDay } from './calendar.js';
import { InputError } from './errors.js';
import type { FrontMatter } from './front-matter.js';
import { isElement, type PageNode, textOf } from './page-text.js';

interface PageElement extends PageNode {
  getAttribute(name: string): string | null;
  remove(): void;
}
interface PageDocument {
  readonly documentElement: PageNode | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** Deepest nesting: no page comes near it, and finding the main text takes time by its square. */
const DEEPEST = 200;
/** Least share of the main text that stands outside links; less is a list of links. */
const LEAST_PROSE = 0.5;
/** Stands for the address of a page that does not say its own; never in the result. */
const NOWHERE = 'https://page.invalid/';

const PUBLISHERS = ['DC.publisher', 'dc.publisher', 'DCTERMS.publisher', 'dcterms.publisher', 'publisher'];
const DATES = ['DC.date', 'dc.date', 'DC.date.issued', 'dc.date.issued', 'dcterms.issued', 'dcterms.date', 'date'];

/** The article on a page. Throws InputError for a page without one. */
export function readPage(html: string, file: string): { fields: FrontMatter; text: string } {
  const document = documentOf(html.replace(/^\ufeff/, ''));
  if (depthOf(document) > DEEPEST)
    throw new InputError(file, `nests its elements more than ${DEEPEST} deep; save the article's text as .txt`);
  for (const script of document.querySelectorAll('script[type="application/ld+json"]'))
    if (!isJson(script.textContent ?? '')) script.remove();
  const url = addressOf(document);
  const found = new DefuddleClass(document as never, { url: url ?? NOWHERE }).parse();
  const { text, linked } = textOf(documentOf(`<html><body>${found.content}</body></html>`).documentElement);
  if (text === '' || linked > text.length * (1 - LEAST_PROSE))
    throw new InputError(file, "has no main text that can be told from its menus; save the article's text as .txt");
  // a name of the host is what defuddle gives for want of a publisher's
  const site = found.site === new URL(url ?? NOWHERE).hostname ? '' : found.site;
  const publisher = site || metaOf(document, PUBLISHERS);
  const published = [found.published, metaOf(document, DATES)]
    .map((date) => date?.slice(0, 10))
    .find((day) => day !== undefined && isDay(day));
  return {
    fields: {
      ...(found.title === '' ? {} : { title: oneLine(found.title) }),
      ...(url === undefined ? {} : { url }),
      ...(publisher === undefined ? {} : { publisher: oneLine(publisher) }),
      ...(published === undefined ? {} : { published }),
    },
    text,
  };
}

/** A piece of a page is made a whole one. */
function documentOf(html: string): PageDocument {
  const whole = /<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  return parseHTML(whole).document as unknown as PageDocument;
}

function depthOf({ documentElement }: PageDocument): number {
  let level: readonly PageNode[] = documentElement === null ? [] : [documentElement];
  let depth = 0;
  for (; level.length > 0 && depth <= DEEPEST; depth++)
    level = level.flatMap(({ childNodes }) => [...childNodes].filter(isElement));
  return depth;
}

function addressOf(document: PageDocument): string | undefined {
  return [
    document.querySelector('link[rel="canonical"]')?.getAttribute('href'),
    document.querySelector('meta[property="og:url"]')?.getAttribute('content'),
  ]
    .map((address) => address?.trim())
    .find((address) => address !== undefined && /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(address));
}

function metaOf(document: PageDocument, names: readonly string[]): string | undefined {
  for (const name of names) {
    const content = document.querySelector(`meta[name="${name}"]`)?.getAttribute('content')?.trim();
    if (content) return content;
  }
  return undefined;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
