import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { requestContext } from './request-context.js';

const logger = new Logger('Requests');

/** Gives each request its number and logs method, route pattern, status and time: no address, no query, no value. */
export function requestLog(request: Request, response: Response, next: NextFunction): void {
  const requestId = randomUUID();
  const started = performance.now();
  response.set('X-Request-Id', requestId);
  response.on('finish', () => {
    const route = (request.route as { path?: string } | undefined)?.path ?? '-';
    const ms = Math.round(performance.now() - started);
    logger.debug(`${request.method} ${route} ${response.statusCode} ${ms} ms [${requestId}]`);
  });
  requestContext.run({ requestId, actor: null }, next);
}
