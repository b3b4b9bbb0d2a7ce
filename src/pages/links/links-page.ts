// Links of our things to sources of others: what waits for a decision, thing by thing with its candidates and the reasons for
// them, in a form that decides on all of them at once; and what was linked or decided before.
import { type ExternalLink, LINK_STATES, type LinkState } from '../../link/external/linkset.js';
import { type Html, html, joined } from '../html.js';
import { renderKeptFields } from '../kept-fields.js';
import { renderPage } from '../layout.js';
import { localPath } from '../local-path.js';
import { fill, plural } from '../messages.js';
import { renderChoices } from '../overview/frame.js';
import { href, hrefHere, type View } from '../view.js';

export interface ShownLink extends ExternalLink {
  readonly source: string;
  /** What our data call the subject. */
  readonly label: string;
}
export interface LinksParts {
  /** Those of one thing side by side. */
  readonly links: readonly ShownLink[];
  readonly total: number;
  readonly offset: number;
  readonly sources: readonly string[];
  readonly state: LinkState | 'all';
  /** False where nobody may decide. */
  readonly writable: boolean;
  /** How many decisions were kept just now. */
  readonly decided: number;
  /** What was sent and could not be kept. */
  readonly sent?: ReadonlyMap<string, string>;
  readonly problem?: { readonly title: string; readonly detail: string };
}
/** What a field of the form is named after that decides on a link. */
export const LINK_FIELD = 'link ';

export function linksPage(view: View, parts: LinksParts): Promise<string> {
  const { links: words } = view.messages;
  const { links, total, problem, decided, writable } = parts;
  return renderPage(view, {
    title: words.title,
    main: html`<p class="lead">${words.lead}</p>
${decided === 0 ? '' : html`<p class="conforms" role="status">${plural(words.decided, decided, view.language)}</p>`}
${problem === undefined ? '' : html`<section class="problem" role="alert" lang="en"><h2>${problem.title}</h2><p>${problem.detail}</p></section>`}
${renderFilter(view, parts)}
<p>${plural(words.found, total, view.language)}</p>
${writable ? '' : html`<p class="note">${words.readOnly}</p>`}
${links.length === 0 ? '' : writable ? renderForm(view, parts) : groupsOf(links).map((group) => renderThing(view, parts, group))}
${renderTurns(view, parts)}`,
  });
}

const renderFilter = (view: View, { sources, state }: LinksParts): Html => {
  const { links: words } = view.messages;
  const parameters = new URLSearchParams([...view.parameters, ['state', state]]);
  return renderChoices({ ...view, parameters }, [
    {
      name: 'state',
      label: words.state,
      options: [...LINK_STATES, 'all' as const].map((value) => ({ value, text: words.states[value] })),
    },
    {
      name: 'source',
      label: words.source,
      all: view.messages.overview.all,
      options: sources.map((value) => ({ value, text: value })),
    },
  ]);
};

function renderForm(view: View, parts: LinksParts): Html {
  const { links: words } = view.messages;
  const { sent } = parts;
  const address = hrefHere(view, { decided: undefined });
  return html`<form class="links" method="post" action="${address}">${renderKeptFields(view)}
${groupsOf(parts.links).map((group) => renderThing(view, parts, group))}
<div class="filter"><label>${words.by} <input name="by" value="${sent?.get('by') ?? ''}" maxlength="200" autocomplete="name" required></label>
<label>${words.token} <input type="password" name="token" autocomplete="current-password" required></label>
<button type="submit">${words.decide}</button></div>
</form>`;
}

/** Links of one thing after another. */
function groupsOf(links: readonly ShownLink[]): ShownLink[][] {
  const groups = new Map<string, ShownLink[]>();
  for (const link of links) groups.set(link.subject, [...(groups.get(link.subject) ?? []), link]);
  return [...groups.values()];
}

function renderThing(view: View, parts: LinksParts, group: readonly ShownLink[]): Html {
  const [first] = group;
  if (first === undefined) return html``;
  const local = localPath(first.subject, view.base);
  return html`<section><h2>${local === undefined ? first.label : html`<a href="${href(view, local)}">${first.label}</a>`}</h2>
<ul class="lines">${group.map((link) => renderLink(view, parts, link))}</ul></section>
`;
}

function renderLink(view: View, { writable, sent }: LinksParts, link: ShownLink): Html {
  const { links: words } = view.messages;
  const { source, subject, label, object, objectLabel = object, state, by, made, score, reasons } = link;
  const field = `${LINK_FIELD}${source} ${subject} ${object}`;
  const chosen = sent?.get(field) ?? '';
  const choice = (value: '' | 'accept' | 'reject', text: string): Html =>
    html`<label class="chip"><input type="radio" name="${field}" value="${value}"${value === chosen ? html` checked` : ''}> ${text}</label> `;
  const day = made.toISOString().slice(0, 10);
  return html`<li class="card"><p><a href="${object}" rel="external noreferrer">${objectLabel}</a> <span class="note">${source}${score === undefined ? '' : html` · ${fill(words.score, { score: Math.round(score * 100) })}`}</span></p>
${reasons.length === 0 ? '' : html`<p class="who">${words.reasons} ${joined([...reasons], ', ')}</p>`}
<p class="who">${words.states[state]} · ${by} · <time datetime="${day}">${day}</time></p>
${writable ? html`<fieldset><legend class="unseen">${fill(words.decision, { ours: label, theirs: objectLabel })}</legend>${choice('', words.later)}${choice('accept', words.accept)}${choice('reject', words.reject)}</fieldset>` : ''}</li>
`;
}

function renderTurns(view: View, { links, total, offset }: LinksParts): Html {
  const { list, search, shownOf } = view.messages;
  if (offset === 0 && offset + links.length >= total) return html``;
  const turn = (to: number, words: string): Html =>
    html`<a href="${hrefHere(view, { offset: to === 0 ? undefined : String(to), decided: undefined })}">${words}</a> `;
  return html`<nav class="turn" aria-label="${list.label}">${offset === 0 ? '' : turn(0, search.first)}${fill(shownOf, { shown: `${offset + 1}–${offset + links.length}`, total })} ${offset + links.length >= total ? '' : turn(offset + links.length, list.next)}</nav>`;
}
