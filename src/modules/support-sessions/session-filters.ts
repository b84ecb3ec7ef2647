import { inTeam, type SessionColumns } from '../identity/index.js';

/** Narrows which sessions are counted or exported: each that is given must hold, and the reader’s own scope besides. */
export interface SessionFilters {
  /** `individuel` or `collectif`. */
  kind?: string;
  /** Where the session was logged. */
  structureId?: string;
  /** Where it was held. */
  placeId?: string;
  /** INSEE code of the commune where it was held. */
  commune?: string;
  /** SIREN of the intercommunalité that this commune belongs to. */
  epci?: string;
  /** Département, région of the structure: as in the scope of whoever coordinates a territory. */
  department?: string;
  region?: string;
  mediatorId?: string;
  /** Sessions of its members on the days when they are members. */
  teamId?: string;
  topic?: string;
  procedure?: string;
  equipment?: string;
  /** Level of the person on the day of the session; people without a file have none. */
  level?: string;
  /** Of the workshop that the session closed. */
  programme?: string;
  tagId?: string;
}

export type SessionFilterName = keyof SessionFilters;

/** How each filter is called in addresses, in the order in which an address writes them. */
export const sessionFilterFields = {
  structure: 'structureId',
  lieu: 'placeId',
  commune: 'commune',
  epci: 'epci',
  departement: 'department',
  region: 'region',
  mediateur: 'mediatorId',
  equipe: 'teamId',
  type: 'kind',
  thematique: 'topic',
  demarche: 'procedure',
  materiel: 'equipment',
  niveau: 'level',
  programme: 'programme',
  etiquette: 'tagId',
} as const satisfies Record<string, SessionFilterName>;
export type SessionFilterField = keyof typeof sessionFilterFields;

/** What each filter asks of a row, as SQL; `$v` stands for its value. */
export type FilterConditions = Partial<Record<SessionFilterName, string>>;

/** Asked of any row that a structure has: where it is from, and who did it when that is told. */
export function rowConditions({
  structure,
  mediator,
  day,
}: Omit<SessionColumns, 'mediator'> & { mediator?: string }): FilterConditions {
  const within = (territory: string) => `${structure} IN (SELECT asked_territory.structure_id
    FROM structure_territory asked_territory WHERE asked_territory.territory = ${territory})`;
  return {
    structureId: `${structure} = $v::uuid`,
    department: within(`'D-' || $v::text`),
    region: within(`'R-' || $v::text`),
    teamId: inTeam('$v', { structure, ...(mediator ? { mediator } : {}), day }),
    ...(mediator ? { mediatorId: `${mediator} = $v::uuid` } : {}),
  };
}

/**
 * Asked of `support_session s` alone.
 * @param personalTags false for who may not read the words that people keep for themselves
 */
export const sessionConditions = (personalTags: boolean): FilterConditions => ({
  kind: 's.kind = $v',
  placeId: 's.place_id = $v::uuid',
  commune: 's.commune_insee = $v',
  epci: 's.commune_insee IN (SELECT asked_commune.insee_code FROM commune asked_commune WHERE asked_commune.epci_code = $v)',
  topic: 's.topics @> ARRAY[$v::text]',
  procedure: 's.procedures @> ARRAY[$v::text]',
  equipment: 's.equipment @> ARRAY[$v::text]',
  level: `CASE s.kind WHEN 'individuel' THEN s.beneficiary_id IS NOT NULL AND level_on(s.beneficiary_id, s.day) = $v
    ELSE EXISTS (SELECT FROM session_participant asked_person WHERE asked_person.session_id = s.id
      AND level_on(asked_person.beneficiary_id, s.day) = $v) END`,
  programme: `EXISTS (SELECT FROM workshop asked_workshop
    WHERE asked_workshop.session_id = s.id AND asked_workshop.programme = $v)`,
  tagId: `EXISTS (SELECT FROM session_final_tag asked_tag WHERE asked_tag.session_id = s.id
    AND asked_tag.tag_id = $v::uuid${personalTags ? '' : ` AND asked_tag.scope <> 'personal'`})`,
});
