// What is said of the graphs rather than of the articles: which run of which program made them, and when.
import { DataFactory, type Quad } from 'n3';
import type { Iris } from '../graph/iris.js';
import { plain } from '../graph/literals.js';
import { prov, rdf, rdfs, sd, xsd } from '../graph/vocabulary.js';

/** One run in the graph `…/graph/provenance`, with each article graph that it made. `ended` is the moment of its end. */
export function describeRun(slugs: readonly string[], version: string, ended: Date, iris: Iris): Quad[] {
  const graph = iris.graph('provenance');
  const part = (name: string) => DataFactory.namedNode(`${graph.value}#${name}`);
  const run = part('run');
  const program = part('program');
  const moment = DataFactory.literal(ended.toISOString(), xsd.dateTime);
  return [
    DataFactory.quad(run, rdf.type, prov.Activity, graph),
    DataFactory.quad(run, prov.endedAtTime, moment, graph),
    DataFactory.quad(run, prov.wasAssociatedWith, program, graph),
    DataFactory.quad(program, rdf.type, prov.SoftwareAgent, graph),
    DataFactory.quad(program, rdfs.label, plain(`Pacta ${version}`), graph),
    ...slugs.flatMap((slug) => {
      const article = iris.article(slug);
      const made = DataFactory.namedNode(`${article.value}#graph`);
      return [
        DataFactory.quad(made, rdf.type, sd.NamedGraph, graph),
        DataFactory.quad(made, sd.name, article, graph),
        DataFactory.quad(made, prov.wasGeneratedBy, run, graph),
        DataFactory.quad(run, prov.used, article, graph),
      ];
    }),
  ];
}
