import { type DynamicModule, Global, Module } from '@nestjs/common';
import { AppLayout } from './app-layout.js';
import { AppointmentsModule } from './modules/appointments/index.js';
import { AssessmentsModule } from './modules/assessments/index.js';
import { BeneficiariesModule } from './modules/beneficiaries/index.js';
import { CaseFileModule } from './modules/case-file/index.js';
import { ExportsModule } from './modules/exports/index.js';
import { HomeModule } from './modules/home/index.js';
import { ImportsModule } from './modules/imports/index.js';
import { IdentityModule } from './modules/identity/index.js';
import { MessagesModule } from './modules/messages/index.js';
import { ReferralsModule } from './modules/referrals/index.js';
import { RemindersModule } from './modules/reminders/index.js';
import { StatisticsModule } from './modules/statistics/index.js';
import { StructuresModule } from './modules/structures/index.js';
import { SupportSessionsModule } from './modules/support-sessions/index.js';
import { WorkshopsModule } from './modules/workshops/index.js';
import { AuditModule } from './platform/audit/audit.module.js';
import { ConfigModule, type Config } from './platform/config/index.js';
import { DatabaseModule } from './platform/db/index.js';
import { DraftsModule } from './platform/drafts/index.js';
import { HttpModule } from './platform/http/http.module.js';
import { Layout } from './platform/http/layout.js';
import { JobsModule } from './platform/jobs/index.js';
import { LinksModule } from './platform/links/index.js';
import { PdfModule } from './platform/pdf/index.js';
import type { Clock } from './platform/time/clock.js';
import { TimeModule } from './platform/time/time.module.js';

@Global()
@Module({ providers: [{ provide: Layout, useClass: AppLayout }], exports: [Layout] })
class LayoutModule {}

const features = [
  IdentityModule,
  StructuresModule,
  MessagesModule,
  BeneficiariesModule,
  AssessmentsModule,
  WorkshopsModule,
  ReferralsModule,
  AppointmentsModule,
  RemindersModule,
  SupportSessionsModule,
  CaseFileModule,
  HomeModule,
  StatisticsModule,
  ExportsModule,
  ImportsModule,
];

@Module({})
export class AppModule {
  /**
   * @param databaseUrl a PostgreSQL that answers: the embedded one is started before
   * @param clock the true one, unless a story is told in another time
   */
  static with(config: Config, databaseUrl: string, clock?: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        TimeModule.with(clock),
        DatabaseModule.with(databaseUrl),
        AuditModule,
        JobsModule,
        DraftsModule,
        LinksModule,
        PdfModule,
        LayoutModule,
        HttpModule,
        ...features,
      ],
    };
  }
}
