// Which states play a part in facts, as choices of a form; and the one that an address names by its code.
import type { Quad } from 'n3';
import { NAMING, type Names, namesIn } from '../../../pages/knowledge/names.js';
import { Triples } from '../../../pages/knowledge/triples.js';
import type { Choice } from '../../../pages/overview/frame.js';
import type { View } from '../../../pages/view.js';
import type { Services } from '../../http/context.js';
import { triplesOf } from '../gather.js';
import { select, sparql } from '../sparql.js';

/** IRI of the state whose code a parameter holds; undefined where it holds none. */
export function stateNamed(view: View, parameter: string): string | undefined {
  const code = view.parameters.get(parameter) ?? '';
  return /^[A-Z]{3}$/.test(code) ? `${view.base}id/state/${code}` : undefined;
}

/** A choice of a state by its code, in the order of their names. */
export async function stateChoice(services: Services, view: View, name: string, label: string): Promise<Choice> {
  const rows = await select(
    services,
    sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>
SELECT ?state WHERE {
  ?state a pacta:State
  FILTER EXISTS { ?fact pacta:party|pacta:participant|pacta:host|pacta:undertakenBy|pacta:about ?state }
} LIMIT 400`,
  );
  const states = rows.flatMap(({ state }) => state ?? []);
  const known: Quad[] = await triplesOf(services, states, NAMING);
  const names: Names = namesIn(new Triples(known), view.language);
  const options = states.map((state) => ({
    value: state.slice(state.lastIndexOf('/') + 1),
    text: names(state)?.text ?? state,
  }));
  const collator = new Intl.Collator(view.language);
  return {
    name,
    label,
    all: view.messages.overview.all,
    options: options.sort((a, b) => collator.compare(a.text, b.text)),
  };
}
