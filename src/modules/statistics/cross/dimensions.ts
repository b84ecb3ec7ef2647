/** How a dimension is read in SQL, from a session `s` or from a person accompanied `p`. */
export interface CrossDimension {
  /** Of the session, or of each person in it. */
  of: 'session' | 'person';
  /** What rows are first added up by: a column, or little more. For a person, `p` stands for their row. */
  raw: string;
  /** The code of a raw value `v`, which is text by then; empty where nothing was said. */
  code: string;
  /** A session can say several: each counts. `code` is then an array. */
  several: boolean;
  /** So many codes that only the most frequent are worth adding up apart. */
  open: boolean;
  /** For people of a workshop who were only counted: the key of the counts, or what all of them have. */
  counted: { key: string } | { always: string } | null;
}

const session = (raw: string, code = 'v'): CrossDimension => ({
  ...{ of: 'session', raw, code, several: false, open: false, counted: null },
});
/** Ids and communes, by the thousand. */
const open = (raw: string): CrossDimension => ({ ...session(raw), open: true });
const list = (column: string): CrossDimension => ({
  ...{ of: 'session', raw: column, several: true, open: false, counted: null },
  code: `CASE WHEN v = '{}' THEN ARRAY[''] ELSE v::text[] END`,
});
const person = (raw: string, counted: CrossDimension['counted']): CrossDimension => ({
  ...{ of: 'person', raw, code: 'v', several: false, open: false, counted },
});

/** What may be crossed, by the word that an address writes. */
export const crossDimensions = {
  mois: session('s.day', 'left(v, 7)'),
  type: session('s.kind'),
  canal: session('s.location_kind'),
  duree: session(
    's.duration_minutes',
    `CASE WHEN v::int < 30 THEN 'under_30' WHEN v::int < 60 THEN 'from_30_to_60' WHEN v::int < 120 THEN 'from_60_to_120' ELSE 'from_120' END`,
  ),
  thematique: list('s.topics'),
  demarche: list('s.procedures'),
  materiel: list('s.equipment'),
  autonomie: session('s.autonomy'),
  'niveau-atelier': session('s.workshop_level'),
  redirection: session('s.redirection'),
  programme: session(
    `CASE s.kind WHEN 'collectif' THEN (SELECT w.programme FROM workshop w WHERE w.session_id = s.id) END`,
  ),
  commune: open('s.commune_insee'),
  lieu: open('s.place_id'),
  structure: open('s.structure_id'),
  mediateur: open('s.mediator_id'),
  departement: session(
    's.structure_id',
    `coalesce((SELECT substr(t.territory, 3) FROM structure_territory t
       WHERE t.structure_id = v::uuid AND t.territory LIKE 'D-%' AND t.territory <> 'D-00'), '')`,
  ),
  genre: person('p.gender', { key: 'gender' }),
  age: person('p.age_band', { key: 'age_band' }),
  statut: person('p.social_status', { key: 'social_status' }),
  residence: { ...person('p.residence_insee', { always: '' }), open: true },
  niveau: person(`coalesce(span.level, 'notAssessed')`, { always: 'notAssessed' }),
} as const satisfies Record<string, CrossDimension>;

export type CrossCode = keyof typeof crossDimensions;
export const crossCodes = Object.keys(crossDimensions) as CrossCode[];

/** Two that are both counted apart in a workshop: how its people without a file share between them, nobody knows. */
export const cannotPair = (rows: CrossDimension, columns: CrossDimension): boolean =>
  rows.counted !== null && 'key' in rows.counted && columns.counted !== null && 'key' in columns.counted;
