// The bar on top of a page that says as of which day and according to whom it speaks, and lets that be chosen and lifted.
import { type Html, html } from '../html.js';
import { dateInWords } from '../knowledge/dates.js';
import { fill } from '../messages.js';
import { hrefHere, type View } from '../view.js';
import { ACCORDING_TO, AS_OF, isBounded, isScoped } from './scope.js';

/** Of parameters that belong to the page as it was before. */
const FORGOTTEN = new Set([AS_OF, ACCORDING_TO, 'page', 'offset']);

export function renderScopeBar(view: View): Html {
  const { scope, path, parameters, sources } = view;
  const words = view.messages.scope;
  const bounded = isBounded(scope);
  if (!isScoped(path))
    return bounded ? html`<p class="scope">${inWords(view)} ${words.elsewhere} ${renderLift(view)}</p>` : html``;
  return html`<details class="scope"${bounded ? html` open` : ''}><summary>${bounded ? inWords(view) : words.title}</summary>
<form method="get" action="${path}" aria-label="${words.title}">
${[...parameters].filter(([name]) => !FORGOTTEN.has(name)).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<label>${words.asOf} <input type="date" name="${AS_OF}" value="${scope.asOf ?? ''}"></label>
<label>${words.according} <select name="${ACCORDING_TO}"><option value="">${words.everyone}</option>
${sources.map(({ value, text }) => html`<option value="${value}"${value === scope.according ? html` selected` : ''}>${text}</option>\n`)}</select></label>
<button type="submit">${words.apply}</button> ${bounded ? renderLift(view) : ''}
${scope.asOf === undefined ? '' : html`<p class="note">${words.undated}</p>`}</form></details>`;
}

/** "What was published by 3 March 2025, according to Vladimir Putin". */
function inWords({ scope, sources, language, messages }: View): string {
  const { asOf, according } = scope;
  const source = sources.find(({ value }) => value === according)?.text ?? according;
  return [
    ...(asOf === undefined ? [] : [fill(messages.scope.published, { date: dateInWords(asOf, language, messages) })]),
    ...(source === undefined ? [] : [fill(messages.scope.says, { source })]),
  ].join(' · ');
}

const renderLift = (view: View): Html =>
  html`<a href="${hrefHere(view, { [AS_OF]: undefined, [ACCORDING_TO]: undefined })}">${view.messages.scope.lift}</a>`;
