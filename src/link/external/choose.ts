// A thing of ours and what a source offers for it in, the offers with their scores out, best first, and what becomes of the
// best: linked, left to a person, or left. A thing is linked only where one offer is sure and stands clear of the others.
import { type Compared, likenessOf } from './likeness.js';
import type { ExternalLink } from './linkset.js';
import type { Offered, Wanted } from './source.js';

export interface Scored {
  readonly offered: Offered;
  /** 0 to 1. */
  readonly score: number;
  /** More than a name was compared, as far as the source says more. */
  readonly sure: boolean;
  readonly reasons: readonly string[];
}
export interface Choice {
  readonly wanted: Wanted;
  readonly outcome: 'linked' | 'doubtful' | 'none';
  /** The best first. */
  readonly offers: readonly Scored[];
}

const CLEAR_OF_NEXT = 0.05;
const LEAST_DOUBTFUL = 0.6;
/** Offers that come within this of the best wait for a decision together with it. */
const WITHIN_BEST = 0.1;

export function choose(
  wanted: Wanted,
  offers: readonly Offered[],
  { accept, ...compared }: Compared & { readonly accept: number },
): Choice {
  const scored = offers
    .map((offered) => {
      const { score, sure, reasons } = likenessOf(wanted, offered, compared);
      return { offered, score: Math.round(score * 1000) / 1000, sure, reasons };
    })
    .sort((a, b) => b.score - a.score || (a.offered.iriText < b.offered.iriText ? -1 : 1));
  const [first, second] = scored;
  const clear = first !== undefined && first.score - (second?.score ?? 0) >= CLEAR_OF_NEXT;
  const outcome =
    first === undefined || first.score < LEAST_DOUBTFUL
      ? 'none'
      : clear && first.sure && first.score >= accept
        ? 'linked'
        : 'doubtful';
  return { wanted, outcome, offers: scored };
}

/** What is to be kept of a choice: the link, or all that may be meant. */
export function linksOf({ outcome, wanted, offers }: Choice, by: string, made: Date): ExternalLink[] {
  const [best] = offers;
  if (best === undefined || outcome === 'none') return [];
  const kept = outcome === 'linked' ? [best] : offers.filter(({ score }) => score >= best.score - WITHIN_BEST);
  return kept.map(({ offered, score, reasons }) => ({
    subject: wanted.iriText,
    object: offered.iriText,
    state: outcome,
    by,
    made,
    score,
    reasons,
    ...(labelOf(offered) === undefined ? {} : { objectLabel: labelOf(offered) ?? '' }),
  }));
}

const labelOf = ({ names }: Offered): string | undefined =>
  (names.find(({ language }) => language === 'en') ?? names[0])?.text;
