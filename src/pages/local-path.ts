// An IRI of the data in, where this server answers it out: the host that the server is reached at plays no part.

/** Undefined for an IRI that is not below the base. A fragment stays. */
export function localPath(iriText: string, base: string): string | undefined {
  if (!iriText.startsWith(base)) return undefined;
  const [path = '', fragment] = iriText.slice(base.length).split('#');
  const local = `/${path.replace(/^id\//, 'doc/')}`;
  return fragment === undefined ? local : `${local}#${fragment}`;
}
