import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One line of the journal. Append-only: a trigger and a revoked privilege refuse any change. */
@Entity('audit_event')
@Index('audit_event_structure_idx', { synchronize: false })
@Index('audit_event_subject_idx', { synchronize: false })
@Index('audit_event_letter_idx', { synchronize: false })
@Index('audit_event_letter_by_idx', { synchronize: false })
export class AuditEvent {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: number;

  @Column('timestamptz')
  at: Date;

  @Column('uuid', { nullable: true })
  actorUserId: string | null;

  @Column('uuid', { nullable: true })
  actorStructureId: string | null;

  @Column('text')
  verb: string;

  @Column('text')
  subjectKind: string;

  @Column('text', { nullable: true })
  subjectId: string | null;

  /** Ids, codes and counts only: never a name, a note or a contact. */
  @Column('jsonb', { default: {} })
  details: Record<string, unknown>;

  @Column('text', { nullable: true })
  requestId: string | null;
}
