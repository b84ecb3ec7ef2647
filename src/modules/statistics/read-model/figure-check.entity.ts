import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One night’s comparison of a territory’s figures with the rows that they were added up from. */
@Entity('figure_check')
@Check('figure_check_check', 'lines >= 0 AND differing >= 0')
export class FigureCheck {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('timestamptz', { default: () => 'now()' })
  checkedAt: Date;

  @Column('text')
  territory: string;

  /** Lines compared. */
  @Column('integer')
  lines: number;

  /** Lines that are not the same on both sides: 0, or something is wrong. */
  @Column('integer')
  differing: number;
}
