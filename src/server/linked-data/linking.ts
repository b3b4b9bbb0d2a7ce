// The headers by which a document says what it is about: its other forms, the IRI that stays, the classes of its thing, its
// licence and the dataset that it belongs to (RFC 8288; Signposting, https://signposting.org/FAIR/).
import type { Quad } from 'n3';
import { dcterms, rdf } from '../../graph/vocabulary.js';
import { EXTENSIONS } from '../rdf/forms.js';
import type { Settings } from '../settings.js';
import type { Address } from './address.js';
import { schemaClass } from './structured-data.js';

export interface Linked {
  readonly iriText: string;
  readonly quads: readonly Quad[];
}

/** `extension` names the form that is sent. */
export function linking(
  { path }: Address,
  { iriText, quads }: Linked,
  extension: string,
  { base, license }: Pick<Settings, 'base' | 'license'>,
): Record<string, string> {
  const forms = Object.entries({ html: 'text/html', ...EXTENSIONS });
  const alternates = forms
    .filter(([other]) => other !== extension)
    .map(([other, mediaType]) => `</${path}.${other}>; rel="alternate"; type="${mediaType}"`);
  const metadata = extension === 'html' ? [`</${path}.ttl>; rel="describedby"; type="text/turtle"`] : [];
  const licence = licenseOf(iriText, quads, base, license);
  return {
    'Cache-Control': 'no-cache',
    'Content-Location': `/${path}.${extension}`,
    Link: [
      `<${iriText}>; rel="canonical"`,
      ...alternates,
      ...metadata,
      `<${iriText}>; rel="cite-as"`,
      ...typesOf(iriText, quads).map((type) => `<${type}>; rel="type"`),
      ...(licence === undefined ? [] : [`<${licence}>; rel="license"`]),
      '</dataset>; rel="collection"',
    ].join(', '),
  };
}

/** Its classes, and what they are in schema.org. */
function typesOf(iriText: string, quads: readonly Quad[]): string[] {
  const types = quads
    .filter(({ subject, predicate }) => subject.value === iriText && predicate.equals(rdf.type))
    .map(({ object }) => object.value);
  return [...new Set(types.flatMap((type) => [type, schemaClass(type) ?? type]))].sort();
}

/** An article has the licence that it says, or none; what is read out of articles has that of the data. */
function licenseOf(iriText: string, quads: readonly Quad[], base: string, ofData: string): string | undefined {
  if (!/^article\/[a-z0-9-]+(?:\/v\/\d+)?$/.test(iriText.slice(base.length))) return ofData;
  return quads.find(
    ({ subject, predicate, object }) =>
      subject.value === iriText && predicate.equals(dcterms.license) && object.termType === 'NamedNode',
  )?.object.value;
}
