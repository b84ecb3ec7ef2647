import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { SelectionQuery } from './selection-query.js';

/** A selection that somebody comes back to, in one of their roles. For its author alone: never a person accompanied. */
@Entity('saved_filter')
@Check('saved_filter_name_check', `char_length(name) BETWEEN 3 AND 60 AND name !~ '[[:cntrl:]]'`)
@Check('saved_filter_query_check', `jsonb_typeof(query) = 'object' AND octet_length(query::text) <= 2048`)
@Index('saved_filter_name_idx', { synchronize: false })
export class SavedFilter {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('User', 'id')
  @Index()
  @Column('uuid')
  ownerId: string;

  /** The role it was made in: elsewhere the same filter would count something else. */
  @ForeignKey('Membership', 'id')
  @Column('uuid')
  membershipId: string;

  @Column('text')
  name: string;

  /** Parameters of the address, in their order; a relative period stays relative. */
  @Column('jsonb')
  query: SelectionQuery;

  @Column('timestamptz')
  createdAt: Date;
}
