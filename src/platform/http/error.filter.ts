import { ArgumentsHost, Catch, ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { MembershipRequired, SignInRequired } from '../access/access-errors.js';
import { ConflictError, NotFoundError, UnavailableError } from '../errors/domain-error.js';
import { errorPage, type ErrorKind } from './error-page.js';
import { PageRenderer } from './page-renderer.js';
import { withQuery } from './paths.js';
import { requestContext } from './request-context.js';

/** Where people are sent when they must sign in or choose their structure; identity owns the two pages. */
export const SIGN_IN_ADDRESS = '/connexion';
export const WORKPLACE_ADDRESS = '/ma-structure';

/** The one place that turns a failure into a page. Nothing of the failure itself reaches the person. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Errors');

  constructor(private readonly renderer: PageRenderer) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<Request>(), http.getResponse<Response>());
  }

  answer(error: unknown, request: Request, response: Response): void {
    if (response.headersSent) return void response.destroy(error instanceof Error ? error : undefined);
    if (error instanceof SignInRequired) {
      const wanted = error.wanted === '/' ? undefined : error.wanted;
      return response.redirect(303, withQuery(SIGN_IN_ADDRESS, { suite: wanted }));
    }
    if (error instanceof MembershipRequired) return response.redirect(303, WORKPLACE_ADDRESS);
    const kind = kindOf(error);
    if (kind === 'failure' || kind === 'unavailable') this.report(error);
    const detail = error instanceof ConflictError || error instanceof UnavailableError ? error.message : undefined;
    const shown = errorPage(kind, requestContext.getStore()?.requestId ?? '', detail);
    this.renderer.send(request, response, shown.view, shown.status);
  }

  /** The error's class and place, never its message: a database's message can quote what was typed. */
  private report(error: unknown): void {
    const code = (error as { code?: unknown }).code;
    const trace = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
    const name = error instanceof Error ? error.constructor.name : typeof error;
    this.logger.error(
      `${name}${typeof code === 'string' ? ` ${code}` : ''} [${requestContext.getStore()?.requestId ?? '-'}]`,
      trace.slice(0, 12).join('\n'),
    );
  }
}

const byStatus: Record<number, ErrorKind> = {
  400: 'badRequest',
  401: 'notFound',
  403: 'expired',
  404: 'notFound',
  409: 'conflict',
  413: 'tooLarge',
  429: 'tooMany',
  503: 'unavailable',
};

/** Of the system, and of PostgreSQL when it starts, stops or has no connection left (classes 08, 53, 57). */
const unreachable = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EHOSTUNREACH', 'ETIMEDOUT', 'EPIPE'],
  ...['57P01', '57P02', '57P03', '08000', '08001', '08003', '08006', '53300'],
]);

/** What the driver says without a code when a connection drops or does not come in time. */
const DROPPED = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/;

function kindOf(error: unknown): ErrorKind {
  if (error instanceof NotFoundError) return 'notFound';
  if (error instanceof ConflictError) return 'conflict';
  if (error instanceof UnavailableError) return 'unequipped';
  if (error instanceof HttpException) return byStatus[error.getStatus()] ?? 'failure';
  const { status, code } = error as { status?: unknown; code?: unknown };
  // Body parser, CSRF and upload errors carry an HTTP status.
  if (typeof status === 'number' && status < 500) return byStatus[status] ?? 'badRequest';
  if (typeof code === 'string' && unreachable.has(code)) return 'unavailable';
  if (error instanceof Error && DROPPED.test(error.message)) return 'unavailable';
  return 'failure';
}
