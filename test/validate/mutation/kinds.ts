// Kinds of damage by name: each makes of one triple of a valid graph a graph that differs in that alone, and says at which
// node which shape must find it; undefined where it does not apply to the triple.
import { DataFactory, type NamedNode, type Quad, type Term } from 'n3';
import { EDTF, pacta, rdf, xsd } from '../../../src/graph/vocabulary.js';
import { renamed } from '../published.js';
import type { Row, Site, Value } from './rows.js';

const { literal, namedNode, quad: makeQuad } = DataFactory;

export interface Mutant {
  readonly quads: readonly Quad[];
  /** Nodes at any of which the damage may be told. */
  readonly focus: readonly string[];
  /** Shapes of which one must tell it; "valid" where the mutant is a valid graph. */
  readonly expected: readonly string[];
}
export type Kind = (site: Site) => Mutant | undefined;

const BASE = 'https://w3id.org/pacta/';
const NAMES: ReadonlySet<Value> = new Set(['label', 'string', 'words']);
const RESOLVED = [pacta.resolvedStart, pacta.resolvedEnd, pacta.anchor];
const DATING = [pacta.date, pacta.startDate, pacta.endDate, pacta.period];
const REFERENCES: ReadonlySet<Value> = new Set(['agent', 'article', 'code', 'entity', 'fact', 'passage']);
const DATES: ReadonlySet<Value> = new Set(['date', 'day', 'period']);
const TYPED: ReadonlySet<Value> = new Set(['date', 'day', 'period', 'dateTime', 'integer', 'decimal']);
/** Of another article than any that is damaged. */
const ELSEWHERE = `${BASE}article/another-article`;

const withObject = ({ quad, base }: Site, object: Term): Quad[] =>
  base.map((one) => (one === quad ? makeQuad(quad.subject, quad.predicate, object as never, quad.graph) : one));
const withPredicate = ({ quad, base }: Site, predicate: string): Quad[] =>
  base.map((one) => (one === quad ? makeQuad(quad.subject, namedNode(predicate), quad.object, quad.graph) : one));
const beside = ({ quad, base }: Site, object: Term): Quad[] => [
  ...base,
  makeQuad(quad.subject, quad.predicate, object as never, quad.graph),
];
const siblings = ({ quad, base }: Site): Quad[] =>
  base.filter((one) => one.subject.equals(quad.subject) && one.predicate.equals(quad.predicate));
const text = ({ quad }: Site): string => quad.object.value;
const like = ({ quad }: Site, words: string): Term => {
  const { object } = quad;
  if (object.termType !== 'Literal') throw new TypeError('no literal');
  return literal(words, object.language === '' ? object.datatype : object.language);
};

/** The damage told at the node that has the triple, by the shape that the row names for it or by another. */
const at = (site: Site, kind: string, quads: readonly Quad[], ...usual: readonly string[]): Mutant => {
  const special = site.row.by?.[kind];
  const expected = special === undefined ? (usual.length === 0 ? [site.row.shape] : usual) : special.split('|');
  const { subject, object } = site.quad;
  return { quads, focus: expected.includes('FactCurated') ? [object.value] : [subject.value], expected };
};
const told = (mutant: Mutant, ...focus: string[]): Mutant => ({ ...mutant, focus });

/** A kind that puts another object in place of the one that is there. */
const replacing =
  (
    kind: string,
    values: ReadonlySet<Value> | readonly Value[],
    make: (site: Site) => Term | undefined,
    ...usual: readonly string[]
  ): Kind =>
  (site) => {
    if (![...values].includes(site.row.value)) return undefined;
    const object = make(site);
    if (object === undefined || object.equals(site.quad.object)) return undefined;
    return at(site, kind, withObject(site, object), ...usual);
  };

