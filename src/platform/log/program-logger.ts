import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Config } from '../config/index.js';

/** Without « log »: Nest's own start-up inventory of routes tells nothing to who runs the program, and takes time. */
const levels: LogLevel[] = ['fatal', 'error', 'warn'];

/** Plain lines for a person, one JSON object a line in production. Never a value, a body, a name or a query string. */
export const programLogger = (config: Config): ConsoleLogger =>
  new ConsoleLogger({ json: config.production, logLevels: config.production ? [...levels, 'debug'] : levels });
