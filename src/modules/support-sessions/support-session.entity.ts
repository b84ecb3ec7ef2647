import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Day } from '../../platform/time/day.js';
import type { GroupContent } from './group-content.js';
import type { Headcount } from './headcount.js';
import type { SessionContent } from './session-content.js';
import { nobody, type PersonSnapshot } from './person-snapshot.js';
import type { SessionKind, WorkshopLevel } from './vocabulary.js';

/**
 * A compte rendu d’activité, in the codes of national statistics: an individual accompaniment, or a workshop whose people
 * are its `session_participant` rows and its counts. The base checks at commit that a workshop counts exactly its people.
 */
@Entity('support_session')
@Unique(['formKey'])
@Check('support_session_duration_check', 'duration_minutes BETWEEN 1 AND 1439')
@Check('support_session_day_check', `day <= (created_at AT TIME ZONE 'UTC')::date + 1`)
@Check('support_session_location_kind_check', `location_kind IN ('lieu_activite', 'autre', 'domicile', 'a_distance')`)
@Check(
  'support_session_location_check',
  `CASE location_kind
     WHEN 'lieu_activite' THEN place_id IS NOT NULL
     WHEN 'a_distance' THEN place_id IS NULL
     ELSE place_id IS NULL AND commune_insee IS NOT NULL END`,
)
@Check('support_session_gender_check', `gender IN ('feminin', 'masculin', 'non_communique')`)
@Check(
  'support_session_age_band_check',
  `age_band IN ('moins_de_douze', 'douze_dix_huit', 'dix_huit_vingt_quatre', 'vingt_cinq_trente_neuf',
    'quarante_cinquante_neuf', 'soixante_soixante_neuf', 'soixante_dix_plus', 'non_communique')`,
)
@Check(
  'support_session_social_status_check',
  `social_status IN ('retraite', 'sans_emploi', 'en_emploi', 'scolarise', 'non_communique')`,
)
@Check(
  'support_session_topics_check',
  `cardinality(topics) > 0 AND topics <@ ARRAY[
    'diagnostic_numerique', 'prendre_en_main_du_materiel', 'maintenance_de_materiel', 'gere_ses_contenus_numeriques',
    'navigation_sur_internet', 'email', 'bureautique', 'reseaux_sociaux', 'sante', 'banque_et_achats_en_ligne',
    'entrepreneuriat', 'insertion_professionnelle', 'securite_numerique', 'parentalite', 'scolarite_et_numerique',
    'creer_avec_le_numerique', 'culture_numerique', 'intelligence_artificielle', 'aide_aux_demarches_administratives']`,
)
@Check(
  'support_session_procedures_check',
  `procedures <@ ARRAY[
    'papiers_elections_citoyennete', 'famille_scolarite', 'social_sante', 'travail_formation', 'logement',
    'transports_mobilite', 'argent_impots', 'justice', 'etrangers_europe', 'loisirs_sports_culture', 'associations']
    AND (cardinality(procedures) = 0 AND procedure_name IS NULL
      OR 'aide_aux_demarches_administratives' = ANY (topics))`,
)
@Check(
  'support_session_equipment_check',
  `equipment <@ ARRAY['ordinateur', 'telephone', 'tablette', 'autre', 'aucun']
    AND NOT ('aucun' = ANY (equipment) AND cardinality(equipment) > 1)`,
)
@Check('support_session_autonomy_check', `autonomy IN ('entierement_accompagne', 'partiellement_autonome', 'autonome')`)
@Check(
  'support_session_redirection_check',
  `redirected = (redirection IS NOT NULL)
    AND redirection IN ('administration', 'mediation_numerique', 'operateur_ou_organisme_en_charge', 'aide_sociale',
      'insertion_professionnelle', 'aide_aux_demarches_administratives', 'autre')`,
)
@Check('support_session_person_check', 'beneficiary_id IS NULL OR NOT already_supported')
@Check(
  'support_session_kind_check',
  `CASE kind
     WHEN 'individuel' THEN title IS NULL AND workshop_level IS NULL AND participant_count = 1
       AND anonymous_count = (beneficiary_id IS NULL)::int AND anonymous_already = already_supported::int
       AND anonymous_by = '{}'
     WHEN 'collectif' THEN title IS NOT NULL AND beneficiary_id IS NULL AND referral_id IS NULL
       AND gender = 'non_communique' AND age_band = 'non_communique' AND social_status = 'non_communique'
       AND residence_insee IS NULL AND NOT already_supported AND autonomy IS NULL AND redirection IS NULL
       AND participant_count BETWEEN 1 AND 10000 AND anonymous_count BETWEEN 0 AND participant_count
       AND anonymous_already BETWEEN 0 AND anonymous_count
     ELSE false END`,
)
@Check('support_session_anonymous_by_check', 'session_headcount_valid(anonymous_by, anonymous_count)')
@Check('support_session_workshop_level_check', `workshop_level IN ('debutant', 'intermediaire', 'avance')`)
@Check(
  'support_session_health_space_check',
  `health_space_steps <@ ARRAY['decouverte', 'compte_active', 'connexion_seule', 'document_ajoute', 'messagerie_ouverte',
     'agenda', 'catalogue', 'confidentialite', 'opposition_cloture']
   AND health_space_help IN ('entierement_accompagne', 'partiellement_autonome', 'autonome')
   AND health_space_next IN ('retrouver_code', 'apporter_pieces', 'compte_active', 'connexion_seule', 'document_ajoute',
     'messagerie_ouverte', 'agenda', 'catalogue', 'confidentialite')
   AND (cardinality(health_space_steps) > 0 OR num_nonnulls(health_space_help, health_space_next) = 0)
   AND (cardinality(health_space_steps) = 0 OR 'sante' = ANY (topics))`,
)
@Index('support_session_to_complete_idx', { synchronize: false })
@Index('support_session_workshop_idx', ['structureId', 'day'], { where: `kind = 'collectif'` })
@Index('support_session_employer_id_idx', ['employerId', 'day'])
@Index('support_session_structure_day_idx', { synchronize: false })
@Index('support_session_mediator_day_idx', { synchronize: false })
@Index('support_session_beneficiary_day_idx', { synchronize: false })
@Index('support_session_referral_id_idx', ['referralId'], { where: 'referral_id IS NOT NULL' })
@Index('support_session_day_idx', ['day'])
@Index('support_session_health_space_idx', { synchronize: false })
export class SupportSession implements SessionContent, PersonSnapshot {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  /** Who employed the mediator on the day of the session, whoever does today. */
  @ForeignKey('Structure', 'id')
  @Column('uuid')
  employerId: string;

