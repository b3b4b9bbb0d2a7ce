// Fields of a form that keep what links keep: the language that was chosen, and the scope.
import { type Html, html } from './html.js';
import { scopeParameters } from './scope/scope.js';
import type { View } from './view.js';

export const renderKeptFields = (view: View): Html =>
  html`${view.languageChosen ? html`<input type="hidden" name="lang" value="${view.language}">` : ''}${scopeParameters(view.scope).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
