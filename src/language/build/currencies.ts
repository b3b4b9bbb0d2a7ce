// CLDR in, the currencies of the code list of units out: one code for each currency that is legal tender somewhere today,
// by CLDR's table of currencies and regions, and the special drawing right, in which lenders count. Codes are ISO 4217's,
// names CLDR's; nothing is typed by hand. What is no longer or was never tender (old currencies, fund codes) is left out.
import { createRequire } from 'node:module';
import { LANGUAGES, type Language } from './states.js';
import { TableError } from './table.js';
import { type Description, literal, name, writeTurtle } from './turtle.js';

const NOTE =
  'Written by "npm run build:reference" from CLDR (Unicode licence, https://www.unicode.org/license.txt); do not edit.';
const SCHEME = name('<https://w3id.org/pacta/code/unit>');
const SPECIAL_DRAWING_RIGHT = 'XDR';
/** Regions whose long name in CLDR describes instead of naming: "Hong Kong SAR China". */
const SHORT = new Set(['HK', 'MO', 'PS']);
const require = createRequire(import.meta.url);

/** Use of a currency in a region: dates as YYYY-MM-DD; `_to` is there when it is over, `_tender` only when "false". */
interface Use {
  readonly _to?: string;
  readonly _tender?: string;
}
interface CurrencyData {
  readonly supplemental: {
    readonly currencyData: { readonly region: Readonly<Record<string, readonly Readonly<Record<string, Use>>[]>> };
  };
}
interface Locale<Content> {
  readonly main: Readonly<Record<string, Content>>;
}
type Currencies = Locale<{
  readonly numbers: { readonly currencies: Readonly<Record<string, { readonly displayName?: string }>> };
}>;
type Territories = Locale<{
  readonly localeDisplayNames: { readonly territories: Readonly<Record<string, string>> };
}>;

/** Turtle text of `ontology/codes/unit-currencies.ttl`. Throws TableError for a currency without a name in a language. */
export function writeCurrencies(): string {
  return writeTurtle(NOTE, describeCurrencies());
}

function describeCurrencies(): Description[] {
  return [...tenders()].map(([code, regions]) => ({
    subject: `unit:${code}`,
    properties: [
      ['a', [name('skos:Concept')]],
      ['skos:inScheme', [SCHEME]],
      ['skos:topConceptOf', [SCHEME]],
      ['skos:notation', [literal(code)]],
      ['skos:prefLabel', LANGUAGES.map((language) => literal(currencyName(code, language), language))],
      ['skos:definition', [literal(definition(regions), 'en')]],
      ['dcterms:source', [name('<https://www.iso.org/iso-4217-currency-codes.html>')]],
    ],
  }));
}

/** Currency code to the regions in which it is legal tender today. */
function tenders(): ReadonlyMap<string, readonly string[]> {
  const { supplemental } = require('cldr-core/supplemental/currencyData.json') as CurrencyData;
  const found = new Map<string, string[]>([[SPECIAL_DRAWING_RIGHT, []]]);
  for (const [region, uses] of Object.entries(supplemental.currencyData.region)) {
    for (const [code, use] of uses.flatMap((entry) => Object.entries(entry))) {
      if (use._to !== undefined || use._tender === 'false') continue;
      found.set(code, [...(found.get(code) ?? []), region]);
    }
  }
  return found;
}

function definition(regions: readonly string[]): string {
  if (regions.length === 0) return 'Unit of account of the International Monetary Fund.';
  return `Money that is legal tender in: ${regions.map(regionName).sort().join(', ')}.`;
}

function currencyName(code: string, language: Language): string {
  const data = require(`cldr-numbers-full/main/${language}/currencies.json`) as Currencies;
  const found = data.main[language]?.numbers.currencies[code]?.displayName;
  if (found === undefined || found === code)
    throw new TableError(`CLDR has no name for the currency ${code} in ${language}`);
  return plain(found);
}

function regionName(region: string): string {
  const data = require('cldr-localenames-full/main/en/territories.json') as Territories;
  const names = data.main['en']?.localeDisplayNames.territories;
  const found = names?.[SHORT.has(region) ? `${region}-alt-short` : region];
  if (found === undefined) throw new TableError(`CLDR has no English name for the region ${region}`);
  return plain(found);
}

/** With straight apostrophes and plain spaces, as everywhere in the reference graph. */
const plain = (text: string): string => text.replace(/’/g, "'").replace(/\s/gu, ' ');
