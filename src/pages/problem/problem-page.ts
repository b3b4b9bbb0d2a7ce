// The page that tells of a problem: what is wrong, where, and what was found; and the page on a kind of problem.
import { type Html, html } from '../html.js';
import { renderPage } from '../layout.js';
import { fill } from '../messages.js';
import type { View } from '../view.js';

export interface ProblemParts {
  readonly title: string;
  readonly status: number;
  readonly kind: string;
  readonly detail: string;
  /** A report in words that goes with it. */
  readonly findings?: string | undefined;
}

export function problemPage(view: View, { title, status, kind, detail, findings }: ProblemParts): Promise<string> {
  const report: Html | string = findings === undefined ? '' : html`<pre tabindex="0">${findings}</pre>`;
  return renderPage(view, {
    title,
    noIndex: true,
    main: html`<div lang="en"><pre tabindex="0">${detail}</pre>
${report}</div>
<p class="note">${status} ${kind}</p>`,
  });
}

export const problemKindPage = (view: View, title: string, status: number): Promise<string> =>
  renderPage(view, { title, main: html`<p>${fill(view.messages.problem.kind, { status })}</p>` });
