// The address of links in the description of the interface.
import { LINK_STATES } from '../../link/external/linkset.js';
import { answer, type Json, PROBLEM, parameter, responses, WRITING } from '../open-api-parts.js';
import { BODY_TYPES } from '../sparql/operation.js';
import { LINK_FORMS } from './links.js';

const DECISION = {
  type: 'object',
  required: ['source', 'subject', 'object', 'decision', 'by'],
  properties: {
    source: { type: 'string', description: 'name of the source' },
    subject: { type: 'string', format: 'iri', description: 'the thing of ours' },
    object: { type: 'string', format: 'iri', description: 'the thing of the source' },
    decision: { type: 'string', enum: ['accept', 'reject'] },
    by: { type: 'string', maxLength: 200, description: 'who decides' },
  },
};
const LINKS =
  `A link in JSON has source, subject with its label and type, object with objectLabel, state, score (0 to 1), reasons
(what was compared and how far it agrees, 0 to 1), by and made. A list has total (before limit and offset), counts (of each
source by state) and links; the candidates of one thing stand together, the best first. RDF holds the same as the graphs
graph/links/{source} and graph/links/{source}/doubtful do.`.replaceAll('\n', ' ');

export const LINK_PATHS: Readonly<Record<string, Json>> = {
  '/links': {
    get: {
      summary: 'Links of our things to sources of others; those that wait for a decision, where no state is given',
      description: LINKS,
      parameters: [
        parameter('source', 'name of a source'),
        parameter('subject', 'IRI of a thing of ours'),
        {
          name: 'state',
          in: 'query',
          description: 'doubtful: waits; linked: by the program; accepted, refused: by a person',
          schema: { type: 'string', enum: [...LINK_STATES, 'all'], default: 'doubtful' },
        },
        parameter('limit', 'most links, up to 1000; 100 where it is not given'),
        parameter('offset', 'links to pass over'),
      ],
      ...responses({
        200: answer('the links', [...LINK_FORMS, 'text/html']),
        304: answer('the client holds the answer'),
      }),
    },
    post: {
      summary: 'Decide on a link; what is decided is never asked again',
      description: LINKS,
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { oneOf: [DECISION, { type: 'array', items: DECISION, minItems: 1, maxItems: 1000 }] },
          },
          [BODY_TYPES.form]: { schema: DECISION },
        },
      },
      ...WRITING,
      ...responses({
        200: answer('the links as they are kept now, in "decided"', ['application/json']),
        404: PROBLEM,
        422: PROBLEM,
      }),
    },
  },
};
