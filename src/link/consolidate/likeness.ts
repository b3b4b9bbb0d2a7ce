// How far two records of different articles speak of one thing, class by class; undefined where they cannot. The weights say
// what tells such things apart: treaties by title, parties and date, events by who and when, persons and organizations by name.
import { pacta, rdfs, skos } from '../../graph/vocabulary.js';
import { formsOf } from '../name-forms.js';
import { similarity } from '../similarity.js';
import { bestTogether } from './dates.js';
import { Evidence, overlap, type Verdict } from './evidence.js';
import { type Description, namesOf } from './records.js';
import { type Rarity, shared, stemsOf } from './words.js';

/** Parties or participants must be the same for more than a half. */
const SAME_PEOPLE = 0.5;
/** Words of a title that make it one of a kind; fewer count for less. */
const TELLING_WORDS = 4;

export function treatyLikeness(a: Description, b: Description, rarity: Rarity): Verdict | undefined {
  if (overlap(a.all(pacta.kind), b.all(pacta.kind)) === 0) return undefined;
  const parties = overlap(a.all(pacta.party), b.all(pacta.party));
  if (parties !== undefined && parties <= SAME_PEOPLE) return undefined;
  const evidence = new Evidence();
  const title = titleLikeness(a, b, rarity);
  if (title !== undefined) evidence.add('title', 0.45 * title.telling, title.likeness);
  return evidence
    .add('parties', 0.25, parties)
    .add('date', 0.3, bestTogether(a.all(pacta.date), b.all(pacta.date)))
    .add('place', 0.1, overlap(a.all(pacta.place), b.all(pacta.place)))
    .add('signatories', 0.1, overlap(a.all(pacta.signatory), b.all(pacta.signatory)))
    .verdict();
}

/** Titles in one language; those of different languages say nothing about each other. */
function titleLikeness(
  a: Description,
  b: Description,
  rarity: Rarity,
): { readonly likeness: number; readonly telling: number } | undefined {
  let best: { readonly likeness: number; readonly telling: number } | undefined;
  for (const { text, language } of a.texts(rdfs.label)) {
    for (const other of b.texts(rdfs.label)) {
      if (other.language !== language) continue;
      const [first, second] = [stemsOf(text, language), stemsOf(other.text, language)];
      const likeness = shared(first, second, rarity);
      const telling = Math.min(1, Math.min(first.size, second.size) / TELLING_WORDS);
      if (best === undefined || likeness > best.likeness) best = { likeness, telling };
    }
  }
  return best;
}

export function eventLikeness(a: Description, b: Description): Verdict | undefined {
  if (overlap(a.all(pacta.kind), b.all(pacta.kind)) !== 1) return undefined;
  const participants = overlap(a.all(pacta.participant), b.all(pacta.participant));
  const start = bestTogether(a.all(pacta.startDate), b.all(pacta.startDate));
  if (participants === undefined || participants <= SAME_PEOPLE || start === undefined || start === 0) return undefined;
  return new Evidence()
    .add('participants', 0.4, participants)
    .add('start', 0.4, start)
    .add('place', 0.15, overlap(a.all(pacta.place), b.all(pacta.place)))
    .add('host', 0.1, overlap(a.all(pacta.host), b.all(pacta.host)))
    .verdict();
}

/** By the most alike of their names. A surname alone may be anybody's. */
export function nameLikeness(a: Description, b: Description): Verdict | undefined {
  if (overlap(a.all(pacta.kind), b.all(pacta.kind)) === 0) return undefined;
  if (overlap(a.all(skos.exactMatch), b.all(skos.exactMatch)) === 0) return undefined;
  let best: Verdict | undefined;
  for (const name of namesOf(a)) {
    const forms = formsOf(name);
    for (const other of namesOf(b)) {
      const otherForms = formsOf(other);
      if (forms.words.length < 2 || otherForms.words.length < 2) continue;
      const { value, by } = similarity(forms, otherForms);
      if (best === undefined || value > best.score)
        best = { score: value, weight: 1, reasons: [`names “${name}” and “${other}”: ${by}`] };
    }
  }
  return best;
}

/** What two commitments say, by their glosses where both have one in a language, else by their words. */
export function commitmentLikeness(a: Description, b: Description, rarity: Rarity): Verdict | undefined {
  const glosses = a
    .texts(rdfs.label)
    .flatMap(({ text, language }) =>
      b.texts(rdfs.label).filter((other) => other.language === language && other.text === text),
    );
  if (glosses[0] !== undefined) return { score: 1, weight: 1, reasons: [`gloss “${glosses[0].text}”`] };
  if (a.language !== b.language) return undefined;
  const words = (record: Description): Set<string> => stemsOf(record.all(pacta.text).join(' '), record.language);
  return new Evidence()
    .add('words', 0.8, shared(words(a), words(b), rarity))
    .add('themes', 0.2, overlap(a.all(pacta.theme), b.all(pacta.theme)))
    .verdict();
}
