import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Config } from '../config/index.js';

const levels: LogLevel[] = ['fatal', 'error', 'warn', 'log'];

/** Plain lines for a person, one JSON object a line in production. Never a value, a body, a name or a query string. */
export const programLogger = (config: Config): ConsoleLogger =>
  new (class extends ConsoleLogger {
    /** Nest's own start-up inventory says nothing to the person who runs the program. */
    override log(message: unknown, context?: string): void {
      if (context === 'Passerelle' || config.production) super.log(message, context);
    }
  })({ json: config.production, logLevels: config.production ? [...levels, 'debug'] : levels });
