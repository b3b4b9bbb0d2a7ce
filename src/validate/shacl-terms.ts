// The terms of SHACL (https://www.w3.org/TR/shacl/), by what they do in a shapes graph.

export const SH = 'http://www.w3.org/ns/shacl#';
const named = (names: string): readonly string[] => names.trim().split(/\s+/);

export const CONSTRAINTS = named(`
  class datatype nodeKind minCount maxCount minExclusive minInclusive maxExclusive maxInclusive minLength maxLength pattern
  flags languageIn uniqueLang equals disjoint lessThan lessThanOrEquals not and or xone node property qualifiedValueShape
  qualifiedMinCount qualifiedMaxCount qualifiedValueShapesDisjoint closed ignoredProperties hasValue in`);
export const TARGETS = named('targetClass targetNode targetSubjectsOf targetObjectsOf');
export const PATHS = named('inversePath alternativePath zeroOrMorePath oneOrMorePath zeroOrOnePath');
/** Parameters that take an RDF list. */
export const LISTS = named('and or xone in languageIn ignoredProperties alternativePath');
/** Lists of shapes, and parameters that name one shape. */
export const SHAPE_LISTS = named('and or xone');
export const SHAPE_REFERENCES = named('node property not qualifiedValueShape');

/** These say nothing about which data conform. */
const REMARKS = named(
  'path severity message deactivated name description order group defaultValue declare prefix namespace',
);
const REPORTS = named(`
  conforms result detail focusNode resultPath value sourceShape sourceConstraintComponent resultMessage resultSeverity
  shapesGraphWellFormed`);

const irisOf = (names: readonly string[]): ReadonlySet<string> => new Set(names.map((name) => SH + name));
/** Properties of SHACL Core. */
export const CORE = irisOf([...CONSTRAINTS, ...TARGETS, ...PATHS, ...REMARKS, ...REPORTS]);
export const CORE_CLASSES = irisOf(
  named('Shape NodeShape PropertyShape PropertyGroup PrefixDeclaration ValidationReport ValidationResult'),
);
/** Properties of SHACL-SPARQL, SHACL-JS and SHACL Advanced Features, which matter wherever they stand. */
export const BEYOND_CORE = irisOf(
  named(`
  sparql select ask construct update prefixes parameter optional labelTemplate validator nodeValidator propertyValidator target
  entailment shapesGraph suggestedShapesGraph rule condition subject predicate object expression values nodes filterShape
  intersection union returnType js jsFunctionName jsLibrary jsLibraryURL annotationProperty annotationValue
  annotationVarName resultAnnotation sourceConstraint`),
);
