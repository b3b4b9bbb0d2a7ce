// /search for people: the page, for whoever names HTML; all others get what they got.
import { type SearchParts, searchPage } from '../../pages/search/search-page.js';
import type { View } from '../../pages/view.js';
import type { Services } from '../http/context.js';
import { negotiate } from '../http/negotiate.js';
import { Parameters } from '../http/parameters.js';
import type { Resource } from '../http/resource.js';
import { findHits, readSearchParameters } from '../search/search.js';
import { admittedIn } from './scope.js';
import { sendPage } from './send-page.js';

const FORMS = [{ mediaType: 'application/json' }, { mediaType: 'text/html' }] as const;

export function withSearchPage(services: Services, search: Resource): Resource {
  const { GET } = search.methods;
  return {
    ...search,
    methods: {
      ...search.methods,
      GET: async (c) => {
        const form = negotiate(c.req.header('accept'), FORMS);
        if (form?.mediaType !== 'text/html' && GET !== undefined) return GET(c);
        return sendPage(c, services, async (view) => searchPage(view, await find(services, view)), { vary: 'Accept' });
      },
    },
  };
}

/** Hint: on a page `lang` is the language of the interface; names are found in all languages. */
async function find(services: Services, view: View): Promise<SearchParts> {
  const { parameters } = view;
  const query = parameters.get('q')?.trim() ?? '';
  if (query === '') return { query, hits: [], total: 0, offset: 0 };
  const wanted = readSearchParameters(new Parameters([...parameters].filter(([name]) => name !== 'lang')));
  const { hits, total } = await findHits(services, wanted, await admittedIn(services, view));
  return { query, hits, total, offset: wanted.offset };
}
