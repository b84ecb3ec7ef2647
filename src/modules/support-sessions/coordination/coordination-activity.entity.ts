import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Day } from '../../../platform/time/day.js';
import { type CoordinationColumns, type CoordinationContent, unasked } from './coordination-content.js';

/** An activity of coordination: an animation, an event or a partnership. Nobody is accompanied in it. */
@Entity('coordination_activity')
@Unique(['formKey'])
@Check('coordination_activity_duration_check', 'duration_minutes BETWEEN 1 AND 1439')
@Check('coordination_activity_day_check', `day <= (created_at AT TIME ZONE 'UTC')::date + 1`)
@Check(
  'coordination_activity_level_check',
  `territorial_level IN ('communal', 'intercommunal', 'departemental', 'regional', 'national')`,
)
@Check(
  'coordination_activity_kind_check',
  `CASE WHEN kind = 'animation' THEN true
     ELSE initiative IS NULL AND topics = '{}' AND mediators = 0 AND structures = 0 AND other_actors = 0 END
   AND CASE WHEN kind = 'evenement' THEN true
     ELSE name IS NULL AND organizers = '{}' AND participants = 0 END
   AND CASE WHEN kind = 'partenariat' THEN type IS NULL ELSE natures = '{}' AND partners = '[]' END
   AND CASE kind
     WHEN 'animation' THEN type IN ('assemblee', 'comite', 'groupe_de_travail', 'echange', 'reunion_coordination',
         'webinaire', 'autre')
       AND type IS NOT NULL AND initiative IN ('initiative', 'demande') AND initiative IS NOT NULL
       AND cardinality(topics) > 0
       AND topics <@ ARRAY['partage', 'reseau', 'soutien', 'professionnel', 'rh', 'autre']
       AND least(mediators, structures, other_actors) >= 0
       AND mediators + structures + other_actors BETWEEN 1 AND 100000 AND territorial_level IS NULL
     WHEN 'evenement' THEN type IN ('grand_public', 'national', 'inclusion_numerique', 'nec_local', 'autre')
       AND type IS NOT NULL AND cardinality(organizers) > 0
       AND organizers <@ ARRAY['ma_structure', 'commune', 'epci', 'departement', 'region', 'association',
         'entreprise', 'hub', 'etat', 'groupement', 'autre']
       AND participants BETWEEN 0 AND 100000
     WHEN 'partenariat' THEN cardinality(natures) > 0
       AND natures <@ ARRAY['parcours_usager', 'subvention', 'coordination_departementale', 'rdv_elu', 'autre']
       AND coordination_partners_valid(partners)
     ELSE false END`,
)
@Index('coordination_activity_author_idx', ['authorId', 'day', 'id'])
export class CoordinationActivity implements CoordinationColumns {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: CoordinationColumns['kind'];

  @ForeignKey('User', 'id')
  @Column('uuid')
  authorId: string;

  /** Where its author worked; null for a coordinator. */
  @ForeignKey('Structure', 'id')
  @Column('uuid', { nullable: true })
  structureId: string | null;

  /** Who employed its author on that day, as far as it is known. */
  @ForeignKey('Structure', 'id')
  @Column('uuid', { nullable: true })
  employerId: string | null;

  @Column('date')
  day: Day;

  @Column('smallint')
  durationMinutes: number;

  /** Of an animation, or of an event. */
  @Column('text', { nullable: true })
  type: CoordinationColumns['type'];

  @Column('text', { nullable: true })
  initiative: CoordinationColumns['initiative'];

  @Column('text', { array: true, default: '{}' })
  topics: CoordinationColumns['topics'];

  @Column('integer', { default: 0 })
  mediators: number;

  @Column('integer', { default: 0 })
  structures: number;

  @Column('integer', { default: 0 })
  otherActors: number;

  /** Of an event. */
  @Column('text', { nullable: true })
  name: string | null;

  @Column('text', { array: true, default: '{}' })
  organizers: CoordinationColumns['organizers'];

  @Column('integer', { default: 0 })
  participants: number;

  @Column('text', { array: true, default: '{}' })
  natures: CoordinationColumns['natures'];

  @Column('jsonb', { default: [] })
  partners: CoordinationColumns['partners'];

  @Column('text', { nullable: true })
  territorialLevel: CoordinationColumns['territorialLevel'];

  @Column('text', { nullable: true })
  otherWords: string | null;

  @Column('text', { nullable: true })
  notes: string | null;

  /** Made when the form was shown: the same form sent twice is one activity. */
  @Column('uuid')
  formKey: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  updatedAt: Date;

  @Column('integer', { default: 1 })
  version: number;

  /** What its kind asks, and nothing of the other two. */
  write(content: CoordinationContent): void {
    Object.assign(this, unasked, content);
  }

  correct(content: CoordinationContent, at: Date): void {
    this.write(content);
    this.updatedAt = at;
    this.version += 1;
  }
}
