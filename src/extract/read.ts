// Article in, what it says out. The cascade: names → organizations → persons → dates → quantities → quotations →
// instruments → events → statements → commitments → figures → attribution. Each stage is pure but for what it lays on
// the document; nothing here knows a language or an RDF term.

import type { Article } from '../article/article.js';
import type { LanguagePack, Languages } from '../language/pack.js';
import { packFor, recogniseLanguage } from '../language/recognise.js';
import { assemble } from './assemble.js';
import { findCommitments } from './commitments.js';
import { findDates } from './dates.js';
import { Discourse } from './discourse.js';
import { Document } from './document.js';
import { documentsInForce } from './documents-in-force.js';
import { findEvents } from './events.js';
import type { Reading } from './facts.js';
import { findFigures } from './figures.js';
import { findNames } from './names.js';
import { findOrganizations } from './organizations.js';
import { findPersons } from './persons.js';
import { findQuantities } from './quantities.js';
import { findQuotes } from './quotes.js';
import { findStatements } from './statements.js';
import { findTreaties } from './treaties.js';
import { settleVerbForms } from './verb-forms.js';
import { weCommitments } from './we-commitments.js';

/** Reads an article. Throws LanguageError when its language is not supported or cannot be told. */
export function read(article: Article, languages: Languages): Reading {
  return readDocument(new Document(article, packOf(article, languages), languages.entities));
}

/** The pack of the language that an article says it is in, or else seems to be in. Throws LanguageError. */
export function packOf({ language, text }: Article, languages: Languages): LanguagePack {
  const tag = language === undefined ? recogniseLanguage(text, languages) : packFor(language, languages);
  const pack = languages.packs.get(tag);
  if (pack === undefined) throw new RangeError(`no language pack ${tag}`);
  return pack;
}

/** Runs the stages on a document on which nothing but the lexicon has been laid. */
export function readDocument(doc: Document): Reading {
  findNames(doc);
  settleVerbForms(doc);
  findOrganizations(doc);
  const holdings = findPersons(doc);
  findDates(doc);
  findQuantities(doc);
  findQuotes(doc);
  const discourse = new Discourse(doc, holdings);
  const treaties = findTreaties(doc, discourse);
  const events = findEvents(doc, discourse, treaties);
  const statements = findStatements(doc, discourse, treaties, documentsInForce(doc, discourse, treaties));
  const commitments = [...findCommitments(doc, discourse, treaties), ...weCommitments(doc, discourse, statements)];
  const figures = findFigures(doc, discourse);
  return assemble(
    doc,
    discourse,
    { holdings, treaties, events, commitments, statements, figures },
    doc.pack.meta.language,
  );
}
