import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export type DirectoryChangeKind = 'new' | 'gone' | 'returned' | 'changed' | 'field';

/** The field of the line that says what became of a place as a whole. */
export const WHOLE = '*';

/**
 * What an applied import changed: a line a place, and a line a field. `before` and `after` are what the file said, so
 * that undoing the import gives back what the file said before it.
 */
@Entity('directory_change')
@Check('directory_change_kind_check', `kind IN ('new', 'gone', 'returned', 'changed', 'field')`)
@Check('directory_change_field_check', `(kind = 'field') = (field <> '*')`)
@Index('directory_change_kind_idx', ['importId', 'kind', 'field', 'placeId'])
export class DirectoryChange {
  @ForeignKey('DirectoryImport', 'id', { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  importId: string;

  @ForeignKey('Place', 'id', { onDelete: 'CASCADE' })
  @Index()
  @PrimaryColumn('uuid')
  placeId: string;

  /** A column of `place`, or `*` for the place as a whole: `before` then holds its former hash and absence. */
  @PrimaryColumn('text')
  field: string;

  @Column('text')
  kind: DirectoryChangeKind;

  @Column('jsonb', { nullable: true })
  before: unknown;

  @Column('jsonb', { nullable: true })
  after: unknown;

  /** Not written in the place: someone here had changed the field, and theirs stays. */
  @Column('boolean', { default: false })
  keptLocal: boolean;
}
