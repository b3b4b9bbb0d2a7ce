// So many articles with their gold, one at a time, in one language or two by turns.
import { loadReferenceGraph } from '../../cli/converter.js';
import { makeIris } from '../../graph/iris.js';
import { type CorpusLanguage, makeArticle } from './article.js';
import { organizationWords, stateWords } from './states.js';
import { type Language, loadNames, loadTemplates } from './templates.js';

export interface CorpusSettings {
  readonly count: number;
  readonly seed: number;
  readonly languages: readonly Language[];
}

export function* corpus({ count, seed, languages }: CorpusSettings): Generator<ReturnType<typeof makeArticle>> {
  const reference = loadReferenceGraph(makeIris());
  const loaded = languages.map((language): CorpusLanguage => {
    const templates = loadTemplates(language);
    return {
      language,
      templates,
      states: stateWords(reference, language, templates),
      organizations: organizationWords(reference, language),
      names: loadNames(),
    };
  });
  for (let number = 0; number < count; number++)
    yield makeArticle(number, seed, loaded[number % loaded.length] as CorpusLanguage);
}
