import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A structure that agrees to be counted in what is published. Without a line it is not. */
@Entity('open_data_member')
export class OpenDataMember {
  @ForeignKey('Structure', 'id')
  @PrimaryColumn('uuid')
  structureId: string;

  @Column('timestamptz')
  since: Date;

  @ForeignKey('User', 'id')
  @Column('uuid')
  agreedBy: string;
}
