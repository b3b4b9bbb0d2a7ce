// One entity in, a small page on it out, made to be shown in a frame of another site (Reconciliation Service API 0.2, 6).
import { html } from 'hono/html';
import { bestName } from '../../search/naming.js';
import type { Services } from '../http/context.js';
import { Problem } from '../http/problem.js';
import { classesOf, entityId, entityIri } from './terms.js';

const LANGUAGES_SHOWN = 6;

/** Throws Problem 404 for an id that nothing has. */
export async function previewPage({ catalog, settings }: Services, id: string, origin: string): Promise<string> {
  await catalog.refresh();
  const iriText = entityIri(id, settings.base);
  const entry = iriText === undefined ? undefined : catalog.entry(iriText);
  if (iriText === undefined || entry === undefined)
    throw new Problem('not-found', `"${id}" is no entity that is known here.`);
  const { text: label, language } = bestName(entry);
  const titles = entry.names.filter(({ kind, text }) => kind === 'preferred' && text !== label);
  const acronyms = entry.names.filter(({ kind }) => kind === 'acronym').map(({ text }) => text);
  const document = await html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${label}</title></head>
<body>
<h1 lang="${language}">${label}</h1>
<p>${[...classesOf(catalog, entry).map(({ name }) => name), ...acronyms].join('; ')}</p>
<ul>${titles.slice(0, LANGUAGES_SHOWN).map((name) => html`<li lang="${name.language}">${name.text} <small>${name.language}</small></li>`)}</ul>
<p><a href="${origin}/${entityId(iriText, settings.base)}" target="_blank" rel="noopener">${iriText}</a></p>
</body>
</html>
`;
  return document.toString();
}
