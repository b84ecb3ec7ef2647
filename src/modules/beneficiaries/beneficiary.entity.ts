import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { newId } from '../../platform/ids.js';
import type { Day } from '../../platform/time/day.js';
import type { BeneficiaryDetails } from './beneficiary-details.js';
import type { Gender, SocialStatus } from './vocabulary.js';
import type { ContactPreference, Scheme, Wish } from './web/labels.js';

/** A person who is helped, held by one structure. There is no social security number, on purpose (decree 2019-341). */
@Entity('beneficiary')
@Check('beneficiary_birth_year_check', 'birth_year BETWEEN 1900 AND 2200')
@Check('beneficiary_phone_check', 'NOT (no_phone AND phone IS NOT NULL)')
@Check('beneficiary_email_check', 'NOT (no_email AND email IS NOT NULL)')
@Check(
  'beneficiary_contact_preference_check',
  `contact_preference IN ('call', 'sms', 'email', 'letter', 'helper', 'none')`,
)
@Check(
  'beneficiary_social_status_check',
  `social_status IN ('retraite', 'sans_emploi', 'en_emploi', 'scolarise', 'non_communique')`,
)
@Check('beneficiary_gender_check', `gender IN ('feminin', 'masculin', 'non_communique')`)
@Check('beneficiary_scheme_check', `scheme IN ('general', 'msa', 'other', 'unknown')`)
@Check('beneficiary_wishes_check', `wishes <@ ARRAY['large_type', 'oral', 'interpreter', 'with_helper']`)
@Check('beneficiary_helper_check', 'helper_name IS NULL OR helper_agreed_on IS NOT NULL')
@Check('beneficiary_merged_check', `merged_into IS NULL OR merged_into <> id AND last_name = ''`)
@Index('beneficiary_merged_into_idx', { synchronize: false })
@Index('beneficiary_search_idx', { synchronize: false })
@Index('beneficiary_recent_idx', { synchronize: false })
@Index('beneficiary_phone_idx', { synchronize: false })
@Index('beneficiary_email_idx', { synchronize: false })
export class Beneficiary implements BeneficiaryDetails {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  @Column('text')
  firstName: string;

  @Column('text')
  lastName: string;

  @Column('smallint', { nullable: true })
  birthYear: number | null;

  @ForeignKey('Commune', 'inseeCode')
  @Column('text', { nullable: true })
  communeInsee: string | null;

  @Column('text', { nullable: true })
  communeName: string | null;

  @Column('text', { nullable: true })
  postalCode: string | null;

  /** E.164: '+33612345678'. */
  @Column('text', { nullable: true })
  phone: string | null;

  @Column('boolean', { default: false })
  noPhone: boolean;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('boolean', { default: false })
  noEmail: boolean;

  @Column('text', { default: 'call' })
  contactPreference: ContactPreference;

  @Column('text', { default: 'non_communique' })
  socialStatus: SocialStatus;

  @Column('text', { default: 'non_communique' })
  gender: Gender;

  @Column('text', { default: 'unknown' })
  scheme: Scheme;

  @Column('text', { nullable: true })
  helperName: string | null;

  @Column('text', { nullable: true })
  helperPhone: string | null;

  @Column('text', { nullable: true })
  helperRelationship: string | null;

  @Column('date', { nullable: true })
  helperAgreedOn: Day | null;

  @Column('text', { array: true, default: '{}' })
  wishes: Wish[];

  @Column('text', { nullable: true })
  notes: string | null;

  @Column('date', { nullable: true })
  noticeGivenOn: Day | null;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  noticeGivenBy: string | null;

  @ForeignKey('User', 'id')
  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  updatedAt: Date;

  @Column('date')
  lastContactOn: Day;

  /** Grows at each correction, so that two people who edit at once do not overwrite each other unseen. */
  @Column('integer', { default: 1 })
  version: number;

  /** The file that says everything of this person now; this one is empty. */
  @ForeignKey('Beneficiary', 'id')
  @Column('uuid', { nullable: true })
  mergedInto: string | null;

  /** Written by the database's trigger. */
  @Column({ type: 'text', default: '', insert: false, update: false, select: false })
  searchText: string;

  static register(details: BeneficiaryDetails, by: { userId: string; structureId: string }, now: Date, today: Day) {
    return Object.assign(new Beneficiary(), details, {
      id: newId(),
      structureId: by.structureId,
      noticeGivenOn: null,
      noticeGivenBy: null,
      createdBy: by.userId,
      createdAt: now,
      updatedAt: now,
      lastContactOn: today,
      version: 1,
      mergedInto: null,
    });
  }

  correct(details: BeneficiaryDetails, now: Date): void {
    Object.assign(this, details, { updatedAt: now, version: this.version + 1 });
  }

  /** The first notice counts: giving it again does not change when the person was informed. */
  noteNoticeGiven(day: Day, userId: string): void {
    if (this.noticeGivenOn !== null) return;
    this.noticeGivenOn = day;
    this.noticeGivenBy = userId;
  }
}
