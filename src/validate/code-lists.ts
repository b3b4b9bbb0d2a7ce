// Which code list the values of a property come from, by the property and, where it has several, by the class.
import { pacta } from '../graph/vocabulary.js';

const LISTS: Readonly<Record<string, string>> = {
  [pacta.act.value]: 'act',
  [pacta.aspect.value]: 'aspect',
  [pacta.bound.value]: 'bound',
  [pacta.form.value]: 'form',
  [pacta.mode.value]: 'mode',
  [pacta.office.value]: 'office',
  [pacta.status.value]: 'status',
  [pacta.theme.value]: 'theme',
  [pacta.unit.value]: 'unit',
};
const KINDS: readonly (readonly [classIri: string, list: string])[] = [
  [pacta.Treaty.value, 'treaty-kind'],
  [pacta.Event.value, 'event-kind'],
  [pacta.Organization.value, 'organization-kind'],
];

/** Undefined for a property whose values are no codes. */
export function codeListOf(property: string, hasClass: (classIri: string) => boolean): string | undefined {
  if (property !== pacta.kind.value) return LISTS[property];
  return KINDS.find(([classIri]) => hasClass(classIri))?.[1];
}
