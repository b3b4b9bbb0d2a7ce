// The names of a thing, language by language: what it is called first, then what else it is called. Forms that serve only to
// find it in texts stand apart.
import type { Literal, NamedNode } from 'n3';
import { pacta, rdfs, skos } from '../../graph/vocabulary.js';
import { type Html, html } from '../html.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { View } from '../view.js';

export function renderNames(view: View, { triples }: Knowledge, iriText: string): Html {
  const { names } = view.messages;
  const literals = (...properties: readonly NamedNode[]): Literal[] =>
    properties.flatMap((property) =>
      triples.objects(iriText, property).filter((term): term is Literal => term.termType === 'Literal'),
    );
  const called = literals(skos.prefLabel, rdfs.label);
  const also = literals(skos.altLabel);
  const forms = literals(skos.hiddenLabel, pacta.demonym);
  const languages = [...new Set([...called, ...also].map(({ language }) => language))].sort();
  if (languages.length === 0) return html``;
  const inLanguage = (terms: readonly Literal[], language: string): string =>
    terms.flatMap((term) => (term.language === language ? [term.value] : [])).join(', ');
  return html`<section id="names"><h2>${names.title}</h2>
<div class="wide" tabindex="0" role="region" aria-label="${names.title}"><table><thead><tr><th scope="col">${names.language}</th><th scope="col">${names.name}</th><th scope="col">${names.also}</th></tr></thead>
<tbody>${languages.map(
    (
      language,
    ) => html`<tr><th scope="row">${languageInWords(language, view)}</th><td lang="${language}">${inLanguage(called, language)}</td><td lang="${language}">${inLanguage(also, language)}</td></tr>
`,
  )}</tbody></table></div>
${forms.length === 0 ? '' : html`<details><summary>${names.forms}</summary><ul class="forms-of-name">${[...new Set(forms.map(({ language }) => language))].sort().map((language) => html`<li>${languageInWords(language, view)}: <span lang="${language}">${inLanguage(forms, language)}</span></li>\n`)}</ul></details>`}</section>`;
}

/** "Italian" for "it"; the tag itself where it is no tag. */
function languageInWords(tag: string, { language, messages }: View): string {
  if (tag === '') return messages.names.untagged;
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
  } catch (error) {
    if (error instanceof RangeError) return tag;
    throw error;
  }
}
