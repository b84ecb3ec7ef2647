import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
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
      map((result: unknown) => {
        if (result instanceof PageResult) return void this.renderer.send(request, response, result.view, result.status);
        if (result instanceof FragmentResult) {
          return void this.renderer.sendFragment(response, result.template, result.model);
        }
        if (result instanceof RedirectResult) {
          if (result.flash) request.session.flash = result.flash;
          return void response.redirect(303, result.location);
        }
        return result;
      }),
    );
  }
}
