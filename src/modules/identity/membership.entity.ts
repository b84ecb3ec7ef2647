import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Role, TerritoryKind } from '../../platform/access/actor.js';
import type { Day } from '../../platform/time/day.js';

/** A role in a structure, a team or a territory, from a day to a day (both included). */
@Entity('membership')
@Check(
  'membership_role_check',
  `role IN ('mediator', 'counter', 'coordinator', 'fund_agent', 'structure_manager', 'administrator')`,
)
@Check(
  'membership_territory_check',
  `territory_kind IN ('department', 'region') AND territory_code IS NOT NULL
   OR territory_kind = 'country' AND territory_code IS NOT DISTINCT FROM 'FR'
   OR territory_kind IS NULL AND territory_code IS NULL`,
)
@Check(
  'membership_scope_check',
  `CASE role
     WHEN 'coordinator' THEN structure_id IS NULL AND num_nonnulls(team_id, territory_code) = 1
     WHEN 'administrator' THEN num_nonnulls(structure_id, team_id, territory_code) = 0
     ELSE structure_id IS NOT NULL AND num_nonnulls(team_id, territory_code) = 0 END`,
)
@Check('membership_dates_check', 'ends_on >= starts_on')
export class Membership {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('User', 'id')
  @Index()
  @Column('uuid')
  userId: string;

  @Column('text')
  role: Role;

  @ForeignKey('Structure', 'id')
  @Index()
  @Column('uuid', { nullable: true })
  structureId: string | null;

  @ForeignKey('Team', 'id')
  @Column('uuid', { nullable: true })
  teamId: string | null;

  @Column('text', { nullable: true })
  territoryKind: TerritoryKind | null;

  /** INSEE code of the département or région; `FR` for the country. */
  @Column('text', { nullable: true })
  territoryCode: string | null;

  @Column('date')
  startsOn: Day;

  @Column('date', { nullable: true })
  endsOn: Day | null;
}
