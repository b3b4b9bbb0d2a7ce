// An entity in, the query that tells in a table what articles say of it out, as a person would write it.

/** Throws RangeError for what is no IRI. */
export function factsQuery(iriText: string): string {
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]*$/.test(iriText))
    throw new RangeError(`"${iriText}" is no absolute IRI`);
  return `PREFIX pacta: <https://w3id.org/pacta/ontology#>

SELECT DISTINCT ?kind ?role ?words ?speaker ?article ?passage ?fact WHERE {
  VALUES ?thing { <${iriText}> }
  ?fact ?role ?thing ; a pacta:Fact, ?kind ; pacta:evidence ?passage .
  ?passage pacta:exact ?words ; pacta:inArticle ?article .
  OPTIONAL { ?fact pacta:accordingTo/pacta:speaker ?speaker }
  FILTER (?kind != pacta:Fact && ?role != pacta:mentions)
}
ORDER BY ?passage ?fact ?role`;
}
