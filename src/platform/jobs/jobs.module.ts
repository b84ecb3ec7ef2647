import { Global, Module } from '@nestjs/common';
import { Boss } from './boss.js';
import { Jobs } from './jobs.js';

@Global()
@Module({ providers: [Boss, Jobs], exports: [Jobs] })
export class JobsModule {}
