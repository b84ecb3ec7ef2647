import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/index.js';
import { CopyStream } from './copy-stream.js';
import { DirectExports } from './direct-exports.service.js';
import { ExportContents } from './export-contents.js';
import { ExportWriter } from './export-writer.js';
import { FilterSight } from './filter-sight.js';
import { FilterWords } from './filter-words.js';
import { PeopleExports } from './people-exports.service.js';
import { ExportExpiry } from './runs/export-expiry.js';
import { ExportFiles } from './runs/export-files.js';
import { ExportMaking } from './runs/export-making.js';
import { ExportOrders } from './runs/export-orders.js';
import { ExportRecords } from './runs/export-records.js';
import { ExportRun } from './runs/export-run.entity.js';
import { ExportRuns } from './runs/export-runs.js';
import { OwnExports } from './runs/own-exports.js';
import { PromptExports } from './runs/prompt-exports.js';
import { TableStream } from './table-stream.js';
import { DirectController } from './web/direct.controller.js';
import { ExportDesk } from './web/export-desk.js';
import { ExportDetails } from './web/export-details.js';
import { ExportsController } from './web/exports.controller.js';
import './exports.personal-data.js';

const contents = [CopyStream, ExportContents, ExportWriter, FilterSight, FilterWords, TableStream];
const runs = [
  ExportExpiry,
  ExportFiles,
  ExportMaking,
  ExportOrders,
  ExportRecords,
  ExportRuns,
  OwnExports,
  PromptExports,
];

@Module({
  imports: [TypeOrmModule.forFeature([ExportRun]), IdentityModule],
  // « /exports/seances.csv » before « /exports/:id ».
  controllers: [DirectController, ExportsController],
  providers: [...contents, ...runs, DirectExports, PeopleExports, ExportDesk, ExportDetails],
})
export class ExportsModule {}
