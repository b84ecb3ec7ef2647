import { Module } from '@nestjs/common';
import { CsvStream } from './csv-stream.js';
import { ReferralExports } from './referral-exports.service.js';
import { SessionExports } from './session-exports.service.js';
import { ExportsController } from './web/exports.controller.js';

@Module({ controllers: [ExportsController], providers: [CsvStream, ReferralExports, SessionExports] })
export class ExportsModule {}
