// POST /validate and POST /convert: what a body would say, what is wrong with it, to which things its names lead and what it
// would change, while nothing is written.
import type { Quad } from 'n3';
import { difference, type GraphDifference, plainDifference } from '../../graph/difference.js';
import { toTurtle } from '../../graph/turtle.js';
import { pacta } from '../../graph/vocabulary.js';
import { contextOf } from '../../validate/context.js';
import type { Report } from '../../validate/report.js';
import type { ReportFormat } from '../../validate/report-formats.js';
import type { Context, Services } from '../http/context.js';
import { negotiate, type Offer } from '../http/negotiate.js';
import { notAcceptable, Problem } from '../http/problem.js';
import type { Resource } from '../http/resource.js';
import { send } from '../http/send.js';
import { type Form, GRAPH_FORMS, withCharset } from '../rdf/forms.js';
import { writeRdf } from '../rdf/write.js';
import { ARTICLE_TYPES, readTrial, TRIAL_TYPES, type Trial } from './read-trial.js';
import { inGraph, sourceOf, type Workbench } from './workbench.js';

interface ReportForm extends Offer {
  readonly format: ReportFormat;
}
/** In the order in which the server prefers them. */
export const REPORT_FORMS: readonly ReportForm[] = [
  { mediaType: 'application/json', format: 'json' },
  { mediaType: 'text/turtle', format: 'turtle' },
  { mediaType: 'application/ld+json', format: 'jsonld' },
  { mediaType: 'text/html', format: 'html' },
  { mediaType: 'text/plain', format: 'text' },
  { mediaType: 'application/sarif+json', format: 'sarif' },
];
const JSON_FORM: Offer = { mediaType: 'application/json' };

export const validateTrial = (services: Services): Resource => ({
  open: ['GET', 'HEAD', 'POST'],
  options: { 'Accept-Post': TRIAL_TYPES.join(', ') },
  methods: {
    POST: async (c) => {
      const form = negotiate(c.req.header('accept'), REPORT_FORMS);
      if (form === undefined) throw notAcceptable(REPORT_FORMS.map(({ mediaType }) => mediaType));
      c.set('reads', true);
      const workbench = workbenchOf(services);
      const trial = await readTrial(c, services, workbench, TRIAL_TYPES);
      const outcome = await tryOut(trial, services, workbench, modeOf(c));
      const body = form.format === 'json' ? tell(trial, outcome, workbench) : await outcome.report.render(form.format);
      return send(c, {
        contentType: withCharset(form.mediaType),
        body,
        vary: 'Accept',
        headers: { 'Cache-Control': 'no-store' },
      });
    },
  },
});

export const convertTrial = (services: Services): Resource => ({
  open: ['POST'],
  options: { 'Accept-Post': ARTICLE_TYPES.join(', ') },
  methods: {
    POST: async (c) => {
      const offers: readonly (Form | Offer)[] = [
        JSON_FORM,
        ...GRAPH_FORMS.filter(({ mediaType }) => mediaType !== 'application/json'),
      ];
      const form = negotiate(c.req.header('accept'), offers);
      if (form === undefined) throw notAcceptable(offers.map(({ mediaType }) => mediaType));
      c.set('reads', true);
      const workbench = workbenchOf(services);
      const trial = await readTrial(c, services, workbench, ARTICLE_TYPES);
      const body =
        'accept' in form
          ? await writeRdf([...trial.quads, ...trial.described], form.accept)
          : tell(trial, await tryOut(trial, services, workbench, 'replace'), workbench);
      return send(c, {
        contentType: withCharset(form.mediaType),
        body,
        vary: 'Accept',
        headers: { 'Cache-Control': 'no-store' },
      });
    },
  },
});

function workbenchOf({ settings }: Services): Workbench {
  if (settings.workbench === undefined) throw new Problem('not-found', 'This server validates and converts nothing.');
  return settings.workbench;
}

type Mode = 'add' | 'replace';

function modeOf(c: Context): Mode | undefined {
  const mode = c.req.query('mode');
  if (mode === undefined || mode === 'add' || mode === 'replace') return mode;
  throw new Problem(
    'malformed-request',
    `"${mode}" is no mode; a body is tried as what is to add to a graph or to replace it: mode=add or mode=replace.`,
  );
}

interface Outcome {
  readonly report: Report;
  readonly differences: readonly GraphDifference[];
}

/** Without a mode, what gives an article's text replaces its graph, and all else is added. */
async function tryOut(
  trial: Trial,
  { store, settings }: Services,
  workbench: Workbench,
  mode?: Mode,
): Promise<Outcome> {
  const { quads, places } = trial;
  const source = sourceOf(store);
  const givesText = quads.some(
    ({ predicate, subject, graph }) => predicate.equals(pacta.text) && subject.value === graph.value,
  );
  const chosen = mode ?? (givesText ? 'replace' : 'add');
  const graphs = [...new Set(quads.map(({ graph }) => graph.value))];
  const differences: GraphDifference[] = [];
  const held: Quad[] = [];
  for (const name of graphs) {
    const before = (await source.graph(name)) ?? [];
    const own = quads.filter(({ graph }) => graph.value === name);
    differences.push(difference(name, before, chosen === 'replace' ? own : [...before, ...own]));
    if (chosen === 'add') held.push(...inGraph(before, name));
  }
  const context = [...held, ...(await contextOf(quads, source, settings.base, new Set(graphs)))];
  const checked = await workbench.check(quads, context);
  const found = await workbench.ask([...quads, ...context]);
  const report = checked.with(found).about(quads, context).at(places);
  return { report, differences };
}

function tell({ quads, problems, names, made }: Trial, { report, differences }: Outcome, workbench: Workbench): string {
  const document = report.toJson() as { readonly conforms: boolean };
  const told = names.map(({ words, iri }) => ({
    words,
    iri,
    label: workbench.label(iri),
    known: workbench.label(iri) !== undefined,
  }));
  const body = {
    ...document,
    conforms: document.conforms && problems.length === 0,
    written: false,
    problems,
    names: told,
    differences: differences.map(plainDifference),
    ...(made ? { graph: toTurtle(quads) } : {}),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}
