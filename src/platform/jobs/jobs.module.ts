import { Global, Module } from '@nestjs/common';
import { Boss } from './boss.js';
import { HeldWork } from './held-work.js';
import { Jobs } from './jobs.js';

@Global()
@Module({ providers: [Boss, HeldWork, Jobs], exports: [HeldWork, Jobs] })
export class JobsModule {}
