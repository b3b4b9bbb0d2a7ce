// The page to try a text or data on: a form; of a text, what was read in it; of data, what is wrong with them, each fault with
// its place, what was meant perhaps, and what the data would change. Nothing is kept.
import { pacta } from '../../graph/vocabulary.js';
import { renderFactCards } from '../article/fact-cards.js';
import { renderMarkedText } from '../article/marked-text.js';
import { marksOf } from '../article/marks.js';
import { readFacts } from '../facts/fact.js';
import { languageOf } from '../facts/summary.js';
import { type Html, html } from '../html.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { renderPage } from '../layout.js';
import { fill, LANGUAGES, plural } from '../messages.js';
import { href, type View } from '../view.js';
import { type Finding, renderFindings } from './findings.js';

/** What the form sends. */
export interface Tried {
  readonly data: string;
  readonly type: string;
  readonly language: string;
  readonly published: string;
}
/** What came of it. */
export interface TrialOutcome {
  readonly conforms: boolean;
  readonly findings: readonly Finding[];
  readonly problems: readonly { readonly message: string; readonly line?: number | undefined }[];
  readonly differences: readonly {
    readonly graph: string;
    readonly added: readonly string[];
    readonly removed: readonly string[];
  }[];
  /** Turtle that was made of it. */
  readonly graph?: string | undefined;
}
/** Why nothing could be tried. */
export interface Problem {
  readonly title: string;
  readonly detail: string;
  readonly line?: number;
  readonly column?: number;
}
export interface TrialParts {
  readonly tried: Tried;
  readonly outcome?: TrialOutcome | undefined;
  /** The article that was made of a text, and what was read in it. */
  readonly reading?: { readonly iriText: string; readonly knowledge: Knowledge } | undefined;
  readonly problem?: Problem | undefined;
}

export function trialPage(view: View, { tried, outcome, reading, problem }: TrialParts): Promise<string> {
  const { trial } = view.messages;
  return renderPage(view, {
    title: trial.title,
    layout: 'article',
    scripts: ['article.js'],
    noIndex: outcome !== undefined,
    main: html`<p class="lead">${trial.lead}</p>
${renderForm(view, tried)}
${problem === undefined ? '' : renderProblem(view, problem)}
${outcome === undefined ? '' : renderOutcome(view, outcome)}
${reading === undefined ? '' : renderReading(view, reading)}
${outcome?.graph === undefined ? '' : html`<details><summary>${trial.graph}</summary><pre tabindex="0">${outcome.graph}</pre></details>`}
${outcome === undefined ? '' : renderChanges(view, outcome)}`,
  });
}

function renderProblem({ messages }: View, { title, detail, line, column = 1 }: Problem): Html {
  const place = line === undefined ? '' : html`<p><strong>${fill(messages.trial.place, { line, column })}</strong></p>`;
  return html`<section class="problem" role="alert"><h2 lang="en">${title}</h2>${place}<p lang="en">${detail}</p></section>`;
}

function renderForm(view: View, tried: Tried): Html {
  const { trial } = view.messages;
  const option = (value: string, text: string, chosen: string): Html =>
    html`<option value="${value}"${value === chosen ? html` selected` : ''}>${text}</option>`;
  return html`<form class="trial" method="post" action="${href(view, '/validate')}">
<label for="data">${trial.data}</label>
<textarea id="data" name="data" spellcheck="false" required>
${tried.data}</textarea>
<div class="filter"><label>${trial.type} <select name="type">${Object.entries(trial.types).map(([type, text]) => option(type, text, tried.type))}</select></label>
<label>${trial.language} <select name="language">${option('', trial.automatic, tried.language)}${LANGUAGES.map((language) => option(language, language, tried.language))}</select></label>
<label>${trial.published} <input type="date" name="published" value="${tried.published}"></label>
<button type="submit">${trial.run}</button></div>
</form>`;
}

function renderOutcome(view: View, { conforms, findings, problems }: TrialOutcome): Html {
  const { trial } = view.messages;
  if (conforms && findings.length === 0) return html`<p class="conforms" role="status">${trial.conforms}</p>`;
  return html`<section aria-label="${trial.findings}"><h2 role="status">${conforms ? trial.conforms : plural(trial.fails, findings.length + problems.length, view.language)}</h2>
${problems.length === 0 ? '' : html`<ul class="lines" lang="en">${problems.map(({ message, line }) => html`<li class="card fault">${line === undefined ? '' : `${line}: `}${message}</li>`)}</ul>`}
${renderFindings(view, findings)}</section>`;
}

function renderReading(view: View, { iriText, knowledge }: NonNullable<TrialParts['reading']>): Html {
  const { messages } = view;
  const { triples } = knowledge;
  const facts = readFacts(triples);
  const shown = new Set(facts);
  const text = triples.text(iriText, pacta.text) ?? '';
  const label = (fact: (typeof facts)[number], number: number): string =>
    fill(messages.article.toFact, { number, kind: messages.kinds[fact.kind].one });
  const { first, rest } = renderMarkedText(text, marksOf(triples, facts, label), shown);
  return html`<section aria-label="${messages.trial.read}"><h2>${messages.trial.read}</h2>
${facts.length === 0 ? html`<p class="absent">${messages.trial.nothing}</p>` : ''}
<div class="reading"><article class="source names" lang="${languageOf(triples, iriText)}" aria-label="${messages.article.text}">${[first, ...rest].map((line) => html`<p>${line}</p>\n`)}</article>
${renderFactCards(view, knowledge, facts, shown, false)}</div></section>`;
}

function renderChanges(view: View, { differences }: TrialOutcome): Html {
  const { trial } = view.messages;
  return html`<details><summary>${trial.changes}</summary>${differences.map(
    ({ graph, added, removed }) => html`<h3><code>${graph === '' ? '—' : graph}</code></h3>
<p>${fill(trial.added, { count: added.length })}, ${fill(trial.removed, { count: removed.length })}.</p>
<pre tabindex="0">${[...added.map((line) => `+ ${line}`), ...removed.map((line) => `- ${line}`)].join('\n')}</pre>`,
  )}</details>`;
}
