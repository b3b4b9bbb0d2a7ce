// /search for people: the page, for whoever names HTML; all others get what they got.
import { type SearchParts, searchPage } from '../../pages/search/search-page.js';
import type { Services } from '../http/context.js';
import { negotiate } from '../http/negotiate.js';
import { Parameters } from '../http/parameters.js';
import type { Resource } from '../http/resource.js';
import { findHits, readSearchParameters } from '../search/search.js';
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
        return sendPage(
          c,
          services,
          async ({ parameters, ...view }) => searchPage({ ...view, parameters }, await find(services, parameters)),
          { vary: 'Accept' },
        );
      },
    },
  };
}

/** Hint: on a page `lang` is the language of the interface; names are found in all languages. */
async function find(services: Services, parameters: URLSearchParams): Promise<SearchParts> {
  const query = parameters.get('q')?.trim() ?? '';
  if (query === '') return { query, hits: [], total: 0, offset: 0 };
  const wanted = readSearchParameters(new Parameters([...parameters].filter(([name]) => name !== 'lang')));
  const { hits, total } = await findHits(services, wanted);
  return { query, hits, total, offset: wanted.offset };
}
