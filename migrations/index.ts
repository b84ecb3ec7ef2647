import type { MigrationInterface } from 'typeorm';
import { Foundation1795300000000 } from './1795300000000-foundation.js';
import { Structures1795300100000 } from './1795300100000-structures.js';
import { Identity1795300200000 } from './1795300200000-identity.js';
import { Beneficiaries1795300300000 } from './1795300300000-beneficiaries.js';
import { Referrals1795300400000 } from './1795300400000-referrals.js';
import { SupportSessions1795300500000 } from './1795300500000-support-sessions.js';
import { Messages1795300600000 } from './1795300600000-messages.js';
import { DirectorySearch1795300610000 } from './1795300610000-directory-search.js';
import { DirectoryLife1795300620000 } from './1795300620000-directory-life.js';
import { Routing1795300630000 } from './1795300630000-routing.js';
import { ReferralLoop1795300640000 } from './1795300640000-referral-loop.js';
import { ReportedLevel1795300650000 } from './1795300650000-reported-level.js';
import { Funds1795300660000 } from './1795300660000-funds.js';
import { ReferralFollowUp1795300670000 } from './1795300670000-referral-follow-up.js';
import { SessionLife1795300700000 } from './1795300700000-session-life.js';
import { CaseLife1795300710000 } from './1795300710000-case-life.js';
import { Duplicates1795300720000 } from './1795300720000-duplicates.js';
import { PeopleImports1795300730000 } from './1795300730000-people-imports.js';
import { Drafts1795300740000 } from './1795300740000-drafts.js';
import { Coordination1795300750000 } from './1795300750000-coordination.js';
import { WorkshopIndex1795300751000 } from './1795300751000-workshop-index.js';
import { HealthSpaceFigures1795300760000 } from './1795300760000-health-space-figures.js';
import { Tags1795300761000 } from './1795300761000-tags.js';
import { AccessLinks1795300790000 } from './1795300790000-access-links.js';
import { Workshops1795300800000 } from './1795300800000-workshops.js';
import { WaitingLine1795300840000 } from './1795300840000-waiting-line.js';
import { Appointments1795300810000 } from './1795300810000-appointments.js';
import { NamedAppointments1795300860000 } from './1795300860000-named-appointments.js';
import { AppointmentsToRecord1795300870000 } from './1795300870000-appointments-to-record.js';
import { WorkshopLoop1795300850000 } from './1795300850000-workshop-loop.js';
import { Reminders1795300880000 } from './1795300880000-reminders.js';
import { NationalScope1795300890000 } from './1795300890000-national-scope.js';
import { Figures1795300900000 } from './1795300900000-figures.js';
import { PrintedLetters1795300905000 } from './1795300905000-printed-letters.js';
import { SourceMarks1795300906000 } from './1795300906000-source-marks.js';
import { ByAgent1795300907000 } from './1795300907000-by-agent.js';
import { SavedFilters1795300930000 } from './1795300930000-saved-filters.js';
import { TagMarks1795301000000 } from './1795301000000-tag-marks.js';
import { Reports1795300920000 } from './1795300920000-reports.js';
import { ExportRuns1795300910000 } from './1795300910000-export-runs.js';

/** Every migration, oldest first. A new one is added at the end; one that was published never changes. */
export const migrations: readonly (new () => MigrationInterface)[] = [
  Foundation1795300000000,
  Structures1795300100000,
  Identity1795300200000,
  Beneficiaries1795300300000,
  Referrals1795300400000,
  SupportSessions1795300500000,
  Messages1795300600000,
  DirectorySearch1795300610000,
  DirectoryLife1795300620000,
  Routing1795300630000,
  ReferralLoop1795300640000,
  ReportedLevel1795300650000,
  Funds1795300660000,
  ReferralFollowUp1795300670000,
  SessionLife1795300700000,
  CaseLife1795300710000,
  Duplicates1795300720000,
  PeopleImports1795300730000,
  Drafts1795300740000,
  Coordination1795300750000,
  WorkshopIndex1795300751000,
  HealthSpaceFigures1795300760000,
  Tags1795300761000,
  AccessLinks1795300790000,
  Workshops1795300800000,
  Appointments1795300810000,
  WaitingLine1795300840000,
  WorkshopLoop1795300850000,
  NamedAppointments1795300860000,
  AppointmentsToRecord1795300870000,
  Reminders1795300880000,
  NationalScope1795300890000,
  Figures1795300900000,
  PrintedLetters1795300905000,
  SourceMarks1795300906000,
  ByAgent1795300907000,
  ExportRuns1795300910000,
  Reports1795300920000,
  SavedFilters1795300930000,
  TagMarks1795301000000,
];
