// What the service is and where its parts are (Reconciliation Service API 0.2, 3), with addresses on the host that was asked.
import { PACTA } from '../../graph/vocabulary.js';
import { MATCHED_CLASSES } from '../../link/matcher.js';
import type { Services } from '../http/context.js';
import { classNamed } from './terms.js';

export const PATHS = {
  service: '/reconcile',
  suggest: {
    entity: '/reconcile/suggest/entity',
    type: '/reconcile/suggest/type',
    property: '/reconcile/suggest/property',
  },
  flyout: {
    entity: '/reconcile/flyout/entity',
    type: '/reconcile/flyout/type',
    property: '/reconcile/flyout/property',
  },
  preview: '/reconcile/preview',
  properties: '/reconcile/properties',
} as const;

/** Size of the frame that shows a preview, in pixels. */
const PREVIEW = { width: 420, height: 260 };

export function makeManifest({ settings, catalog }: Services, origin: string): object {
  const suggest = (kind: keyof typeof PATHS.suggest): object => ({
    service_url: origin,
    service_path: PATHS.suggest[kind],
    flyout_service_url: origin,
    flyout_service_path: `${PATHS.flyout[kind]}?id=\${id}`,
  });
  return {
    versions: ['0.2'],
    name: 'Pacta: states, organizations, persons, places and treaties in the news',
    identifierSpace: settings.base,
    schemaSpace: PACTA,
    documentation: `${origin}/openapi.json`,
    ...(settings.version === '' ? {} : { serviceVersion: settings.version }),
    view: { url: `${origin}/{{id}}` },
    defaultTypes: MATCHED_CLASSES.map((name) => classNamed(catalog, name)),
    suggest: { entity: suggest('entity'), type: suggest('type'), property: suggest('property') },
    preview: { url: `${origin}${PATHS.preview}?id={{id}}`, ...PREVIEW },
    extend: {
      propose_properties: { service_url: origin, service_path: PATHS.properties },
      property_settings: [
        {
          name: 'limit',
          label: 'Most values',
          type: 'number',
          default: 0,
          help_text: 'How many values of the property at most; 0 takes all.',
        },
        {
          name: 'language',
          label: 'Language',
          type: 'text',
          default: '',
          help_text: 'Tag of the language that texts must be in, such as "en"; empty takes all.',
        },
      ],
    },
  };
}
