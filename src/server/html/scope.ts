// The scope of a page in, clauses of its queries out that let through only facts and articles within it; and the sources that
// can be chosen.
import { pacta, schema } from '../../graph/vocabulary.js';
import { NAMING, namesIn } from '../../pages/knowledge/names.js';
import { cut } from '../../pages/knowledge/render-term.js';
import { Triples } from '../../pages/knowledge/triples.js';
import { isBounded } from '../../pages/scope/scope.js';
import type { Source, View } from '../../pages/view.js';
import type { Services } from '../http/context.js';
import { triplesOf } from './gather.js';
import { type Asked, literal, type Query, select, sparql } from './sparql.js';

type Scoped = Pick<View, 'scope' | 'base'>;
const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]*$/;
const NOTHING: Query = sparql``;

const publishedBy = (article: Query, day: string): Query =>
  sparql`${article} ${schema.datePublished} ?published FILTER (STR(?published) <= ${literal(day)})`;
const publishes = (article: Query, name: string): Query =>
  sparql`${article} ${schema.publisher} ?publisher FILTER (STR(?publisher) = ${literal(name)})`;

const isArticle = ({ base }: Scoped, iriText: string): boolean =>
  iriText.startsWith(`${base}article/`) && /^[^/#]+$/.test(iriText.slice(base.length + 'article/'.length));

/** Clauses for a group in which the variable is a fact. */
export function within(view: Scoped, variable: `?${string}`): Query {
  const { asOf, according } = view.scope;
  const fact: Query = { text: variable };
  const article: Query = { text: '?inArticle' };
  const stands = sparql`${fact} ${pacta.evidence}/${pacta.inArticle} ${article} .`;
  const byDay = asOf === undefined ? NOTHING : sparql`  FILTER EXISTS { ${stands} ${publishedBy(article, asOf)} }\n`;
  if (according === undefined) return byDay;
  if (isArticle(view, according))
    return sparql`${byDay}  FILTER (STRSTARTS(STR(${fact}), ${literal(`${according}/`)}))\n`;
  const says = IRI.test(according)
    ? sparql`{ ${fact} ${pacta.speaker} ${according} } UNION { ${fact} ${pacta.accordingTo}/${pacta.speaker} ${according} } UNION `
    : NOTHING;
  return sparql`${byDay}  FILTER EXISTS { ${says}{ ${stands} ${publishes(article, according)} } }\n`;
}

/** Clauses for a group in which the variable is an article. */
export function articlesWithin(view: Scoped, variable: `?${string}`): Query {
  const { asOf, according } = view.scope;
  const article: Query = { text: variable };
  const byDay = asOf === undefined ? NOTHING : sparql`  FILTER EXISTS { ${publishedBy(article, asOf)} }\n`;
  if (according === undefined) return byDay;
  if (isArticle(view, according)) return sparql`${byDay}  FILTER (STR(${article}) = ${literal(according)})\n`;
  const says = IRI.test(according)
    ? sparql`{ ?saying ${pacta.speaker} ${according} ; ${pacta.evidence}/${pacta.inArticle} ${article} } UNION `
    : NOTHING;
  return sparql`${byDay}  FILTER EXISTS { ${says}{ ${publishes(article, according)} } }\n`;
}

/** Whether a thing that was found may be shown; things of the world always may. Undefined where all may. */
export async function admittedIn(services: Services, view: View): Promise<((iriText: string) => boolean) | undefined> {
  if (!isBounded(view.scope)) return undefined;
  const [facts, articles] = await Promise.all([
    select(
      services,
      sparql`SELECT DISTINCT ?fact ?passage WHERE {\n  ?fact a ${pacta.Fact} ; ${pacta.evidence} ?passage\n${within(view, '?fact')}}`,
    ),
    select(
      services,
      sparql`SELECT DISTINCT ?article WHERE {\n  ?article a ${pacta.Article}\n${articlesWithin(view, '?article')}}`,
    ),
  ]);
  const admitted = new Set([...facts, ...articles].flatMap((row) => Object.values(row)));
  const own = `${view.base}article/`;
  return (iriText) => !iriText.startsWith(own) || admitted.has(iriText);
}

const SPEAKERS = 40;
const PUBLISHERS = 30;
const ARTICLES = 30;
const LONGEST = 60;

/** Publishers, who speaks most, and articles, by name; and the one that was chosen. Kept until something is written. */
export class Sources {
  readonly #services: Asked;
  readonly #known = new Map<string, Promise<readonly Source[]>>();
  #version = '';

  constructor(services: Asked) {
    this.#services = services;
  }

  async of(view: View): Promise<readonly Source[]> {
    const { store, settings } = this.#services;
    if (store.version() !== this.#version || !settings.revalidates) this.#known.clear();
    this.#version = store.version();
    let listed = this.#known.get(view.language);
    if (listed === undefined) {
      listed = this.#list(view.language);
      this.#known.set(view.language, listed);
      listed.catch(() => this.#known.clear());
    }
    const { according } = view.scope;
    const sources = await listed;
    if (according === undefined || sources.some(({ value }) => value === according)) return sources;
    const chosen = IRI.test(according) ? await this.#named([according], view.language) : [];
    return [...sources, ...(chosen.length > 0 ? chosen : [{ value: according, text: according }])];
  }

  async #list(language: string): Promise<Source[]> {
    const [publishers, speakers, articles] = await Promise.all([
      select(
        this.#services,
        sparql`SELECT ?source (COUNT(*) AS ?count) WHERE { ?article ${schema.publisher} ?source } GROUP BY ?source ORDER BY DESC(?count) ?source LIMIT ${PUBLISHERS}`,
      ),
      select(
        this.#services,
        sparql`SELECT ?source (COUNT(*) AS ?count) WHERE { ?statement ${pacta.speaker} ?source } GROUP BY ?source ORDER BY DESC(?count) ?source LIMIT ${SPEAKERS}`,
      ),
      select(
        this.#services,
        sparql`SELECT DISTINCT ?source WHERE { ?source a ${pacta.Article} } LIMIT ${ARTICLES + 1}`,
      ),
    ]);
    const valuesOf = (rows: readonly { readonly [name: string]: string }[]): string[] =>
      rows.flatMap(({ source }) => source ?? []);
    // Hint: more articles than can be read in a list are chosen on their own pages.
    const offered = articles.length > ARTICLES ? [] : valuesOf(articles).sort();
    const names = valuesOf(publishers);
    const iris = [...names.filter((name) => IRI.test(name)), ...valuesOf(speakers), ...offered];
    const collator = new Intl.Collator(language);
    const named = await this.#named([...new Set(iris)], language);
    return [
      ...names.filter((name) => !IRI.test(name)).map((name) => ({ value: name, text: cut(name, LONGEST) })),
      ...named.sort((a, b) => collator.compare(a.text, b.text)),
    ];
  }

  async #named(iris: readonly string[], language: string): Promise<Source[]> {
    const triples = new Triples(await triplesOf(this.#services, iris, [...NAMING, pacta.text]));
    const names = namesIn(triples, language);
    return iris.map((value) => {
      const text = names(value)?.text ?? triples.text(value, pacta.text)?.trim().split('\n')[0] ?? value;
      return { value, text: cut(text, LONGEST) };
    });
  }
}
