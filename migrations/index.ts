import type { MigrationInterface } from 'typeorm';
import { Foundation1795300000000 } from './1795300000000-foundation.js';
import { Structures1795300100000 } from './1795300100000-structures.js';
import { Identity1795300200000 } from './1795300200000-identity.js';
import { Beneficiaries1795300300000 } from './1795300300000-beneficiaries.js';
import { Referrals1795300400000 } from './1795300400000-referrals.js';
import { SupportSessions1795300500000 } from './1795300500000-support-sessions.js';

/** Every migration, oldest first. A new one is added at the end; one that was published never changes. */
export const migrations: readonly (new () => MigrationInterface)[] = [
  Foundation1795300000000,
  Structures1795300100000,
  Identity1795300200000,
  Beneficiaries1795300300000,
  Referrals1795300400000,
  SupportSessions1795300500000,
];
