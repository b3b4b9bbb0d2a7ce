// What a reader wants to know of at all, on whatever page: what was published by a day, and what one source says: an article, a
// publisher, or who speaks. Both stand in the address, and links keep them.

export interface Scope {
  /** YYYY-MM-DD: of articles published on that day or before; those without a date are left out. */
  readonly asOf?: string;
  /** IRI of an article, of who speaks or of a publisher; or the name of a publisher. */
  readonly according?: string;
}
export const AS_OF = 'as-of';
export const ACCORDING_TO = 'according-to';

/** Values that are empty say nothing. */
export function readScope(parameters: URLSearchParams): Scope {
  const asOf = parameters.get(AS_OF)?.trim() ?? '';
  const according = parameters.get(ACCORDING_TO)?.trim() ?? '';
  return { ...(asOf === '' ? {} : { asOf }), ...(according === '' ? {} : { according }) };
}

export const isBounded = ({ asOf, according }: Scope): boolean => asOf !== undefined || according !== undefined;

export const scopeParameters = ({ asOf, according }: Scope): readonly (readonly [name: string, value: string])[] => [
  ...(asOf === undefined ? [] : [[AS_OF, asOf] as const]),
  ...(according === undefined ? [] : [[ACCORDING_TO, according] as const]),
];

const SCOPED =
  /^\/(?:$|articles$|search$|(?:timeline|map|network|commitments|figures|compare)(?:\.svg)?$|doc\/(?:state|person|organization|place)\/)/;

/** Whether the page at a path shows only what the scope lets through; the others keep it in their links. */
export const isScoped = (path: string): boolean => SCOPED.test(path);
