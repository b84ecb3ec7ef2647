import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What a text of opening hours says, once for all the places that bear it. A trigger on `place` adds the texts;
 * `OpeningHoursReadings` reads them.
 */
@Entity('opening_hours_reading')
export class OpeningHoursReading {
  /** MD5 of the text. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  hours: string;

  /** Which version of the parser read it; 0 when none did. */
  @Index()
  @Column('integer', { default: 0 })
  reader: number;

  /** Minutes of two weeks (`weeklySlots`); null when the text cannot be read so. */
  @Column('int4multirange', { nullable: true })
  slots: string | null;
}
