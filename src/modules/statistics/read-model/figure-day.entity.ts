import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../../platform/time/day.js';

/** What a territory did on a day, by one code of one dimension. */
@Entity('figure_day')
export class FigureDay {
  /** « D-54 », « R-44 », « FR », « T-… » for a team; « D-00 » for structures whose commune is not known. */
  @PrimaryColumn('text')
  territory: string;

  @PrimaryColumn('text')
  dimension: string;

  @PrimaryColumn('date')
  day: Day;

  @PrimaryColumn('text')
  code: string;

  @Column('integer')
  items: number;

  @Column('integer')
  people: number;

  @Column('integer')
  minutes: number;
}
