// /shapes for people: a page made from shapes, ontology and an example. Whoever wants RDF gets the document itself.
import { shapesPage } from '../../pages/resource/shapes-page.js';
import { sendPage } from '../html/send-page.js';
import type { Services } from '../http/context.js';
import { negotiate } from '../http/negotiate.js';
import type { Resource } from '../http/resource.js';
import { GRAPH_FORMS, HTML } from '../rdf/forms.js';

/** `plain` answers whoever wants no page. */
export function shapesReference(services: Services, plain: Resource): Resource {
  const { documents, base } = services.settings;
  return {
    ...plain,
    methods: {
      ...plain.methods,
      GET: async (c) => {
        const named = new URL(c.req.url).pathname.endsWith('.html');
        const isPage = named || negotiate(c.req.header('accept'), [...GRAPH_FORMS, HTML])?.mediaType === HTML.mediaType;
        const shapes = documents.get('shapes');
        if (!isPage || shapes === undefined || plain.methods.GET === undefined)
          return plain.methods.GET?.(c) as Promise<Response>;
        const parts = {
          shapes,
          ontology: documents.get('ontology') ?? [],
          example: documents.get('shapes/example') ?? [],
        };
        return sendPage(c, services, (view) => shapesPage(view, parts), {
          vary: 'Accept',
          headers: { 'Content-Location': '/shapes.html', Link: `<${base}shapes>; rel="canonical"` },
        });
      },
    },
  };
}
