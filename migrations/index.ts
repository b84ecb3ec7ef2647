import type { MigrationInterface } from 'typeorm';

/** Every migration, oldest first. A new one is added at the end; one that was published never changes. */
export const migrations: readonly (new () => MigrationInterface)[] = [];
