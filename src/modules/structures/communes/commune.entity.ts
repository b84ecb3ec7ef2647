import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('region')
export class Region {
  /** INSEE code. */
  @PrimaryColumn('text')
  code: string;

  @Column('text')
  name: string;
}

@Entity('department')
export class Department {
  /** INSEE code: '54', '2A', '974'. */
  @PrimaryColumn('text')
  code: string;

  @Column('text')
  name: string;

  @ForeignKey('Region', 'code')
  @Column('text')
  regionCode: string;
}

/** An intercommunalité à fiscalité propre, of the « Base nationale de l’intercommunalité ». */
@Entity('epci')
@Check('epci_kind_check', `kind IN ('CC', 'CA', 'CU', 'METRO', 'MET69')`)
export class Epci {
  /** SIREN. */
  @PrimaryColumn('text')
  code: string;

  @Column('text')
  name: string;

  /** Communauté de communes, d’agglomération, urbaine, métropole, métropole de Lyon. */
  @Column('text')
  kind: string;
}

@Entity('commune')
@Check('commune_centre_source_check', `centre_source IN ('geonames', 'approximate')`)
@Index('commune_search_text_idx', { synchronize: false })
@Index('commune_postal_codes_idx', { synchronize: false })
@Index('commune_position_idx', ['latitude', 'longitude'])
export class Commune {
  @PrimaryColumn('text')
  inseeCode: string;

  @Column('text')
  name: string;

  @Column('text', { array: true })
  postalCodes: string[];

  @ForeignKey('Department', 'code')
  @Index()
  @Column('text')
  departmentCode: string;

  @ForeignKey('Epci', 'code')
  @Index()
  @Column('text', { nullable: true })
  epciCode: string | null;

  @Column('integer')
  population: number;

  /** Degrees, WGS 84. */
  @Column('double precision')
  latitude: number;

  @Column('double precision')
  longitude: number;

  @Column('text')
  centreSource: 'geonames' | 'approximate';

  @Column('text')
  searchText: string;
}

/** Which version of a packaged reference (communes…) was loaded. */
@Entity('reference_data')
export class ReferenceData {
  @PrimaryColumn('text')
  name: string;

  @Column('text')
  version: string;

  @Column('timestamptz')
  loadedAt: Date;
}
