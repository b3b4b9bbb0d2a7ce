// An organization that only this article knows is given a key and laid on the document, with the acronym in brackets
// after it wherever that stands.

import type { Document } from './document.js';
import type { EntityKey, MentionForm } from './facts.js';
import type { Named } from './names.js';
import { slugOf } from './slug.js';

/** Lays an organization on the document and gives the token after it, past an acronym in brackets. */
export function registerOrganization(
  doc: Document,
  first: number,
  last: number,
  kind: string,
  form: MentionForm,
): number {
  let end = last;
  let acronym: string | undefined;
  if (doc.norm(last) === '(' && doc.norm(last + 2) === ')' && doc.tokens[last + 1]?.acronym) {
    acronym = doc.words(doc.span(last + 1, last + 2));
    end = last + 3;
  }
  const label = doc.words(doc.span(first, last));
  const key: EntityKey = `organization/${slugOf(label)}`;
  if (!doc.entities.has(key) && !doc.local.has(key)) {
    doc.local.set(key, {
      key,
      type: 'Organization',
      label,
      organizationKind: kind,
      ...(acronym === undefined ? {} : { acronym }),
    });
  }
  annotateOrganization(doc, first, end, key, form);
  if (acronym !== undefined) {
    const folded = acronym.toLowerCase();
    for (let at = end; at < doc.tokens.length; at++) {
      if (doc.tokens[at]?.acronym && doc.norm(at) === folded && !doc.is('Organization', at))
        annotateOrganization(doc, at, at + 1, key, 'acronym');
    }
  }
  return end;
}

function annotateOrganization(doc: Document, first: number, last: number, key: EntityKey, form: MentionForm): void {
  doc.annotate({ type: 'Organization', form, first, last, data: { keys: [key], form } satisfies Named });
  doc.mentions.push({ span: doc.span(first, last), entities: [key], form });
}
