import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** One year as it was published. As the lines below, never changed: what others copied must stay true. */
@Entity('open_data_edition')
@Check('open_data_edition_year_check', 'year BETWEEN 2000 AND 2999')
export class OpenDataEdition {
  @PrimaryColumn('integer')
  year: number;

  @Column('timestamptz')
  publishedAt: Date;

  /** How many are counted in it. */
  @Column('integer')
  structures: number;

  @Column('integer')
  definitionsVersion: number;
}

/** Accompaniments of one year, département, dimension and code. */
@Entity('open_data_line')
@Check('open_data_line_count_check', 'count = 0 OR count >= 5')
export class OpenDataLine {
  @ForeignKey('OpenDataEdition', 'year')
  @PrimaryColumn('integer')
  year: number;

  @ForeignKey('Department', 'code')
  @PrimaryColumn('text')
  departmentCode: string;

  @PrimaryColumn('text')
  dimension: string;

  @PrimaryColumn('text')
  code: string;

  /** Null: hidden. */
  @Column('integer', { nullable: true })
  count: number | null;
}
