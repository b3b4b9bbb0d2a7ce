// What every page needs to know of the request that it answers: the language of the interface, the address, and where style
// and scripts lie. Made anew for each request; pages never see the request itself.
import { LANGUAGES, type Language, MESSAGES, type Messages } from './messages.js';
import { readScope, type Scope, scopeParameters } from './scope/scope.js';

/** Something that the scope can be bound to. */
export interface Source {
  readonly value: string;
  readonly text: string;
}

export interface View {
  readonly language: Language;
  /** The language was asked for in the address, so that links go on asking for it. */
  readonly languageChosen: boolean;
  readonly messages: Messages;
  /** Base of the IRIs of the data. */
  readonly base: string;
  /** Path and parameters of the page. */
  readonly path: string;
  readonly parameters: URLSearchParams;
  /** As of which day and according to whom the page speaks. */
  readonly scope: Scope;
  /** What can be chosen for that; empty where it plays no part. */
  readonly sources: readonly Source[];
  /** Addresses of style sheet and scripts by name ("style.css"); empty where none were built. */
  readonly assets: ReadonlyMap<string, string>;
}

export function makeView(given: Omit<View, 'messages' | 'scope' | 'sources'>): View {
  return { ...given, messages: MESSAGES[given.language], scope: readScope(given.parameters), sources: [] };
}

/** A page of this site, in the language and within the scope that were chosen. */
export function href(view: View, path: string, parameters: Readonly<Record<string, string>> = {}): string {
  const [before = '', fragment] = path.split('#');
  const search = new URLSearchParams(parameters);
  if (view.languageChosen) search.set('lang', view.language);
  for (const [name, value] of scopeParameters(view.scope)) search.set(name, value);
  const text = search.toString();
  return `${before}${text === '' ? '' : `?${text}`}${fragment === undefined ? '' : `#${fragment}`}`;
}

/** This page with some parameters changed; those set to undefined are left out. */
export function hrefHere(view: View, changed: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams(view.parameters);
  for (const [name, value] of Object.entries(changed)) {
    if (value === undefined) search.delete(name);
    else search.set(name, value);
  }
  const text = search.toString();
  return text === '' ? view.path : `${view.path}?${text}`;
}

/** The same page in each language. */
export const inOtherLanguages = (view: View): readonly { readonly language: Language; readonly href: string }[] =>
  LANGUAGES.map((language) => ({ language, href: hrefHere(view, { lang: language }) }));
