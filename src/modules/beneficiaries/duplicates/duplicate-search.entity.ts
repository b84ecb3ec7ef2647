import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** When the files of a structure were last looked through, and how many keys were too widely shared to say anything. */
@Entity('duplicate_search')
export class DuplicateSearchRun {
  @ForeignKey('Structure', 'id', { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  structureId: string;

  @Column('timestamptz')
  searchedAt: Date;

  @Column('integer')
  crowdedPhones: number;

  @Column('integer')
  crowdedEmails: number;

  @Column('integer')
  crowdedNames: number;
}
