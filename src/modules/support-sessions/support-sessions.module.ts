import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AppointmentsModule } from '../appointments/index.js';
import { BeneficiariesModule } from '../beneficiaries/index.js';
import { IdentityModule } from '../identity/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { StructuresModule } from '../structures/index.js';
import { WorkshopsModule } from '../workshops/index.js';
import { BatchSessions } from './batches/batch-sessions.service.js';
import { closing } from './closing.parts.js';
import { coordination } from './coordination.parts.js';
import { SessionChecks } from './session-checks.js';
import { SessionChunks } from './session-chunks.queries.js';
import { sessionLog } from './session-log.parts.js';
import { SupportSession } from './support-session.entity.js';
import { SupportSessionsQueries } from './support-sessions.queries.js';
import { SupportSessionsService } from './support-sessions.service.js';
import { tags } from './tags.parts.js';
import { SessionNaming } from './web/session-naming.js';
import { SessionPages } from './web/session-pages.js';
import { SupportSessionsController } from './web/support-sessions.controller.js';
import { workshops } from './workshops.parts.js';
import './support-sessions.merge-rules.js';
import './support-sessions.personal-data.js';

const entities = [...sessionLog.entities, ...workshops.entities, ...tags.entities, ...coordination.entities];

@Module({
  imports: [
    TypeOrmModule.forFeature([SupportSession, ...entities]),
    AppointmentsModule,
    BeneficiariesModule,
    IdentityModule,
    ReferralsModule,
    StructuresModule,
    WorkshopsModule,
  ],
  // « /seances/nouvelle » and « /seances/atelier/nouveau » before « /seances/:id ».
  controllers: [
    ...sessionLog.controllers,
    ...workshops.controllers,
    SupportSessionsController,
    ...tags.controllers,
    ...coordination.controllers,
    ...closing.controllers,
  ],
  providers: [
    ...[BatchSessions, SessionChecks, SessionChunks, SupportSessionsQueries, SupportSessionsService],
    ...[SessionNaming, SessionPages],
    ...sessionLog.providers,
    ...workshops.providers,
    ...tags.providers,
    ...coordination.providers,
    ...closing.providers,
  ],
  exports: [
    ...[BatchSessions, SessionChunks, SupportSessionsQueries, SupportSessionsService],
    ...sessionLog.exported,
    ...workshops.exported,
    ...coordination.exported,
  ],
})
export class SupportSessionsModule {}
