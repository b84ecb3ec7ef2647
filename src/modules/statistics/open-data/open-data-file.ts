import { dimensionWords } from '../reports/report-labels.js';
import { UNSAID } from '../reports/count-lines.js';
import { TOTAL, WHOLE, openDimensions } from './open-lines.js';
import type { PublishedLine } from './open-data.queries.js';

/** How each dimension is written in the file: French, without accents, as the codes of La Coop. */
const dimensionCodes: Readonly<Record<string, string>> = {
  [TOTAL]: 'total',
  kind: 'type',
  location: 'canal',
  duration: 'duree',
  topic: 'thematique',
  procedure: 'demarche',
  gender: 'genre',
  ageBand: 'tranche_age',
  socialStatus: 'statut_social',
};

const COLUMNS = [
  'annee',
  'departement',
  'nom_departement',
  'dimension',
  'code',
  'libelle',
  'accompagnements',
  'masque',
] as const;

const titles: Record<(typeof COLUMNS)[number], [title: string, description: string]> = {
  annee: ['Année', 'Année civile où les accompagnements ont eu lieu.'],
  departement: ['Code du département', 'Code officiel géographique du département où se trouve la structure.'],
  nom_departement: ['Département', 'Nom du département.'],
  dimension: [
    'Dimension',
    'Ce qui est compté\u00a0: «\u00a0total\u00a0» est l’ensemble des accompagnements du département.',
  ],
  code: [
    'Code',
    'Valeur de la dimension. «\u00a0?\u00a0»\u00a0: non précisé. «\u00a0*\u00a0»\u00a0: toute la dimension, quand aucune de ses valeurs ne peut être publiée.',
  ],
  libelle: ['Libellé', 'Le code en clair.'],
  accompagnements: [
    'Accompagnements',
    'Une personne dans une séance. Vide quand le nombre est masqué\u00a0: il est de 1 à 4, ou permettrait d’en retrouver un autre. Les thématiques et démarches peuvent être plusieurs pour un accompagnement\u00a0: leur somme dépasse le total.',
  ],
  masque: ['Masqué', 'Vrai quand le nombre n’est pas publié.'],
};

/** Frictionless Table Schema (https://specs.frictionlessdata.io/table-schema/), as schema.data.gouv.fr reads it. */
export function openDataSchema(address: string): object {
  const constraints: Record<(typeof COLUMNS)[number], object> = {
    annee: { required: true, minimum: 2000 },
    departement: { required: true, pattern: '^(0[1-9]|[1-8][0-9]|9[0-5]|2[AB]|97[1-8]|98[4678])$' },
    nom_departement: { required: true },
    dimension: { required: true, enum: Object.values(dimensionCodes) },
    code: { required: true },
    libelle: { required: true },
    accompagnements: { required: false, minimum: 0 },
    masque: { required: true },
  };
  const types: Partial<Record<(typeof COLUMNS)[number], string>> = {
    ...{ annee: 'integer', accompagnements: 'integer', masque: 'boolean' },
  };
  return {
    $schema: 'https://specs.frictionlessdata.io/schemas/table-schema.json',
    name: 'passerelle-activite',
    title: 'Accompagnements numériques par département et par année',
    description:
      'Structures volontaires. Aucune personne, aucune structure, aucun lieu. Les petits nombres sont masqués.',
    homepage: address,
    version: '1.0.0',
    created: '2026-11-29',
    lastModified: '2026-11-29',
    contributors: [{ title: 'Passerelle', role: 'author' }],
    fields: COLUMNS.map((name) => ({
      ...{ name, title: titles[name][0], description: titles[name][1], type: types[name] ?? 'string' },
      ...(name === 'masque' ? { trueValues: ['true'], falseValues: ['false'] } : {}),
      constraints: constraints[name],
    })),
    primaryKey: ['annee', 'departement', 'dimension', 'code'],
    missingValues: [''],
  };
}

/** Comma, UTF-8 without a mark, lines as RFC 4180 ends them: for programs. */
export function openDataCsv(year: number, lines: readonly PublishedLine[]): string {
  const rows = lines.map(({ departmentCode, departmentName, dimension, code, count }) => [
    ...[String(year), departmentCode, departmentName, dimensionCodes[dimension] ?? dimension],
    ...[code === '' ? TOTAL : code, labelOf(dimension, code), count === null ? '' : String(count)],
    String(count === null),
  ]);
  return [[...COLUMNS], ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function labelOf(dimension: string, code: string): string {
  if (dimension === TOTAL) return 'Tous les accompagnements';
  if (code === WHOLE) return 'Toute la dimension';
  if (code === UNSAID) return 'Non précisé';
  const known = openDimensions.find((one) => one === dimension);
  return (known && dimensionWords[known]?.labels[code]) ?? code;
}
