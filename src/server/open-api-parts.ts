// What the description of the interface is put together from: contents, parameters, answers.

export type Json = Readonly<Record<string, unknown>>;

export const text = { schema: { type: 'string' } };
export const content = (types: readonly string[]): Json => Object.fromEntries(types.map((type) => [type, text]));
export const mediaTypes = (forms: readonly { readonly mediaType: string }[]): string[] =>
  forms.map(({ mediaType }) => mediaType);
export const PROBLEM = { $ref: '#/components/responses/Problem' };
export const WRITING = { security: [{ token: [] }] };
export const parameter = (name: string, description: string, several = false): Json => ({
  name,
  in: 'query',
  description,
  schema: several ? { type: 'array', items: { type: 'string', format: 'iri' } } : { type: 'string' },
});
export const answer = (description: string, types: readonly string[] = []): Json => ({
  description,
  ...(types.length === 0 ? {} : { content: content(types) }),
});
export const responses = (known: Readonly<Record<string, Json>>): Json => ({
  responses: { ...known, default: PROBLEM },
});
