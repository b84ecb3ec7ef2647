import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../../platform/time/day.js';

/**
 * How many people of a territory entered (or, below zero, left) a state on a day: last accompanied on `lastDay`, standing at
 * these levels. The distinct people of [a, b] are the sum over the days from a to b whose `lastDay` is not before a.
 */
@Entity('people_day')
@Check(
  'people_day_check',
  `last_day <= day AND first_step BETWEEN 0 AND 3 AND last_step BETWEEN 0 AND 3 AND mail BETWEEN -1 AND 1`,
)
export class PeopleDay {
  @PrimaryColumn('text')
  territory: string;

  @PrimaryColumn('date')
  day: Day;

  @PrimaryColumn('date')
  lastDay: Day;

  /** First level ever found, 1 to 3; 0 when none is known. */
  @PrimaryColumn('smallint')
  firstStep: number;

  @PrimaryColumn('smallint')
  lastStep: number;

  /** 1: has an e-mail address; 0: has none; -1: not known. */
  @PrimaryColumn('smallint')
  mail: number;

  @Column('integer')
  people: number;
}
