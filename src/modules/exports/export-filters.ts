import pg from 'pg';
import type { ScopePredicate } from '../identity/index.js';
import type { ExportKind } from './export-kinds.js';

/** Narrows what is exported, as on the pages of figures: each that is given must hold, and the reader’s scope besides. */
export interface ExportFilters {
  /** `individuel` or `collectif`. */
  kind?: string;
  structureId?: string;
  placeId?: string;
  /** INSEE code of the commune where the activity was held. */
  commune?: string;
  /** SIREN of the intercommunalité of that commune. */
  epci?: string;
  /** Of the structure. */
  department?: string;
  region?: string;
  mediatorId?: string;
  /** What its members did on the days when they were members. */
  teamId?: string;
  topic?: string;
  procedure?: string;
  equipment?: string;
  /** Of the person on the day; people without a file have none. */
  level?: string;
  /** Of the workshop. */
  programme?: string;
  tagId?: string;
}

export type FilterName = keyof ExportFilters;

/** The alias of the table that each kind reads, its structure and its day. */
interface Rows {
  structure: string;
  mediator: string | null;
  day: string;
}

const referralDay = `(r.sent_at AT TIME ZONE 'Europe/Paris')::date`;
const sessions: Rows = { structure: 's.structure_id', mediator: 's.mediator_id', day: 's.day' };

export const rowsOfKind: Readonly<Record<ExportKind, Rows>> = {
  sessions,
  accompaniments: sessions,
  referrals: { structure: 'r.sender_structure_id', mediator: null, day: referralDay },
  workshops: { structure: 'w.structure_id', mediator: null, day: '(w.starts_at AT TIME ZONE w.zone)::date' },
};

/** What says something of the session itself. */
const ofSessions: Partial<Record<FilterName, string>> = {
  kind: 's.kind = $v',
  placeId: 's.place_id = $v::uuid',
  commune: 's.commune_insee = $v',
  epci: 's.commune_insee IN (SELECT asked_commune.insee_code FROM commune asked_commune WHERE asked_commune.epci_code = $v)',
  mediatorId: 's.mediator_id = $v::uuid',
  topic: 's.topics @> ARRAY[$v::text]',
  procedure: 's.procedures @> ARRAY[$v::text]',
  equipment: 's.equipment @> ARRAY[$v::text]',
  level: `CASE s.kind WHEN 'individuel' THEN s.beneficiary_id IS NOT NULL AND level_on(s.beneficiary_id, s.day) = $v
    ELSE EXISTS (SELECT FROM session_participant asked_person WHERE asked_person.session_id = s.id
      AND level_on(asked_person.beneficiary_id, s.day) = $v) END`,
  programme: `EXISTS (SELECT FROM workshop asked_workshop
    WHERE asked_workshop.session_id = s.id AND asked_workshop.programme = $v)`,
  tagId:
    'EXISTS (SELECT FROM session_final_tag asked_tag WHERE asked_tag.session_id = s.id AND asked_tag.tag_id = $v::uuid)',
};

const within = (structure: string, communes: string): string =>
  `${structure} IN (SELECT asked_structure.id FROM structure asked_structure
    JOIN commune asked_commune ON asked_commune.insee_code = asked_structure.commune_insee WHERE ${communes})`;

/** What says where the row is from. */
function ofRows({ structure, mediator, day }: Rows): Partial<Record<FilterName, string>> {
  const member = mediator
    ? `(asked_member.structure_id = ${structure} OR asked_member.user_id = ${mediator})`
    : `asked_member.structure_id = ${structure}`;
  return {
    structureId: `${structure} = $v::uuid`,
    department: within(structure, 'asked_commune.department_code = $v'),
    region: within(
      structure,
      'asked_commune.department_code IN (SELECT asked_department.code FROM department asked_department WHERE asked_department.region_code = $v)',
    ),
    teamId: `EXISTS (SELECT FROM team_member asked_member WHERE asked_member.team_id = $v::uuid AND ${member}
      AND asked_member.starts_on <= ${day} AND (asked_member.ends_on IS NULL OR asked_member.ends_on >= ${day}))`,
  };
}

const readsSessions = (kind: ExportKind): boolean => kind === 'sessions' || kind === 'accompaniments';

export const conditionsOf = (kind: ExportKind): Partial<Record<FilterName, string>> => ({
  ...(readsSessions(kind) ? ofSessions : {}),
  ...(kind === 'workshops' ? { programme: 'w.programme = $v' } : {}),
  ...ofRows(rowsOfKind[kind]),
});

/** Those of the filters given that say nothing of this kind of rows. */
export const strangeTo = (kind: ExportKind, filters: ExportFilters): FilterName[] => {
  const known = conditionsOf(kind);
  return given(filters).flatMap(([name]) => (known[name] === undefined ? [name] : []));
};

export const given = (filters: ExportFilters): [FilterName, string][] =>
  Object.entries(filters).filter(([, value]) => value !== undefined) as [FilterName, string][];

/** Of the rows of one person each: a session is kept when one of its people has the level asked for, they alone are told. */
export const peopleSql = ({ level }: ExportFilters): string =>
  level === undefined
    ? 'TRUE'
    : `(one.beneficiary_id IS NOT NULL AND level_on(one.beneficiary_id, s.day) = ${pg.escapeLiteral(level)})`;

/** The predicate of the filters. @param first number of the first `$n` that is free */
export function filtersSql(kind: ExportKind, filters: ExportFilters, first: number): ScopePredicate {
  const conditions = conditionsOf(kind);
  const parts: string[] = [];
  const parameters: unknown[] = [];
  for (const [name, value] of given(filters)) {
    const condition = conditions[name];
    if (condition === undefined) continue;
    parts.push(condition.replaceAll('$v', `$${first + parameters.length}`));
    parameters.push(value);
  }
  return { sql: parts.length === 0 ? 'TRUE' : parts.join(' AND '), parameters };
}
