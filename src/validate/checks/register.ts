// The checks of the program by the name under which shapes/*.ttl declare their words and severity.
import type { Check } from '../survey.js';
import { dateOrder, resolvedDated, resolvedWithin } from './dates.js';
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

export const CHECKS: Readonly<Record<string, Check>> = {
  ArticleAbsent: articleAbsent,
  ArticleDigest: articleDigest,
  CurationRetracted: curationRetracted,
  DateOrder: dateOrder,
  FactArticle: factArticle,
  FactCovered: factCovered,
  FactCurated: factCurated,
  FactItself: factItself,
  FactMentioned: factMentioned,
  FactStart: factStart,
  FactWords: factWords,
  PassageOffsets: passageOffsets,
  PassageWords: passageWords,
  ResolvedDated: resolvedDated,
  ResolvedWithin: resolvedWithin,
  ResourceClass: resourceClass,
  ResourceDescribed: resourceDescribed,
  ResourceHierarchy: resourceHierarchy,
  ResourceNamed: resourceNamed,
  ResourceTerm: resourceTerm,
};
