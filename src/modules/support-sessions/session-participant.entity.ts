import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { PersonSnapshot } from './person-snapshot.js';

/** Someone with a file who took part in a workshop, as they were on the day: figures of the past do not move. */
@Entity('session_participant')
@Check('session_participant_gender_check', `gender IN ('feminin', 'masculin', 'non_communique')`)
@Check(
  'session_participant_age_band_check',
  `age_band IN ('moins_de_douze', 'douze_dix_huit', 'dix_huit_vingt_quatre', 'vingt_cinq_trente_neuf',
    'quarante_cinquante_neuf', 'soixante_soixante_neuf', 'soixante_dix_plus', 'non_communique')`,
)
@Check(
  'session_participant_social_status_check',
  `social_status IN ('retraite', 'sans_emploi', 'en_emploi', 'scolarise', 'non_communique')`,
)
@Index('session_participant_beneficiary_idx', ['beneficiaryId', 'sessionId'])
export class SessionParticipant {
  @ForeignKey('SupportSession', 'id', { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  sessionId: string;

  @ForeignKey('Beneficiary', 'id')
  @PrimaryColumn('uuid')
  beneficiaryId: string;

  @Column('text')
  gender: PersonSnapshot['gender'];

  @Column('text')
  ageBand: PersonSnapshot['ageBand'];

  @Column('text')
  socialStatus: PersonSnapshot['socialStatus'];

  @ForeignKey('Commune', 'inseeCode')
  @Column('text', { nullable: true })
  residenceInsee: string | null;
}
