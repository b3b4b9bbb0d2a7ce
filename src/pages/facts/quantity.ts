// A figure in, its quantity in words out, as far as the article fixes it: at least, about, more by, a share of.
import type { NamedNode } from 'n3';
import { pacta } from '../../graph/vocabulary.js';
import { numberFormat } from '../formats.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { numberInWords } from '../knowledge/render-term.js';
import { fill } from '../messages.js';
import type { View } from '../view.js';
import type { Fact } from './fact.js';

/** "at least 2,000,000,000 US dollars", "+ 13.6 %". */
export function quantityInWords(view: View, { triples, names }: Knowledge, fact: Fact): string {
  const { bounds, aspects } = view.messages.figures;
  const code = (property: NamedNode): string => triples.text(fact.iriText, property)?.split('/').pop() ?? '';
  const numeral = triples.text(fact.iriText, pacta.value) ?? '';
  const number = numberInWords(numeral, view);
  const unit = code(pacta.unit);
  const amounts: Readonly<Record<string, string>> = {
    percent: `${number} %`,
    factor: `× ${number}`,
    count: `${number} ${triples.text(fact.iriText, pacta.counts) ?? ''}`.trimEnd(),
  };
  const name = names(triples.text(fact.iriText, pacta.unit) ?? '')?.text ?? unit;
  const amount = known(amounts, unit) ?? (/^[A-Z]{3}$/.test(unit) ? money(numeral, unit, view) : `${number} ${name}`);
  const limited = fill(known(bounds, code(pacta.bound)) ?? '{amount}', { amount });
  if (unit === 'factor') return limited;
  return fill(known(aspects, code(pacta.aspect)) ?? '{amount}', { amount: limited });
}

const money = (numeral: string, currency: string, { language }: View): string =>
  !Number.isFinite(Number(numeral))
    ? `${numeral} ${currency}`
    : numberFormat(language, {
        style: 'currency',
        currency,
        currencyDisplay: 'name',
        minimumFractionDigits: 0,
        maximumFractionDigits: 2,
      }).format(Number(numeral));

/** Codes come from the data, which may name anything. */
const known = (words: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(words, code) ? words[code] : undefined;
