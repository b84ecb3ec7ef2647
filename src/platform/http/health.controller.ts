import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Public } from '../access/allow.js';

/** For the machine that watches the program: alive, and ready to serve. */
@Controller()
@Public()
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('healthz')
  @Header('Cache-Control', 'no-store')
  alive(): { status: string } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Header('Cache-Control', 'no-store')
  async ready(): Promise<{ status: string }> {
    const pending = await this.dataSource.showMigrations().catch(() => true);
    if (pending) throw new ServiceUnavailableException();
    return { status: 'ready' };
  }
}
