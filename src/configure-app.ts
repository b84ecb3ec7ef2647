import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import cookieParser from 'cookie-parser';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import passport from 'passport';
import pg from 'pg';
import sirv from 'sirv';
import { SessionSerializer } from './modules/identity/index.js';
import { signedInUser } from './platform/access/actor.js';
import { Config } from './platform/config/index.js';
import { ASSETS_FOLDER } from './platform/http/assets.js';
import { csrfProtection, setUpCsrf } from './platform/http/csrf.js';
import { ErrorFilter } from './platform/http/error.filter.js';
import { noStore, rawBody, refuseNul } from './platform/http/plain-requests.js';
import { requestContext } from './platform/http/request-context.js';
import { requestLog } from './platform/http/request-log.js';
import { sessionLimits, sessions } from './platform/http/session.js';
import { Clock } from './platform/time/clock.js';

const YEAR_SECONDS = 31_536_000;

/** Everything between the socket and the controllers: the same for the program and for each web test. */
export function configureApp(app: NestExpressApplication): void {
  const config = app.get(Config);
  const secure = config.publicUrl.startsWith('https:');
  app.set('trust proxy', config.trustProxy);
  app.set('etag', false);
  app.disable('x-powered-by');
  setUpCsrf(config.sessionSecret, secure);

  app.use(requestLog);
  app.use(securityHeaders(secure, config.tilesOrigin));
  app.use(compression());
  app.use('/assets', sirv(ASSETS_FOLDER, { immutable: true, maxAge: YEAR_SECONDS, brotli: true, gzip: true }));
  app.use(noStore);
  app.use(cookieParser());
  app.use(sessions(app.get(pg.Pool), config.sessionSecret, secure));
  app.use(sessionLimits(app.get(Clock)));
  app.get(SessionSerializer, { strict: false }).register(passport);
  app.use(passport.session());
  app.use(rememberActor);
  app.use(rawBody);
  app.use(express.urlencoded({ extended: false, limit: '200kb' }));
  app.use(refuseNul);
  app.use(csrfProtection);
  // What fails before the controllers gets the same pages as what fails in them.
  const filter = app.get(ErrorFilter);
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) =>
    filter.answer(error, request, response),
  );
}

function rememberActor(request: Request, _response: Response, next: NextFunction): void {
  const context = requestContext.getStore();
  if (context) context.actor = signedInUser(request)?.actor ?? null;
  next();
}

/** @param tiles the one host, beside ourselves, from which a page may load images */
function securityHeaders(secure: boolean, tiles: string | undefined) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', ...(tiles ? [tiles] : [])],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: YEAR_SECONDS } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
}
