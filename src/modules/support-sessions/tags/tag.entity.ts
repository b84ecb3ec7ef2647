import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { statusOf, type TagStatus } from './tag-status.js';
import type { TagHolder, TagScope } from './tag.policy.js';

/**
 * A word of one’s own, of a team or of a département to find and count sessions by. A merged tag is read as the one it
 * was merged into, which is never merged itself: a key of the base refuses a chain or a cycle.
 */
@Entity('tag')
@Unique(['id', 'final'])
@ForeignKey('Tag', ['mergedIntoId', 'mergedIntoFinal'], ['id', 'final'])
@Check(
  'tag_scope_check',
  `CASE scope
     WHEN 'personal' THEN owner_id IS NOT NULL AND num_nonnulls(team_id, department_code) = 0
     WHEN 'team' THEN team_id IS NOT NULL AND num_nonnulls(owner_id, department_code) = 0
     WHEN 'department' THEN department_code IS NOT NULL AND num_nonnulls(owner_id, team_id) = 0
     ELSE false END`,
)
@Check('tag_label_check', `char_length(label) BETWEEN 3 AND 80 AND label !~ '[|[:cntrl:]]'`)
@Check(
  'tag_merge_check',
  `final = (merged_into_id IS NULL)
   AND num_nonnulls(merged_into_id, merged_into_final) <> 1 AND merged_into_final IS NOT FALSE`,
)
@Index('tag_label_idx', { synchronize: false })
@Index('tag_owner_id_idx', ['ownerId'], { where: 'owner_id IS NOT NULL' })
@Index('tag_team_id_idx', ['teamId'], { where: 'team_id IS NOT NULL' })
@Index('tag_department_code_idx', ['departmentCode'], { where: 'department_code IS NOT NULL' })
@Index('tag_merged_into_id_idx', ['mergedIntoId'], { where: 'merged_into_id IS NOT NULL' })
export class Tag implements TagHolder {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  scope: TagScope;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  ownerId: string | null;

  @ForeignKey('Team', 'id')
  @Column('uuid', { nullable: true })
  teamId: string | null;

  @ForeignKey('Department', 'code')
  @Column('text', { nullable: true })
  departmentCode: string | null;

  @Column('text')
  label: string;

  /** Since when it is no longer offered. */
  @Column('timestamptz', { nullable: true })
  retiredAt: Date | null;

  /** Not merged: the other half of the key by which a tag points at one that is not. */
  @Column('boolean', { default: true })
  final: boolean;

  @Column('uuid', { nullable: true })
  mergedIntoId: string | null;

  @Column('boolean', { nullable: true })
  mergedIntoFinal: true | null;

  @ForeignKey('User', 'id')
  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  /** A method, not a getter: what is stored has no part in it. */
  status(): TagStatus {
    return statusOf(this);
  }
}

/** A tag as it was put on a session: it stays when the tag is retired or merged. */
@Entity('session_tag')
@Index('session_tag_tag_id_idx', ['tagId', 'sessionId'])
export class SessionTag {
  @ForeignKey('SupportSession', 'id', { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  sessionId: string;

  @ForeignKey('Tag', 'id')
  @PrimaryColumn('uuid')
  tagId: string;
}
