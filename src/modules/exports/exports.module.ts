import { Module } from '@nestjs/common';
import { CsvStream } from './csv-stream.js';
import { PeopleExports } from './people-exports.service.js';
import { ReferralExports } from './referral-exports.service.js';
import { SessionExports } from './session-exports.service.js';
import { SessionTables } from './session-tables.service.js';
import { TableStream } from './table-stream.js';
import { ExportsController } from './web/exports.controller.js';
import { TablesController } from './web/tables.controller.js';

@Module({
  controllers: [ExportsController, TablesController],
  providers: [CsvStream, PeopleExports, ReferralExports, SessionExports, SessionTables, TableStream],
})
export class ExportsModule {}
