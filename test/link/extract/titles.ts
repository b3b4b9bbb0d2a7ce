// What treaties of the made-up world are called in four languages.
import type { WorldTreaty } from './world.js';

export type TitleLanguage = 'en' | 'it' | 'fr' | 'es';
interface Word {
  readonly code: string;
  readonly en: string;
  readonly it: string;
  readonly fr: string;
  readonly es: string;
}
const KINDS: readonly Word[] = [
  { code: 'treaty', en: 'Treaty', it: 'Trattato', fr: 'Traité', es: 'Tratado' },
  { code: 'agreement', en: 'Agreement', it: 'Accordo', fr: 'Accord', es: 'Acuerdo' },
  {
    code: 'declaration',
    en: 'Joint Declaration',
    it: 'Dichiarazione congiunta',
    fr: 'Déclaration conjointe',
    es: 'Declaración conjunta',
  },
  {
    code: 'memorandum',
    en: 'Memorandum of Understanding',
    it: "Memorandum d'intesa",
    fr: "Mémorandum d'entente",
    es: 'Memorando de entendimiento',
  },
  { code: 'protocol', en: 'Protocol', it: 'Protocollo', fr: 'Protocole', es: 'Protocolo' },
  { code: 'convention', en: 'Convention', it: 'Convenzione', fr: 'Convention', es: 'Convenio' },
];
const SUBJECTS: readonly (readonly [en: string, it: string, fr: string, es: string])[] = [
  [
    'friendship and good neighbourliness',
    'amicizia e buon vicinato',
    'amitié et bon voisinage',
    'amistad y buena vecindad',
  ],
  [
    'the delimitation of the state border',
    'delimitazione del confine di Stato',
    "délimitation de la frontière d'État",
    'delimitación de la frontera estatal',
  ],
  [
    'the avoidance of double taxation',
    'eliminazione della doppia imposizione',
    'élimination de la double imposition',
    'eliminación de la doble imposición',
  ],
  ['extradition', 'estradizione', 'extradition', 'extradición'],
  ['air services', 'servizi aerei', 'services aériens', 'servicios aéreos'],
  [
    'the peaceful use of nuclear energy',
    "uso pacifico dell'energia nucleare",
    "usages pacifiques de l'énergie nucléaire",
    'usos pacíficos de la energía nuclear',
  ],
  ['the transit of natural gas', 'transito del gas naturale', 'transit du gaz naturel', 'tránsito del gas natural'],
  [
    'mutual legal assistance in criminal matters',
    'assistenza giudiziaria in materia penale',
    'entraide judiciaire en matière pénale',
    'asistencia judicial en materia penal',
  ],
  [
    'the promotion of investments',
    'promozione degli investimenti',
    'promotion des investissements',
    'promoción de las inversiones',
  ],
  ['free trade', 'libero scambio', 'libre-échange', 'libre comercio'],
  ['military cooperation', 'cooperazione militare', 'coopération militaire', 'cooperación militar'],
  ['the abolition of visas', 'abolizione dei visti', 'suppression des visas', 'supresión de visados'],
  ['social security', 'sicurezza sociale', 'sécurité sociale', 'seguridad social'],
  ['fisheries', 'pesca', 'pêche', 'pesca'],
  [
    'the use of transboundary rivers',
    'uso dei fiumi transfrontalieri',
    'utilisation des cours d’eau transfrontières',
    'uso de los ríos transfronterizos',
  ],
  ['cultural exchange', 'scambi culturali', 'échanges culturels', 'intercambio cultural'],
  [
    'the recognition of diplomas',
    'riconoscimento dei titoli di studio',
    'reconnaissance des diplômes',
    'reconocimiento de títulos',
  ],
  ['road transport', 'trasporto su strada', 'transport routier', 'transporte por carretera'],
  [
    'the protection of migratory birds',
    'protezione degli uccelli migratori',
    'protection des oiseaux migrateurs',
    'protección de las aves migratorias',
  ],
  ['the readmission of persons', 'riammissione delle persone', 'réadmission des personnes', 'readmisión de personas'],
  ['customs cooperation', 'cooperazione doganale', 'coopération douanière', 'cooperación aduanera'],
  ['the fight against terrorism', 'lotta al terrorismo', 'lutte contre le terrorisme', 'lucha contra el terrorismo'],
  ['the exploration of outer space', 'esplorazione dello spazio', "exploration de l'espace", 'exploración del espacio'],
  [
    'plant protection and quarantine',
    'protezione delle piante e quarantena',
    'protection des végétaux et quarantaine',
    'protección fitosanitaria y cuarentena',
  ],
  ['merchant shipping', 'marina mercantile', 'marine marchande', 'marina mercante'],
  ['digital trade', 'commercio digitale', 'commerce numérique', 'comercio digital'],
  ['health care', 'assistenza sanitaria', 'soins de santé', 'asistencia sanitaria'],
  ['labour migration', 'migrazione per lavoro', 'migration de travail', 'migración laboral'],
  ['tourism', 'turismo', 'tourisme', 'turismo'],
  ['strategic partnership', 'partenariato strategico', 'partenariat stratégique', 'asociación estratégica'],
];
const GLUE: Readonly<
  Record<TitleLanguage, { readonly on: string; readonly of: string; readonly between: string; readonly and: string }>
> = {
  en: { on: 'on', of: 'of', between: 'between', and: 'and' },
  it: { on: 'su', of: 'di', between: 'tra', and: 'e' },
  fr: { on: 'relatif à', of: 'de', between: 'entre', and: 'et' },
  es: { on: 'sobre', of: 'de', between: 'entre', and: 'y' },
};
const LANGUAGES: readonly TitleLanguage[] = ['en', 'it', 'fr', 'es'];

export const kindCode = ({ kind }: WorldTreaty): string => KINDS[kind]?.code ?? '';

/** `parties`: their names, or none where the title leaves them out. */
export function titleOf(treaty: WorldTreaty, language: TitleLanguage, parties: readonly string[]): string {
  const kind = KINDS[treaty.kind]?.[language] ?? '';
  const glue = GLUE[language];
  if (treaty.place !== undefined) return `${kind} ${glue.of} ${treaty.place}`;
  const subject = SUBJECTS[treaty.subject]?.[LANGUAGES.indexOf(language)] ?? '';
  const named = parties.slice(0, 3);
  const last = named.at(-1) ?? '';
  const between = named.length < 2 ? '' : ` ${glue.between} ${named.slice(0, -1).join(', ')} ${glue.and} ${last}`;
  return `${kind} ${glue.on} ${subject}${between}`;
}
