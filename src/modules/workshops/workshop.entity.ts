import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Day } from '../../platform/time/day.js';
import type { Audience, ProgrammeCode, Topic, WorkshopFormat, WorkshopLevel, WorkshopMode } from './vocabulary.js';
import type { WorkshopStatus } from './workshop-status.js';
import { workshopChecks as checks } from './workshop-checks.js';

/** A workshop to come, or that was held: what is announced, when, where, and its seats. */
@Entity('workshop')
@Unique(['seriesId', 'seriesDay'])
@Unique(['feedbackHash'])
@Check('workshop_series_check', checks.series)
@Check('workshop_title_check', checks.title)
@Check('workshop_level_check', checks.level)
@Check('workshop_audience_check', checks.audience)
@Check('workshop_format_check', checks.format)
@Check('workshop_mode_check', checks.mode)
@Check('workshop_times_check', checks.times)
@Check('workshop_seats_check', checks.seats)
@Check('workshop_waiting_check', 'waiting >= 0')
@Check('workshop_offer_check', checks.offer)
@Check('workshop_status_check', checks.status)
@Check('workshop_walk_ins_check', checks.walkIns)
@Check('workshop_programme_check', checks.programme)
@Index('workshop_structure_idx', ['structureId', 'startsAt'])
@Index('workshop_created_by_idx', ['createdBy', 'startsAt'])
@Index('workshop_open_idx', ['startsAt', 'id'], { where: `status = 'published'` })
@Index('workshop_session_id_idx', ['sessionId'], { where: 'session_id IS NOT NULL' })
@Index('workshop_place_id_idx', ['placeId'], { where: 'place_id IS NOT NULL' })
export class Workshop {
  @PrimaryColumn('uuid')
  id: string;

  /** Who organises it: a caisse or another structure. */
  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  @ForeignKey('WorkshopSeries', 'id')
  @Column('uuid', { nullable: true })
  seriesId: string | null;

  /** The day that the rule of the series gave it, whatever day it was moved to. */
  @Column('date', { nullable: true })
  seriesDay: Day | null;

  /** Which of our programmes it was begun from; it stays, whatever is corrected since. */
  @Column('text', { nullable: true })
  programme: ProgrammeCode | null;

  @Column('text')
  title: string;

  /** What one will do, for the public page. */
  @Column('text', { nullable: true })
  summary: string | null;

  @Column('text', { array: true, default: '{}' })
  topics: Topic[];

  @Column('text', { nullable: true })
  level: WorkshopLevel | null;

  @Column('text')
  audience: Audience;

  @Column('text')
  format: WorkshopFormat;

  @Column('text')
  mode: WorkshopMode;

  /** A place of the directory, or an address typed with its commune. */
  @ForeignKey('Place', 'id')
  @Column('uuid', { nullable: true })
  placeId: string | null;

  @Column('text', { nullable: true })
  address: string | null;

  @ForeignKey('Commune', 'inseeCode')
  @Column('text', { nullable: true })
  communeInsee: string | null;

  /** How to join from afar: told to those who have a seat, never on the public page. */
  @Column('text', { nullable: true })
  connection: string | null;

  /** IANA name of the zone whose clocks the workshop follows. */
  @Column('text')
  zone: string;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  endsAt: Date;

  @Column('smallint')
  capacity: number;

  /** Counted by a trigger of the database, which refuses one too many: never written from here. */
  @Column({ type: 'smallint', default: 0, insert: false, update: false })
  seatsTaken: number;

  /** How many wait, counted by the same trigger. */
  @Column({ type: 'integer', default: 0, insert: false, update: false })
  waiting: number;

  /** Numbers are given in the order in which people asked, under the lock of this row. */
  @Column({ type: 'integer', default: 0, insert: false, update: false })
  lastQueueNumber: number;

  /** « Venez avec le vôtre ». */
  @Column('boolean', { default: false })
  ownDevice: boolean;

  @Column('text', { nullable: true })
  toBring: string | null;

  /** Shown on the public pages and in their feeds. */
  @Column('boolean', { default: true })
  listed: boolean;

  /** People may ask for a seat on the public page. */
  @Column('boolean', { default: false })
  publicBooking: boolean;

  /** How long a seat that became free is held for the next one of the waiting list. */
  @Column('smallint', { default: 24 })
  offerHours: number;

  @Column('text')
  status: WorkshopStatus;

  @ForeignKey('User', 'id')
  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  updatedAt: Date;

  @Column('timestamptz', { nullable: true })
  publishedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  cancelledAt: Date | null;

  /** What those who had a seat are told. */
  @Column('text', { nullable: true })
  cancelWords: string | null;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  closedBy: string | null;

  /** The session (CRA) that its closing wrote. */
  @ForeignKey('SupportSession', 'id', { onDelete: 'SET NULL' })
  @Column('uuid', { nullable: true })
  sessionId: string | null;

  /** How many came without a seat and without a file. */
  @Column('smallint', { default: 0 })
  anonymousWalkIns: number;

  /** Digest of the key to its satisfaction sheet. */
  @Column('text', { nullable: true })
  feedbackHash: string | null;

  /** Grows at each correction, so that two people who edit at once do not overwrite each other unseen. */
  @Column('integer', { default: 1 })
  version: number;
}

/** Who animates it. */
@Entity('workshop_animator')
export class WorkshopAnimator {
  @ForeignKey('Workshop', 'id', { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  workshopId: string;

  @ForeignKey('User', 'id')
  @Index()
  @PrimaryColumn('uuid')
  userId: string;
}
