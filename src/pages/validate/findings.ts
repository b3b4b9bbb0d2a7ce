// Findings of a check, as the validation interface tells them in JSON, in; a list of them out: what to do, where, on what.
import { type Html, html, joined } from '../html.js';
import { shorten } from '../knowledge/names.js';
import { fill } from '../messages.js';
import type { View } from '../view.js';

interface PlainTerm {
  readonly value: string;
}
export interface Finding {
  readonly grade: string;
  readonly shape: string;
  readonly focus: string;
  readonly label?: string | undefined;
  readonly path?: string | undefined;
  readonly value?: PlainTerm | undefined;
  /** By language. */
  readonly message: Readonly<Record<string, string>>;
  readonly suggested?: readonly PlainTerm[] | undefined;
  readonly place?: { readonly line: number; readonly column: number } | undefined;
}

export const renderFindings = (view: View, findings: readonly Finding[]): Html =>
  html`<ul class="lines">${findings.map((finding) => renderFinding(view, finding))}</ul>`;

function renderFinding(
  view: View,
  { grade, focus, label, path, value, message, suggested, place, shape }: Finding,
): Html {
  const { trial } = view.messages;
  const language = message[view.language] === undefined ? (message['en'] === undefined ? 'und' : 'en') : view.language;
  return html`<li class="card fault ${grade}">
<p class="line" lang="${language}">${message[language] ?? ''}</p>
<p class="who">${place === undefined ? '' : html`<strong>${fill(trial.place, place)}</strong> · `}${label ?? ''} <code>${shorten(focus)}</code>${path === undefined ? '' : html` · <code>${path}</code>`} · <a href="${shape.replace(/^.*\/shapes#/, '/shapes#')}"><code>${shorten(shape)}</code></a></p>
${value === undefined ? '' : html`<p class="who">${trial.value} <code>${value.value}</code></p>`}
${
  suggested === undefined || suggested.length === 0
    ? ''
    : html`<p class="who">${trial.suggested} ${joined(
        suggested.map((term) => html`<code>${shorten(term.value)}</code>`),
        ', ',
      )}</p>`
}
</li>
`;
}
