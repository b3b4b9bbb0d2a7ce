// The addresses of citations in the description of the interface.
import { answer, type Json, PROBLEM, parameter, responses } from '../open-api-parts.js';

export const CITATION_PATHS: Readonly<Record<string, Json>> = {
  '/cite': {
    get: {
      summary: 'Cite the answer to a query',
      parameters: [parameter('query', 'the query whose answer is cited')],
      ...responses({ 303: answer('the address that cites it') }),
    },
  },
  '/cite/{citation}': {
    parameters: [{ name: 'citation', in: 'path', required: true, schema: { type: 'string' } }],
    get: {
      summary: 'An answer that was cited, and what has changed since; with .csv its rows, with .bib a BibTeX entry',
      ...responses({ 200: answer('the page', ['text/html', 'text/csv', 'application/x-bibtex']), 410: PROBLEM }),
    },
  },
};