  @ForeignKey('User', 'id')
  @Column('uuid')
  mediatorId: string;

  @Column('text', { default: 'individuel' })
  kind: SessionKind;

  /** Of a workshop. */
  @Column('text', { nullable: true })
  title: string | null;

  @Column('text', { nullable: true })
  workshopLevel: WorkshopLevel | null;

  @Column('date')
  day: Day;

  @Column('smallint')
  durationMinutes: number;

  @Column('text')
  locationKind: SessionContent['locationKind'];

  @ForeignKey('Place', 'id')
  @Column('uuid', { nullable: true })
  placeId: string | null;

  /** Where it was held, as far as it is known: that of the place on that day. */
  @ForeignKey('Commune', 'inseeCode')
  @Column('text', { nullable: true })
  communeInsee: string | null;

  @ForeignKey('Beneficiary', 'id')
  @Column('uuid', { nullable: true })
  beneficiaryId: string | null;

  @ForeignKey('Referral', 'id')
  @Column('uuid', { nullable: true })
  referralId: string | null;

  /** An anonymous person who says they were accompanied before: not a new one in the figures. */
  @Column('boolean', { default: false })
  alreadySupported: boolean;

  /** These four as they were on the day: figures of the past must not move when the file does. */
  @Column('text')
  gender: PersonSnapshot['gender'];

  @Column('text')
  ageBand: PersonSnapshot['ageBand'];

  @Column('text')
  socialStatus: PersonSnapshot['socialStatus'];

  @ForeignKey('Commune', 'inseeCode')
  @Column('text', { nullable: true })
  residenceInsee: string | null;

  /** How many people were accompanied: each is one accompaniment. */
  @Column('smallint', { default: 1 })
  participantCount: number;

  /** Of these, those without a file. */
  @Column('smallint', { default: 0 })
  anonymousCount: number;

  /** How those without a file were counted in a workshop. */
  @Column('jsonb', { default: {} })
  anonymousBy: Headcount;

  /** Of those without a file, how many say that it is not their first time. */
  @Column('smallint', { default: 0 })
  anonymousAlready: number;

  @Column('text', { array: true })
  topics: SessionContent['topics'];

  @Column('text', { array: true, default: '{}' })
  procedures: SessionContent['procedures'];

  @Column('text', { nullable: true })
  procedureName: string | null;

  @Column('text', { array: true, default: '{}' })
  equipment: SessionContent['equipment'];

  @Column('text', { nullable: true })
  autonomy: SessionContent['autonomy'];

  @Column('boolean', { default: false })
  redirected: boolean;

  @Column('text', { nullable: true })
  redirection: SessionContent['redirection'];

  @Column('text', { array: true, default: '{}' })
  healthSpaceSteps: SessionContent['healthSpaceSteps'];

  @Column('text', { nullable: true })
  healthSpaceHelp: SessionContent['healthSpaceHelp'];

  @Column('text', { nullable: true })
  healthSpaceNext: SessionContent['healthSpaceNext'];

  @Column('text', { nullable: true })
  notes: string | null;

  /** Its author means to come back to it. */
  @Column('boolean', { default: false })
  toComplete: boolean;

  /** Made when the form was shown: the same form sent twice is one session. */
  @Column('uuid')
  formKey: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  updatedAt: Date;

  @Column('integer', { default: 1 })
  version: number;

  /** Writes what was done and with whom, as checked by `consistent`. */
  correct(content: SessionContent, person: PersonSnapshot, at: Date): void {
    this.write(content, person);
    this.updatedAt = at;
    this.version += 1;
  }

  /** The person of an anonymous visit is known after all, as they were on its day. */
  attach(person: PersonSnapshot, referralId: string | null, at: Date): void {
    Object.assign(this, person, { referralId, anonymousCount: 0, anonymousAlready: 0 });
    this.updatedAt = at;
    this.version += 1;
  }

  /** An individual session: one accompaniment. */
  write(content: SessionContent, person: PersonSnapshot): void {
    Object.assign(this, content, person, {
      kind: 'individuel',
      redirected: content.redirection !== null,
      participantCount: 1,
      anonymousCount: Number(person.beneficiaryId === null),
      anonymousAlready: Number(person.alreadySupported),
    });
  }

  /** A workshop: as many people on its list as told, and those who were only counted. */
  writeWorkshop(content: SessionContent, group: GroupContent, listed: number): void {
    Object.assign(this, content, nobody, group, {
      ...{ kind: 'collectif', referralId: null, autonomy: null, redirection: null, redirected: false },
      participantCount: listed + group.anonymousCount,
    });
  }

  correctWorkshop(content: SessionContent, group: GroupContent, listed: number, at: Date): void {
    this.writeWorkshop(content, group, listed);
    this.updatedAt = at;
    this.version += 1;
  }
}
