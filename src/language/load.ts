// Folders in, languages out: the packs under data/language and the names of the reference graph, compiled to one lexicon
// a language. Everything is read once; the result is a value that is passed on, never module state.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fold, tokenize } from '../article/tokens.js';
import { openGazetteer } from './compiled-gazetteer.js';
import { conjugate, type VerbTables } from './conjugate.js';
import { PackError } from './errors.js';
import type { Gazetteer, Name } from './gazetteer.js';
import { type Entry, Lexicon } from './lexicon.js';
import type { Classes, LanguagePack, Languages, Rule, RuleBook, RuleSource } from './pack.js';
import { CLASSES, CODES, loadJson, META, QUANTITIES, RULE_BOOK, TEMPORAL, VERBS } from './pack-files.js';
import { Pattern, PatternError } from './pattern.js';
import { RuleIndex } from './rule-index.js';

const PLAIN = /^[a-zà-öø-ÿA-Z]+$/;

export interface LanguageFolders {
  /** Holds one folder a language. */
  readonly packs: string;
  /** Holds the Turtle files of the reference graph. */
  readonly reference: string;
  /** Holds what the build compiled, if anything. */
  readonly cache?: string;
}

/** Loads every pack below `folders.packs`. Throws PackError with the file's name when one is broken. */
export function loadLanguages(folders: LanguageFolders): Languages {
  const gazetteer = openGazetteer(folders.reference, folders.cache);
  const givenNames = new Set(fold(readFileSync(join(folders.packs, 'given-names.txt'), 'utf8').trimEnd()).split('\n'));
  const packs = new Map<string, LanguagePack>();
  for (const tag of readdirSync(folders.packs).sort()) {
    const folder = join(folders.packs, tag);
    if (existsSync(join(folder, 'meta.json'))) packs.set(tag, loadPack(folder, gazetteer, givenNames));
  }
  return { packs, entities: gazetteer.entities };
}

function loadPack(folder: string, gazetteer: Gazetteer, givenNames: ReadonlySet<string>): LanguagePack {
  const meta = loadJson(join(folder, 'meta.json'), META);
  if (meta.language !== basename(folder))
    throw new PackError(join(folder, 'meta.json'), `language must be "${basename(folder)}", the name of its folder`);
  const verbs = loadJson(join(folder, 'verbs.json'), VERBS);
  const quantities = loadJson(join(folder, 'quantities.json'), QUANTITIES);
  const temporal = loadJson(join(folder, 'temporal.json'), TEMPORAL);
  const lexicon = new Lexicon(givenNames);
  // one plain word is one token, as most forms are
  const words = (form: string): string[] => {
    if (PLAIN.test(form)) return [form.toLowerCase()];
    return /^'\p{L}?$/u.test(form) ? [form] : tokenize(form, meta.elision).map((token) => token.norm);
  };
  // a form that the pack writes with a capital is found only where the text does
  const add = (form: string, entry: Entry): void =>
    lexicon.add(words(form), /^\p{Lu}/u.test(form) ? { ...entry, case: 'capital' } : entry);
  const addClasses = (type: string, classes: Classes): void => {
    for (const [code, forms] of Object.entries(classes))
      for (const form of forms) add(form, { type, form: code, data: code });
  };
  for (const [name, forms] of Object.entries(loadJson(join(folder, 'lexicon.json'), CLASSES))) {
    const [type, form] = split(name);
    for (const text of forms) add(text, { type, form });
  }
  // what is called the same in every language stands beside the packs
  for (const file of [join(folder, 'codes.json'), join(dirname(folder), 'codes.json')])
    for (const [type, codes] of Object.entries(loadJson(file, CODES)))
      for (const [code, numbers] of Object.entries(codes))
        for (const [number, forms] of Object.entries(numbers))
          for (const text of forms) add(text, { type, form: number, data: code });
  addVerbs(lexicon, verbs, words);
  addClasses('Unit', quantities.units);
  addClasses('Bound', quantities.bounds);
  addClasses('Aspect', quantities.aspects);
  addClasses('RelativeDate', temporal.relatives);
  for (const [word, month] of Object.entries(temporal.months)) add(word, { type: 'Month', form: '', data: month });
  for (const [word, day] of Object.entries(temporal.weekdays)) add(word, { type: 'Weekday', form: '', data: day });
  const themePrefixes = new Map<string, string[]>();
  for (const [theme, forms] of Object.entries(loadJson(join(folder, 'themes.json'), CLASSES))) {
    for (const text of forms) {
      if (!text.endsWith('*') && !text.startsWith('@')) add(text, { type: 'Theme', form: theme });
      else themePrefixes.set(text.replace(/\*$/, ''), [...(themePrefixes.get(text.replace(/\*$/, '')) ?? []), theme]);
    }
  }
  for (const name of gazetteer.names) addName(lexicon, name, meta.language, words);
  const dateRules = temporal.rules.map((rule) => compileRule(rule, join(folder, 'temporal.json')));
  const rulesFile = join(folder, 'rules.json');
  const rules: RuleBook = existsSync(rulesFile) ? loadJson(rulesFile, RULE_BOOK) : {};
  return {
    meta,
    lexicon,
    verbs,
    quantities,
    numerals: new Set(
      [...Object.keys(quantities.words), ...Object.keys(quantities.approximateWords), ...quantities.singleUnits].map(
        (word) => word.split('-', 1)[0] ?? word,
      ),
    ),
    temporal: { ...temporal, rules: dateRules, index: new RuleIndex(dateRules) },
    rules: Object.fromEntries(
      Object.entries(rules).map(([stage, list]) => [stage, list.map((rule) => compileRule(rule, rulesFile))]),
    ),
    themePrefixes,
    abbreviations: new Set(meta.abbreviations),
  };
}

function split(name: string): [type: string, form: string] {
  const at = name.indexOf(':');
  return at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at + 1)];
}

function compileRule(rule: RuleSource, file: string): Rule {
  try {
    return { ...rule, pattern: new Pattern(rule.match) };
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new PackError(file, `rule ${rule.id}: ${error.message}`);
  }
}

function addVerbs(lexicon: Lexicon, verbs: VerbTables, words: (form: string) => string[]): void {
  const classesOf = new Map<string, string[]>();
  for (const [name, infinitives] of Object.entries(verbs.classes)) {
    for (const infinitive of infinitives) classesOf.set(infinitive, [...(classesOf.get(infinitive) ?? []), name]);
  }
  for (const [infinitive, classes] of classesOf) {
    for (const { form, written } of conjugate(infinitive, verbs)) {
      const path = words(written);
      lexicon.add(path, { type: 'V', form, data: infinitive });
      for (const name of classes) lexicon.add(path, { type: `V.${name}`, form, data: infinitive });
    }
  }
}

function addName(lexicon: Lexicon, name: Name, language: string, words: (form: string) => string[]): void {
  const acronym = name.form === 'acronym';
  if (name.language !== language && name.language !== '' && name.language !== 'en') return;
  if (name.form === 'demonym' && name.language !== language) return;
  const capital = /^\p{Lu}/u.test(name.label);
  const plain = name.label.normalize('NFD').replace(/\p{M}/gu, '');
  for (const label of new Set([name.label, plain])) {
    lexicon.add(words(label), {
      type: name.entity.type,
      form: name.form,
      data: name.entity,
      case: acronym ? 'acronym' : capital ? 'capital' : undefined,
    });
  }
}
