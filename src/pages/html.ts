// The one template that pages are made with: hono's `html`, which escapes whatever is put into it. A test sees to it that no
// page takes another way.
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;
export { html };

/** Parts with something between each two of them. */
export const joined = (parts: readonly (Html | string)[], between: string): Html =>
  html`${parts.map((part, index) => html`${index === 0 ? '' : between}${part}`)}`;
