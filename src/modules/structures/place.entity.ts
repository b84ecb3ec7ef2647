import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { PositionStatus } from './directory/directory-place.js';

/** A place of digital mediation, from the national directory. Lists keep the words of the national schema. */
@Entity('place')
@Unique(['source', 'sourceId'])
@Check('place_position_status_check', `position_status IN ('exact', 'approximate', 'doubtful', 'none')`)
@Check(
  'place_position_check',
  `(position_status = 'none') = (latitude IS NULL) AND (latitude IS NULL) = (longitude IS NULL)`,
)
@Index('place_position_idx', { synchronize: false })
@Index('place_search_text_idx', { synchronize: false })
@Index('place_unsuitable_idx', { synchronize: false })
@Index('place_name_idx', { synchronize: false })
@Index('place_map_idx', { synchronize: false })
@Index('place_unsure_idx', { synchronize: false })
@Index('place_offer_idx', { synchronize: false })
@Index('place_pivot_idx', { synchronize: false })
@Index('place_phone_idx', { synchronize: false })
@Index('place_merged_into_idx', { synchronize: false })
@Check('place_merged_check', `merged_into IS NULL OR gone_at IS NOT NULL AND merged_into <> id`)
export class Place {
  @PrimaryColumn('uuid')
  id: string;

  /** The structure of ours that runs the place, when someone has said so. */
  @ForeignKey('Structure', 'id')
  @Index()
  @Column('uuid', { nullable: true })
  structureId: string | null;

  /** The producer of the file; with `sourceId`, what the place is known by from one import to the next. */
  @Column('text')
  source: string;

  @Index()
  @Column('text')
  sourceId: string;

  /** SHA-256 of what the file says: a change of it is a change of the place. */
  @Column('text')
  contentHash: string;

  /** SIRET, RNA or RIDET. Several places may share one. */
  @Column('text', { nullable: true })
  pivot: string | null;

  @Column('text')
  name: string;

  @Column('text')
  communeName: string;

  @Column('text', { nullable: true })
  postalCode: string | null;

  @ForeignKey('Commune', 'inseeCode')
  @Index()
  @Column('text', { nullable: true })
  communeInsee: string | null;

  @Column('text', { nullable: true })
  address: string | null;

  @Column('text', { nullable: true })
  addressExtra: string | null;

  /** Degrees, WGS 84. */
  @Column('double precision', { nullable: true })
  latitude: number | null;

  @Column('double precision', { nullable: true })
  longitude: number | null;

  /** `approximate`: centre of the commune. `doubtful`: too far from the commune, left out of the nearest. */
  @Column('text')
  positionStatus: PositionStatus;

  @Column('text', { array: true, default: '{}' })
  typologies: string[];

  /** E.164. */
  @Column('text', { nullable: true })
  phone: string | null;

  @Column('text', { array: true, default: '{}' })
  emails: string[];

  @Column('text', { array: true, default: '{}' })
  websites: string[];

  /** As the file has it; `parseOpeningHours` reads most of them. */
  @Column('text', { nullable: true })
  openingHours: string | null;

  @Column('text', { nullable: true })
  summary: string | null;

  @Column('text', { nullable: true })
  details: string | null;

  @Column('text', { array: true, default: '{}' })
  roaming: string[];

  @Column('text', { nullable: true })
  parentStructure: string | null;

  @Column('date', { nullable: true })
  updatedOn: string | null;

  @Column('text', { array: true, default: '{}' })
  services: string[];

  @Column('text', { array: true, default: '{}' })
  publics: string[];

  @Column('text', { array: true, default: '{}' })
  specificCare: string[];

  @Column('text', { array: true, default: '{}' })
  fees: string[];

  @Column('text', { array: true, default: '{}' })
  programmes: string[];

  @Column('text', { array: true, default: '{}' })
  labels: string[];

  @Column('text', { array: true, default: '{}' })
  otherLabels: string[];

  @Column('text', { array: true, default: '{}' })
  accessModes: string[];

  @Column('text', { array: true, default: '{}' })
  accompaniment: string[];

  @Column('text', { nullable: true })
  accessibilityUrl: string | null;

  @Column('text', { nullable: true })
  bookingUrl: string | null;

  /** Who collected the row, says the file (its column « source »). */
  @Column('text', { nullable: true })
  collectedBy: string | null;

  /** Text of the file that could not be used, by column. */
  @Column('jsonb', { default: {} })
  unknownValues: Record<string, string[]>;

  /** Hidden from the directory since: missing from its source's file, or merged into another place. */
  @Column('timestamptz', { nullable: true })
  goneAt: Date | null;

  /** When the place was found missing from its source's file: kept by imports alone, also while it is merged. */
  @Column('timestamptz', { nullable: true })
  absentSince: Date | null;

  /** The place that stands for this one since a person merged the two; it may itself be merged. */
  @ForeignKey('Place', 'id')
  @Column('uuid', { nullable: true })
  mergedInto: string | null;

  /** Goes up at each change, by a person or by an import: two people who edit at once are told. */
  @Column('integer', { default: 0 })
  version: number;

  @Column('timestamptz')
  firstSeenAt: Date;

  @Column('timestamptz')
  lastChangedAt: Date;

  /** Kept by a trigger: name, commune and postcode, normalised. */
  @Column('text', { default: '' })
  searchText: string;
}
