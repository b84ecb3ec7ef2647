export { DATABASE_URL, DatabaseModule } from './database.module.js';
export { dataSourceOptions, type DatabaseSettings } from './data-source.js';
export { migrate } from './migrate.js';
export { SnakeNamingStrategy } from './naming.js';
export { postgresTypes } from './postgres-types.js';
export { UnitOfWork } from './unit-of-work.js';
export { EmbeddedDatabaseError, type EmbeddedDatabase, type EmbeddedOptions, openDatabase } from './embedded/index.js';
