import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** What the last twelve months of referrals say of a receiver. Kept by whoever counts referrals; a place or a structure. */
@Entity('receiver_record')
@Check(
  'receiver_record_counts_check',
  'pending >= 0 AND accepted >= 0 AND answered >= accepted AND sent >= answered + pending',
)
@Check('receiver_record_median_check', '(answered = 0) = (median_answer_hours IS NULL) AND median_answer_hours >= 0')
export class StoredReceiverRecord {
  /** Of a structure or of a place: no foreign key can say « one or the other ». */
  @PrimaryColumn('uuid')
  receiverId: string;

  @Column('integer')
  sent: number;

  @Column('integer')
  answered: number;

  @Column('integer')
  accepted: number;

  @Column('integer')
  pending: number;

  @Column('double precision', { nullable: true })
  medianAnswerHours: number | null;

  @Column('timestamptz')
  computedAt: Date;
}
