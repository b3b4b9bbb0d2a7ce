// The frame of every page. Pages are made with the `html` template of hono alone, which escapes whatever is put into it.
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;
/** Where the style sheet is served. */
export const STYLE_PATH = '/style.css';

export async function page(title: string, main: Html): Promise<string> {
  const document = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Pacta</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<header><nav aria-label="Site"><a href="/">Pacta</a> <a href="/sparql">Query</a> <a href="/openapi.json">API</a></nav></header>
<main>
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`;
  return document.toString();
}
