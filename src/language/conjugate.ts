// Infinitives in, written forms out, by the ending tables of a language pack. Only the forms that news uses (third
// person, infinitive, gerund, participle) are made. The tables are data; nothing here knows a language.

export interface VerbTables {
  /** Ending of the infinitive → form → endings that take its place. */
  readonly endings: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Infinitive → form → whole forms, which take the place of the regular ones. */
  readonly irregular: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** [made, written, infinitive ending]: spelling changes, applied where the infinitive ends so. */
  readonly spelling: readonly (readonly [string, string, string])[];
  /** [ending of a reflexive infinitive, ending of the plain one], if the language writes them so. */
  readonly reflexive?: readonly [string, string];
  /** Class → infinitives. */
  readonly classes: Readonly<Record<string, readonly string[]>>;
}
export interface VerbForm {
  readonly form: string;
  readonly written: string;
}

/** Every form of a verb, without repeats. An infinitive that no table covers yields itself alone. */
export function conjugate(infinitive: string, tables: VerbTables): VerbForm[] {
  const plain = withoutReflexive(infinitive, tables);
  const ending = Object.keys(tables.endings)
    .filter((tail) => plain.endsWith(tail))
    .sort((a, b) => b.length - a.length)[0];
  const irregular = tables.irregular[infinitive] ?? tables.irregular[plain] ?? {};
  const forms = new Map<string, VerbForm>();
  const add = (form: string, written: string): void => {
    forms.set(`${form} ${written}`, { form, written });
  };
  if (ending === undefined) add('infinitive', infinitive);
  else {
    const stem = plain.slice(0, plain.length - ending.length);
    for (const [form, tails] of Object.entries(tables.endings[ending] ?? {})) {
      if (irregular[form] !== undefined) continue;
      for (const tail of tails) add(form, respell(stem + tail, plain, tables));
    }
  }
  for (const [form, written] of Object.entries(irregular)) for (const text of written) add(form, text);
  return [...forms.values()];
}

function withoutReflexive(infinitive: string, { reflexive }: VerbTables): string {
  if (reflexive === undefined || !infinitive.endsWith(reflexive[0])) return infinitive;
  return infinitive.slice(0, infinitive.length - reflexive[0].length) + reflexive[1];
}

function respell(made: string, infinitive: string, tables: VerbTables): string {
  for (const [from, to, tail] of tables.spelling) {
    if (infinitive.endsWith(tail) && made.endsWith(from)) return made.slice(0, made.length - from.length) + to;
  }
  return made;
}
