// A request in, what pages need to know of it out. The language is the one that `?lang=` asks for, else the one that
// Accept-Language likes best.
import { parseAccept } from 'hono/utils/accept';
import { isLanguage, LANGUAGES, type Language } from '../../pages/messages.js';
import { makeView, type View } from '../../pages/view.js';
import type { Context } from '../http/context.js';
import type { Settings } from '../settings.js';

/** What an answer depends on, besides what negotiates its form. */
export const PAGE_VARIES = 'Accept-Language';

export function viewOf(c: Context, { base, assets }: Pick<Settings, 'base' | 'assets'>): View {
  const url = new URL(c.req.url);
  const asked = url.searchParams.get('lang') ?? undefined;
  return makeView({
    language: isLanguage(asked) ? asked : preferred(c.req.header('accept-language')),
    languageChosen: isLanguage(asked),
    base,
    path: url.pathname,
    parameters: url.searchParams,
    assets: new Map([...assets].map(([name, { path }]) => [name, path])),
  });
}

function preferred(acceptLanguage: string | undefined): Language {
  for (const { type, q } of parseAccept(acceptLanguage ?? '')) {
    const primary = type.split('-')[0]?.toLowerCase();
    if (q > 0 && isLanguage(primary)) return primary;
  }
  return LANGUAGES[0];
}
