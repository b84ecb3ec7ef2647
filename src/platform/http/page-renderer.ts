import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { signedInUser } from '../access/actor.js';
import { Config } from '../config/index.js';
import { Assets } from './assets.js';
import { sendCompressed } from './compressed-page.js';
import { csrfToken } from './csrf.js';
import { Layout } from './layout.js';
import type { Flash, View } from './page.js';
import { requestContext } from './request-context.js';
import { ViewRenderer } from './view-renderer.js';

/** Puts a page into its layout and sends it. The only place that writes HTML to a response. */
@Injectable()
export class PageRenderer {
  constructor(
    private readonly views: ViewRenderer,
    private readonly layout: Layout,
    private readonly assets: Assets,
    private readonly config: Config,
  ) {}

  send(request: Request, response: Response, view: View, status: number): void {
    // Without a session (the base is away) a new token would spoil those of the forms left open in other tabs.
    const { publicHead } = view;
    const own = request.session && !publicHead;
    const token = own ? csrfToken(request, response) : '';
    const flash = own ? takeFlash(request) : null;
    const body = this.views.render(view.template, { csrfToken: token, ...view.model });
    const html = this.views.render(`layouts/${view.layout}`, {
      ...this.layout.for(signedInUser(request), request.path),
      title: view.title,
      titlePrefix: view.hasErrors ? 'Erreur\u00a0: ' : '',
      lang: 'fr',
      body,
      flash,
      csrfToken: token,
      breadcrumbs: view.breadcrumbs,
      wide: view.wide,
      refreshSeconds: view.refreshSeconds,
      publicHead: publicHead && { ...publicHead, title: view.title, picture: this.picture },
      assets: this.assets.addresses,
      demo: this.config.demo,
      requestId: requestContext.getStore()?.requestId ?? '',
    });
    // Counters share computers: nothing of a case stays in the browser.
    response
      .status(status)
      .set('Cache-Control', publicHead ? 'public, max-age=60' : 'no-store')
      .type('html');
    sendCompressed(request, response, html);
  }

  /** What a link to a public page is shown with, elsewhere. */
  private get picture(): string {
    return `${this.config.publicUrl}${this.assets.addresses['partage.png']}`;
  }

  sendFragment(response: Response, template: string, model: object): void {
    response.set('Cache-Control', 'no-store').type('html').send(this.views.render(template, model));
  }
}

declare module 'express-session' {
  interface SessionData {
    flash?: Flash;
  }
}

function takeFlash(request: Request): Flash | null {
  const flash = request.session.flash ?? null;
  delete request.session.flash;
  return flash;
}
