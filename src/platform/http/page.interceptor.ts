import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { FragmentResult, PageResult, RedirectResult } from './page.js';
import { PageRenderer } from './page-renderer.js';

/** Turns what an action returns into a response, so that no action touches the response. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(private readonly renderer: PageRenderer) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    return next.handle().pipe(
      mergeMap(async (result: unknown) => {
        if (result instanceof PageResult) return void this.renderer.send(request, response, result.view, result.status);
        if (result instanceof FragmentResult) {
          return void this.renderer.sendFragment(response, result.template, result.model);
        }
        if (result instanceof RedirectResult) return redirect(request, response, result);
        return result;
      }),
    );
  }
}

/**
 * The session is kept before the answer leaves: else a quick browser is at the next page before its flash, or before what
 * lets it in there.
 */
async function redirect(request: Request, response: Response, { flash, location }: RedirectResult): Promise<void> {
  if (flash) request.session.flash = flash;
  if (holdsSomething(request)) await saved(request);
  response.redirect(303, location);
}

/** A visitor's empty session is kept nowhere; one that has just ended is there no more. */
const holdsSomething = ({ session }: Partial<Request>): boolean =>
  session !== undefined && Object.keys(session).some((key) => key !== 'cookie');

const saved = (request: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    request.session.save((error?: Error) => (error ? reject(error) : resolve()));
  });