const classesOf = (base: readonly Quad[], node: string): string[] =>
  base
    .filter(({ subject, predicate }) => subject.value === node && predicate.equals(rdf.type))
    .map(({ object }) => object.value.replace(/^.*#/, ''));
/** A node of the base that has none of the classes, and is none of the row's own kind. */
const nodeWithout = (base: readonly Quad[], classes: readonly string[], within: RegExp): NamedNode | undefined => {
  const found = base.find(
    ({ subject, predicate }) =>
      predicate.equals(rdf.type) &&
      within.test(subject.value) &&
      !classesOf(base, subject.value).some((one) => classes.includes(one)),
  );
  return found?.subject as NamedNode | undefined;
};

/** Known to the reference graph and to no article that is damaged. */
const UNMENTIONED: Readonly<Record<string, string>> = {
  state: 'NZL',
  organization: 'asean',
};
const anotherOfClass = (iri: string): string | undefined => {
  const [, type = ''] = /\/id\/([a-z]+)\/[^/]+$/.exec(iri) ?? [];
  return UNMENTIONED[type] === undefined ? undefined : `${BASE}id/${type}/${UNMENTIONED[type]}`;
};

const slipped = (iri: string): string => {
  if (iri.includes('#char=')) return iri.replace(/\d+$/, (end) => String(Number(end) + 1));
  if (/\/[A-Z]{3}$/.test(iri)) return iri.replace(/...$/, 'QQQ');
  return /\/\d+(?:-\d+)?$/.test(iri) ? iri.replace(/\d+(?:-\d+)?$/, '99999') : `${iri}x`;
};
const otherLetters = (iri: string): string => {
  const local = iri.slice(BASE.length);
  return (
    BASE +
    local.replace(/[A-Za-z]+(?=[^A-Za-z]*$)/, (word) =>
      word === word.toLowerCase() ? word.toUpperCase() : word.toLowerCase(),
    )
  );
};
const misspelt = (iri: string): string =>
  iri.replace(/([a-z])([a-z])([^#/]*)$/i, (_, a: string, b: string, rest: string) =>
    a === b ? `${a}${rest}` : `${b}${a}${rest}`,
  );
const ownNamespace = ({ row }: Site): boolean => row.name.startsWith('pacta:');
const spelling = (site: Site): string => (ownNamespace(site) ? 'ResourceTerm' : 'ResourceSpelling');
/** A property that is lost where it must stand is told as missing, or as misspelt. */
const orMissing = (mutant: Mutant, { row }: Site): Mutant =>
  row.required === undefined ? mutant : { ...mutant, expected: [...mutant.expected, row.required] };

const otherLists: Readonly<Record<string, string>> = {
  status: 'mode/direct',
  theme: 'unit/percent',
  form: 'mode/direct',
};
const SAME_LIST: Readonly<Record<string, readonly string[]>> = {
  act: ['plan', 'agree'],
  aspect: ['level', 'increase'],
  bound: ['min', 'approx'],
  'event-kind': ['talks', 'meeting'],
  form: ['name', 'demonym'],
  mode: ['direct', 'reported'],
  office: ['king', 'minister'],
  'organization-kind': ['company', 'media'],
  'place-kind': ['city', 'seat'],
  theme: ['water', 'energy'],
  'treaty-kind': ['protocol', 'charter'],
  unit: ['USD', 'hours'],
};

const isNamed = ({ on, name }: Row): boolean => name === 'rdfs:label' && (on === 'Treaty' || on === 'OfficeHolding');
function isInArticlesLanguage({ base, quad }: Site): boolean {
  const article = /^.*\/article\/[^/#]+/.exec(quad.subject.value)?.[0];
  const said = base.find(
    ({ subject, predicate }) => subject.value === article && predicate.value.endsWith('/inLanguage'),
  );
  return quad.object.termType === 'Literal' && quad.object.language === said?.object.value;
}

/** The shape that misses the triple when it is left out; undefined where the graph is as valid without it. */
function missedBy({ row, base, quad }: Site): string | undefined {
  const has = (node: Term, predicates: readonly NamedNode[]): boolean =>
    base.some(({ subject, predicate }) => subject.equals(node) && predicates.some((one) => one.equals(predicate)));
  const isAdded = (node: Term): boolean =>
    base.some(({ predicate, object }) => predicate.value.endsWith('#generated') && object.equals(node));
  if (row.value === 'retracted') return undefined;
  const others = base.filter(
    (one) =>
      one !== quad &&
      one.subject.equals(quad.subject) &&
      one.predicate.equals(quad.predicate) &&
      one.graph.equals(quad.graph),
  );
  const isAlone = others.length === 0;
  const isOnlyOwn =
    isInArticlesLanguage({ row, base, quad }) && !others.some((one) => isInArticlesLanguage({ row, base, quad: one }));
  if (isNamed(row) && !isAlone && isOnlyOwn) return 'FactLabelLanguage';
  if (DATES.has(row.value) && row.on !== 'Dated' && has(quad.subject, RESOLVED)) {
    const rest = base.filter((one) => one !== quad && one.subject.equals(quad.subject));
    return rest.some(({ predicate }) => DATING.some((one) => one.equals(predicate))) ? undefined : 'ResolvedDated';
  }
  if (row.required === 'FactMentionsAll')
    return isAdded(quad.subject) || isAdded(quad.object) ? undefined : row.required;
  if (row.required === 'FactCurated')
    return base.some(
      (one) => one.subject.equals(quad.object) && one.predicate.equals(pacta.rule) && one.object.value === 'curated',
    )
      ? row.required
      : undefined;
  if (
    /Named$/.test(row.required ?? '') &&
    base.some(({ subject, predicate }) => subject.equals(quad.subject) && predicate.value.endsWith('#prefLabel'))
  )
    return undefined;
  return isAlone ? row.required : undefined;
}

export const KINDS: Readonly<Record<string, Kind>> = {
  'left out': (site) => {
    const { base, quad } = site;
    const mutant = at(
      site,
      'left out',
      base.filter((one) => one !== quad),
      missedBy(site) ?? 'valid',
    );
    return mutant;
  },
  'another value beside it': (site) => {
    if (site.row.several === true || siblings(site).length !== 1) return undefined;
    const other: Partial<Record<Value, () => Term>> = {
      integer: () => like(site, String(Number(text(site)) + 7)),
      decimal: () => like(site, `${text(site)}1`),
      day: () => like(site, text(site).replace(/^\d{4}/, '2001')),
      date: () => literal('2001', xsd.gYear),
      period: () => literal('2001', xsd.gYear),
      dateTime: () => like(site, '2001-01-01T00:00:00Z'),
      string: () => like(site, `${text(site)}a`),
      words: () => like(site, `${text(site)} a`),
      label: () => like(site, `${text(site)} a`),
      link: () => namedNode('https://example.org/another'),
      name: () => literal('Another Agency'),
    };
    const object = other[site.row.value]?.();
    return object === undefined ? undefined : at(site, 'another value beside it', beside(site, object));
  },
  'another code beside it': (site) => {
    const [code] = (SAME_LIST[site.row.list ?? ''] ?? []).filter((one) => !text(site).endsWith(`/${one}`));
    if (site.row.value !== 'code' || site.row.several === true || code === undefined) return undefined;
    return at(site, 'another code beside it', beside(site, namedNode(`${BASE}code/${site.row.list}/${code}`)));
  },
  'a misspelt property': (site) =>
    orMissing(at(site, 'a misspelt property', withPredicate(site, misspelt(site.row.property)), spelling(site)), site),
  'a property in other letters': (site) => {
    const other = site.row.property.replace(/[^#/]+$/, (local) =>
      /[A-Z]/.test(local) ? local.toLowerCase() : local.toUpperCase(),
    );
    return at(site, 'a property in other letters', withPredicate(site, other), spelling(site));
  },
  'a property of another namespace': (site) => {
    const namespace = ownNamespace(site) ? 'https://schema.org/' : 'https://w3id.org/pacta/ontology#';
    const other = namespace + site.row.property.replace(/^.*[#/]/, '');
    if (['https://schema.org/text', 'https://w3id.org/pacta/ontology#version'].includes(other)) return undefined;
    return at(
      site,
      'a property of another namespace',
      withPredicate(site, other),
      ownNamespace(site) ? 'ResourceSpelling' : 'ResourceTerm',
    );
  },
  'a namespace by its other scheme': (site) => {
    if (!/^https?:/.test(site.row.property)) return undefined;
    const other = site.row.property.replace(/^http(s?):/, (_, secure: string) => (secure === '' ? 'https:' : 'http:'));
    return at(site, 'a namespace by its other scheme', withPredicate(site, other), 'ResourceSpelling');
  },
  'moved to a node of another class': (site) => {
    if (!/^(?:pacta|schema):/.test(site.row.name) || site.row.on === 'Dated') return undefined;
    const domains: Readonly<Record<string, string>> = { Passage: 'person', Mention: 'person', Fact: 'state|person' };
    const target =
      nodeWithout(site.base, [], new RegExp(`/id/(?:${domains[site.row.on] ?? 'person'})/`)) ??
      nodeWithout(site.base, ['Article'], /#char=/);
    if (target === undefined || target.value === site.quad.subject.value) return undefined;
    if (site.row.on === 'Person' || (site.row.on === 'Passage' && target.value.includes('#char='))) return undefined;
    const moved = site.base.map((one) =>
      one === site.quad ? makeQuad(target, one.predicate, one.object, one.graph) : one,
    );
    return { quads: moved, focus: [target.value, site.quad.subject.value], expected: ['ResourceDomain'] };
  },
  'turned around': (site) => {
    const { row, quad, base } = site;
    if (!REFERENCES.has(row.value) || row.value === 'agent' || quad.object.termType !== 'NamedNode') return undefined;
    const turned = base.map((one) =>
      one === quad ? makeQuad(quad.object as NamedNode, quad.predicate, quad.subject as never, quad.graph) : one,
    );
    const usual = row.name.startsWith('prov:') ? (row.required ?? row.shape) : 'ResourceDomain';
    const mutant = at(site, 'turned around', turned, usual, row.shape);
    return { ...told(mutant, quad.object.value, quad.subject.value) };
  },
  'an IRI with a slip': replacing(
    'an IRI with a slip',
    ['agent', 'article', 'entity', 'fact', 'passage'],
    ({ quad }) => namedNode(slipped(quad.object.value)),
    'ResourceDescribed',
    'FactArticle',
  ),
  'an IRI in other letters': replacing(
    'an IRI in other letters',
    ['entity', 'article'],
    ({ quad }) =>
      /#|\/\d+(?:-\d+)?$/.test(quad.object.value) ? undefined : namedNode(otherLetters(quad.object.value)),
    'ResourceDescribed',
  ),
  'an IRI of another scheme': replacing(
    'an IRI of another scheme',
    ['entity', 'fact', 'passage', 'code', 'article'],
    ({ quad }) => namedNode(quad.object.value.replace(/^https:/, 'http:')),
  ),
  'a relative IRI left over': replacing('a relative IRI left over', REFERENCES, ({ quad }) =>
    namedNode(quad.object.value.replace(BASE, 'file:///home/me/')),
  ),
  'words in place of an IRI': replacing(
    'words in place of an IRI',
    [...REFERENCES, 'link', 'match', 'retracted'],
    ({ quad }) => literal(quad.object.value.replace(/\/$/, '').replace(/^.*\//, '')),
  ),
  'an IRI in quotation marks': replacing(
    'an IRI in quotation marks',
    [...REFERENCES, 'match', 'retracted'],
    ({ quad }) => literal(quad.object.value),
  ),
  'a blank node': replacing(
    'a blank node',
    [...REFERENCES, 'match', 'link', 'retracted'],
    () => DataFactory.blankNode('something'),
    'ResourceNamed',
  ),
  'a node of another class': (site) => {
    if (site.row.value !== 'entity' && site.row.value !== 'fact') return undefined;
    const within =
      site.row.value === 'entity'
        ? /\/id\/(?:state|person|organization|place)\//
        : /\/(?:treaty|commitment|event|figure|statement|office-holding)\/\d/;
    const target =
      nodeWithout(site.base, site.row.classes ?? [], within) ??
      nodeWithout(site.base, [...(site.row.classes ?? []), 'Mention'], /#char=/);
    return target === undefined ? undefined : at(site, 'a node of another class', withObject(site, target));
  },
  'another of the same class': replacing(
    'another of the same class',
    ['entity'],
    ({ quad }) => {
      const another = anotherOfClass(quad.object.value);
      return another === undefined ? undefined : namedNode(another);
    },
    'FactEntity',
  ),
  itself: (site) => {
    if (!['entity', 'fact', 'passage', 'article'].includes(site.row.value)) return undefined;
    return at(site, 'itself', withObject(site, site.quad.subject), site.row.itself ?? 'FactItself');
  },
  'a part of another article': (site) => {
    if (site.row.value !== 'fact' && site.row.value !== 'passage') return undefined;
    const object = namedNode(site.quad.object.value.replace(/^.*\/article\/[^/#]+/, ELSEWHERE));
    return at(site, 'a part of another article', withObject(site, object), 'FactArticle');
  },
  'another article': replacing('another article', ['article'], () => namedNode(ELSEWHERE), 'PassageOffsets'),
  'a passage with encoded signs': replacing('a passage with encoded signs', ['passage'], ({ quad }) =>
    quad.object.value.includes('#') ? namedNode(quad.object.value.replace('=', '%3D').replace(',', '%2C')) : undefined,
  ),
  'a code of another list': replacing('a code of another list', ['code'], ({ row }) =>
    namedNode(`${BASE}code/${otherLists[row.list ?? ''] ?? 'theme/energy'}`),
  ),
  'a misspelt code': replacing(
    'a misspelt code',
    ['code'],
    ({ quad }) => namedNode(misspelt(quad.object.value)),
    'ResourceDescribed',
  ),
  'a code list in place of a code': replacing('a code list in place of a code', ['code'], ({ row }) =>
    namedNode(`${BASE}code/${row.list}`),
  ),
  'another code of the list': (site) => {
    if (site.row.value !== 'code' || site.row.list === undefined) return undefined;
    const [code] = (SAME_LIST[site.row.list] ?? []).filter(
      (one) => !siblings(site).some(({ object }) => object.value.endsWith(`/${one}`)),
    );
    if (code === undefined) return undefined;
    // Hint: a unit, an aspect and a kind of signing hang together with other values; there it is no valid graph.
    if (site.row.list === 'unit') return undefined;
    return at(
      site,
      'another code of the list',
      withObject(site, namedNode(`${BASE}code/${site.row.list}/${code}`)),
      'valid',
    );
  },
  'another datatype': replacing('another datatype', TYPED, ({ quad }) => literal(quad.object.value)),
  'a datatype that is near': replacing('a datatype that is near', [...TYPED, 'string'], ({ quad, row }) => {
    const near: Partial<Record<Value, NamedNode>> = {
      integer: xsd.decimal,
      decimal: namedNode('http://www.w3.org/2001/XMLSchema#double'),
      date: xsd.dateTime,
      day: xsd.dateTime,
      period: xsd.string,
      dateTime: xsd.date,
      string: xsd.anyURI,
    };
    const datatype = near[row.value];
    return datatype === undefined ? undefined : literal(quad.object.value, datatype);
  }),
  'a form that the datatype lacks': replacing('a form that the datatype lacks', TYPED, (site) => {
    const { value } = site.row;
    return like(
      site,
      value === 'integer' || value === 'decimal' ? 'twelve' : value === 'dateTime' ? 'yesterday' : '12.11.2025',
    );
  }),
  'a day that no calendar has': replacing('a day that no calendar has', DATES, (site) =>
    site.row.value === 'day' || /^\d{4}-\d\d-\d\d$/.test(text(site))
      ? literal('2025-02-30', xsd.date)
      : literal('2025-13', xsd.gYearMonth),
  ),
  'a date without its zeros': replacing('a date without its zeros', DATES, (site) =>
    /-\d\d/.test(text(site)) ? like(site, text(site).replace(/-\d\d/, '-3')) : undefined,
  ),
  'a time zone on a day': replacing('a time zone on a day', ['date', 'day'], (site) => like(site, `${text(site)}Z`)),
  'an interval back to front': replacing(
    'an interval back to front',
    ['period'],
    () => literal('2025-09/2025-01', EDTF),
    'DateOrder',
  ),
  'a number with separators': replacing('a number with separators', ['decimal', 'integer'], (site) =>
    like(site, `${text(site)}.000.000`),
  ),
  'less than nothing': replacing('less than nothing', ['decimal', 'integer'], (site) =>
    like(site, `-${text(site) === '0' ? '1' : text(site)}`),
  ),
  'one more': replacing('one more', ['integer'], (site) => like(site, String(Number(text(site)) + 1))),
  'another year': replacing('another year', ['day'], (site) =>
    site.row.on === 'Dated' ? like(site, text(site).replace(/^\d{4}/, '1999')) : undefined,
  ),
  'before the start': (site) => {
    const start = site.base.find(
      ({ subject, predicate }) =>
        subject.equals(site.quad.subject) && /startDate$|resolvedStart$/.test(predicate.value),
    );
    if (!/endDate$|resolvedEnd$/.test(site.row.property) || !/^\d{4}/.test(start?.object.value ?? '')) return undefined;
    return at(
      site,
      'before the start',
      withObject(
        site,
        /^\d{4}-\d\d-\d\d$/.test(text(site)) ? literal('1990-01-01', xsd.date) : literal('1990', xsd.gYear),
      ),
      'DateOrder',
    );
  },
  'a language tag lost': replacing('a language tag lost', ['label'], ({ quad }) => literal(quad.object.value)),
  'a language tag added': replacing('a language tag added', ['string'], ({ quad }) => literal(quad.object.value, 'it')),
  'a language that does not exist': replacing(
    'a language that does not exist',
    ['label'],
    ({ quad }) => literal(quad.object.value, 'italiano'),
    'ResourceLanguage',
  ),
  'a language that the article is not in': replacing('a language that the article is not in', ['label'], (site) =>
    site.row.name === 'schema:headline' ||
    (isNamed(site.row) && missedBy(site) !== undefined && isInArticlesLanguage(site))
      ? literal(text(site), 'fr')
      : undefined,
  ),
  nothing: replacing('nothing', NAMES, (site) => like(site, '')),
  'a space at the end': replacing('a space at the end', NAMES, (site) => like(site, `${text(site)} `)),
  'a no-break space for a space': replacing('a no-break space for a space', NAMES, (site) =>
    text(site).includes(' ') ? like(site, text(site).replace(' ', '\u00a0')) : undefined,
  ),
  'a line break within': replacing('a line break within', ['label', 'words'], (site) =>
    text(site).includes(' ') && site.row.name !== 'rdfs:comment'
      ? like(site, text(site).replace(' ', '\n'))
      : undefined,
  ),
  'a word changed': replacing('a word changed', NAMES, (site) =>
    // A gloss in another language has no words of the article.
    isNamed(site.row) && !isInArticlesLanguage(site) ? undefined : like(site, changed(text(site))),
  ),
  'the whole passage moved on by one': (site) => {
    const { row, quad, base } = site;
    if (row.name !== 'pacta:startOffset') return undefined;
    const from = quad.subject.value;
    const moved = from.replace(
      /(\d+),(\d+)$/,
      (_, start: string, end: string) => `${Number(start) + 1},${Number(end) + 1}`,
    );
    if (base.some(({ subject }) => subject.value === moved)) return undefined;
    const offsets = base.map((one) =>
      one.subject.value === from && (one.predicate.equals(pacta.startOffset) || one.predicate.equals(pacta.endOffset))
        ? makeQuad(one.subject, one.predicate, literal(String(Number(one.object.value) + 1), xsd.integer), one.graph)
        : one,
    );
    return { quads: renamed(offsets, from, moved), focus: [moved], expected: ['PassageWords'] };
  },
  'a passage past the end of the text': (site) => {
    const { row, quad, base } = site;
    if (row.name !== 'pacta:endOffset') return undefined;
    const from = quad.subject.value;
    const far = from.replace(/\d+$/, '999999');
    const offsets = base.map((one) =>
      one === quad ? makeQuad(one.subject, one.predicate, literal('999999', xsd.integer), one.graph) : one,
    );
    return { quads: renamed(offsets, from, far), focus: [far], expected: ['PassageWords'] };
  },
};

/** A word of it becomes one that no text has. */
const changed = (words: string): string =>
  /^[0-9a-f]{64}$/.test(words)
    ? words.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
    : words.replace(/\p{L}+/u, (word) => (word.length === 3 && word === word.toUpperCase() ? 'ZZQ' : 'zzq'));

/** Damage to a node rather than to a triple of the table, by the triple that says its class. */
export const NODE_KINDS: Readonly<Record<string, Kind>> = {
  'a class left out': ({ base, quad }) => {
    const left = base.filter((one) => !(one.subject.equals(quad.subject) && one.predicate.equals(rdf.type)));
    return { quads: left, focus: [quad.subject.value], expected: ['ResourceClass'] };
  },
  'a class of another kind': (site) => {
    const { quad, base } = site;
    const other = quad.object.value.endsWith('Person') ? pacta.Place : pacta.Person;
    const rest = base.filter(
      (one) => one === quad || !(one.subject.equals(quad.subject) && one.predicate.equals(rdf.type)),
    );
    return {
      quads: withObject({ ...site, base: rest }, other),
      focus: [quad.subject.value],
      expected: ['ResourceClass'],
    };
  },
  'a misspelt class': (site) => ({
    quads: withObject(site, namedNode(misspelt(site.quad.object.value))),
    focus: [site.quad.subject.value],
    expected: ['ResourceTerm'],
  }),
  'an IRI with an underscore': ({ base, quad, row }) => {
    const from = quad.subject.value;
    if (from.includes('#')) return undefined;
    const to = /\/\d+(?:-\d+)?$/.test(from) ? from.replace(/\d+(?:-\d+)?$/, '$&_2') : `${from}_x`;
    return { quads: renamed(base, from, to), focus: [to], expected: [`${row.on}Iri`] };
  },
  'an IRI of another kind': ({ base, quad }) => {
    const from = quad.subject.value;
    const to = from.replace(
      /\/(?:id\/)?(state|person|organization|place|treaty|commitment|event|figure|statement|office-holding)\/(?=[^/]+$)/,
      (whole, kind: string) =>
        whole.replace(
          kind,
          kind === 'person' ? 'place' : kind === 'event' ? 'figure' : whole.startsWith('/id/') ? 'person' : 'event',
        ),
    );
    return to === from ? undefined : { quads: renamed(base, from, to), focus: [to], expected: ['ResourceClass'] };
  },
  'another start in the IRI': ({ base, quad }) => {
    const from = quad.subject.value;
    if (!/\/(?:treaty|commitment|event|figure|statement|office-holding)\/\d+(?:-\d+)?$/.test(from)) return undefined;
    const to = from.replace(/\d+(?:-\d+)?$/, '88888');
    return { quads: renamed(base, from, to), focus: [to], expected: ['FactStart'] };
  },
  'a fact given to a statement that does not say it': ({ base, quad, row }) => {
    if (!['Commitment', 'Figure', 'Event', 'Treaty'].includes(row.on)) return undefined;
    const statements = base.filter(
      ({ predicate, object }) => predicate.equals(rdf.type) && object.equals(pacta.Statement),
    );
    const spansOf = (node: string): number[][] =>
      base
        .filter(({ subject, predicate }) => subject.value === node && predicate.equals(pacta.evidence))
        .map(({ object }) => (/\d+,\d+$/.exec(object.value)?.[0] ?? '').split(',').map(Number));
    const own = spansOf(quad.subject.value);
    const silent = statements.find(({ subject }) =>
      spansOf(subject.value).every(([from = 0, to = 0]) =>
        own.every(([start = 0, end = 0]) => end <= from || to <= start),
      ),
    );
    if (silent === undefined) return undefined;
    const rest = base.filter((one) => !(one.subject.equals(quad.subject) && one.predicate.equals(pacta.accordingTo)));
    return {
      quads: [...rest, makeQuad(quad.subject, pacta.accordingTo, silent.subject as never, quad.graph)],
      focus: [quad.subject.value],
      expected: ['FactCovered'],
    };
  },
  'a blank node in its place': ({ base, quad }) => {
    const from = quad.subject.value;
    const node = DataFactory.blankNode('thing');
    const of = (term: Term): Term => (term.value === from && term.termType === 'NamedNode' ? node : term);
    const quads = base.map((one) =>
      makeQuad(of(one.subject) as never, one.predicate, of(one.object) as never, one.graph),
    );
    const referring = base
      .filter(({ object }) => object.value === from && object.termType === 'NamedNode')
      .map(({ subject }) => subject.value);
    return { quads, focus: ['thing', ...referring], expected: ['ResourceNamed'] };
  },
};
export type { Row };
