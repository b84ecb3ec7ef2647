import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Config } from '../config/index.js';
import { poolOf } from './connections.js';
import { dataSourceOptions } from './data-source.js';
import { migrate } from './migrate.js';
import { UnitOfWork } from './unit-of-work.js';

/** Injection token of the address of the database in use, password included: for what opens its own connection. */
export const DATABASE_URL = Symbol('DATABASE_URL');

/**
 * Gives `DataSource`, `UnitOfWork`, the data source’s own pool (token `pg.Pool`: HTTP sessions, throttling) and
 * DATABASE_URL to the whole program. The migrations are run before anything else sees the data source.
 * The address is given ready, since the embedded server must be up first: `DatabaseModule.with(url)`.
 */
@Module({})
export class DatabaseModule {
  static with(url: string): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [Config],
          useFactory: (config: Config) => ({
            ...dataSourceOptions(url, { poolSize: config.dbPoolSize }),
            autoLoadEntities: true,
            retryAttempts: 1,
          }),
          dataSourceFactory: async (options) => {
            if (!options) throw new Error('TypeORM gave no options');
            return migrated(await new DataSource(options).initialize());
          },
        }),
      ],
      providers: [
        UnitOfWork,
        { provide: DATABASE_URL, useValue: url },
        {
          provide: pg.Pool,
          inject: [DataSource],
          useFactory: poolOf,
        },
      ],
      exports: [UnitOfWork, DATABASE_URL, pg.Pool],
    };
  }
}

async function migrated(dataSource: DataSource): Promise<DataSource> {
  try {
    await migrate(dataSource);
    return dataSource;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}
