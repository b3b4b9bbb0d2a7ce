// The checks of the program by the name under which shapes/*.ttl declare their words and severity.
import type { Check } from '../survey.js';
import { dateOrder, resolvedDated, resolvedWithin } from './dates.js';
import { articleRevised, factEntity, factMentionsAll, factVoiced, resourceItself, stateCode } from './entities.js';
import {
  curationRetracted,
  factArticle,
  factCovered,
  factCurated,
  factItself,
  factMentioned,
  factStart,
  factWords,
} from './facts.js';
import { articleAbsent, articleDigest, passageOffsets, passageWords } from './passages.js';
import { resourceClass, resourceDescribed, resourceHierarchy, resourceNamed, resourceTerm } from './resources.js';
import { resourceBase, resourceDomain, resourceLanguage, resourceSpelling } from './spelling.js';
import { articleHeadlineLanguage, factLabelLanguage, factQuoted, personSlug } from './words.js';

export const CHECKS: Readonly<Record<string, Check>> = {
  ArticleAbsent: articleAbsent,
  ArticleDigest: articleDigest,
  ArticleHeadlineLanguage: articleHeadlineLanguage,
  ArticleRevised: articleRevised,
  CurationRetracted: curationRetracted,
  DateOrder: dateOrder,
  FactArticle: factArticle,
  FactCovered: factCovered,
  FactCurated: factCurated,
  FactEntity: factEntity,
  FactItself: factItself,
  FactLabelLanguage: factLabelLanguage,
  FactMentioned: factMentioned,
  FactMentionsAll: factMentionsAll,
  FactQuoted: factQuoted,
  FactStart: factStart,
  FactVoiced: factVoiced,
  FactWords: factWords,
  PassageOffsets: passageOffsets,
  PassageWords: passageWords,
  PersonSlug: personSlug,
  ResolvedDated: resolvedDated,
  ResolvedWithin: resolvedWithin,
  ResourceBase: resourceBase,
  ResourceClass: resourceClass,
  ResourceDescribed: resourceDescribed,
  ResourceDomain: resourceDomain,
  ResourceHierarchy: resourceHierarchy,
  ResourceItself: resourceItself,
  ResourceLanguage: resourceLanguage,
  ResourceNamed: resourceNamed,
  ResourceSpelling: resourceSpelling,
  ResourceTerm: resourceTerm,
  StateCode: stateCode,
};
