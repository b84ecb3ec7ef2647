import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccessGuard } from '../access/access.guard.js';
import { Assets } from './assets.js';
import { ErrorFilter } from './error.filter.js';
import { HealthController } from './health.controller.js';
import { PageInterceptor } from './page.interceptor.js';
import { PageRenderer } from './page-renderer.js';
import { UploadGuard } from './upload.guard.js';
import { ViewRenderer } from './view-renderer.js';

@Global()
@Module({
  controllers: [HealthController],
  providers: [
    { provide: ViewRenderer, useFactory: () => new ViewRenderer() },
    { provide: Assets, useFactory: () => new Assets() },
    PageRenderer,
    ErrorFilter,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: UploadGuard },
    { provide: APP_INTERCEPTOR, useClass: PageInterceptor },
    { provide: APP_FILTER, useExisting: ErrorFilter },
  ],
  exports: [Assets, PageRenderer, ErrorFilter, ViewRenderer],
})
export class HttpModule {}
