import { newId } from '../../../src/platform/ids.js';
import { roles, type Role } from '../../../src/platform/access/actor.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';
import { declaredRoutes, expressRoutes, type Route } from '../../setup/routes.js';
import { createWorld, type RecordFixture, type World } from './access-world.js';

/**
 * Walks every registered route. A route added tomorrow is walked without a word here; one with a parameter of a new kind
 * fails until `access-world.ts` has a record of that kind.
 */
let app: TestApp;
let world: World;
let routes: Route[];

beforeAll(async () => {
  app = await startTestApp();
  world = await createWorld(app);
  routes = declaredRoutes(app);
}, 60_000);
afterAll(() => app.stop());

const nameOf = (route: Route): string => `${route.method} ${route.pattern}`;
const hasParameter = (route: Route): boolean => route.pattern.includes(':');

function recordFor(route: Route): RecordFixture | undefined {
  const fitting = Object.keys(world.records).filter((start) => `${route.pattern}/`.startsWith(`${start}/`));
  return world.records[fitting.sort((one, other) => other.length - one.length)[0] ?? ''];
}

const address = (route: Route, value: (name: string) => string): string =>
  route.pattern.replace(/:(\w+)/g, (_, name: string) => value(name));

const atRecord = (route: Route): string => address(route, (name) => recordFor(route)?.params[name] ?? 'absent');

/** Without a receiver they only lead back to the page where one is chosen: that one must not be there either. */
const LEADS_BACK = ['GET /beneficiaires/:id/orienter/preparer', 'POST /beneficiaires/:id/orienter/preparer'];
const CHOICE = /^\/beneficiaires\/[^/]+\/orienter$/;

/** A page that is not there without its question. */
const QUESTIONS: Readonly<Record<string, string>> = {
  'GET /exports/seances.csv': '?du=2026-11-01&au=2026-11-30',
  'GET /exports/orientations.csv': '?du=2026-11-01&au=2026-11-30',
  'GET /statistiques/mon-espace-sante.csv': '?du=2026-11-01&au=2026-11-30',
  'GET /exports/accompagnements': '?du=2026-11-01&au=2026-11-30',
};

async function call(visit: Visit, route: Route, at: string) {
  const answer = route.method === 'POST' ? await visit.post(at) : await visit.get(at);
  const back = LEADS_BACK.includes(nameOf(route)) && CHOICE.test(answer.headers['location'] ?? '');
  return back ? visit.follow(answer) : answer;
}

const rolesOf = (route: Route): readonly Role[] => (Array.isArray(route.access) ? (route.access as Role[]) : []);

/** Those that a page of the role can be asked for without ending its visit. */
const SIGN_OUT = 'POST /deconnexion';

describe('every route', () => {
  it('is one that Nest declares, and a GET or a POST', () => {
    expect(expressRoutes(app).sort()).toEqual(routes.map(nameOf).sort());
    expect(routes.filter(({ method }) => !['GET', 'POST'].includes(method)).map(nameOf)).toEqual([]);
    expect(routes.length).toBeGreaterThan(80);
  });

  it('says who may call it', () => {
    expect(routes.filter((route) => route.access === undefined).map(nameOf)).toEqual([]);
    expect(
      routes
        .filter((route) => route.access === 'public')
        .map(nameOf)
        .sort(),
    ).toEqual([
      'GET /ateliers-ouverts',
      'GET /ateliers-ouverts/:id',
      'GET /ateliers-ouverts/:id/atelier.ics',
      'GET /ateliers-ouverts/:id/inscription',
      'GET /ateliers-ouverts/:id/inscription/recue',
      'GET /ateliers-ouverts/calendrier.ics',
      'GET /ateliers-ouverts/flux.rss',
      'GET /ateliers-ouverts/structures/:id',
      'GET /ateliers-ouverts/structures/:id/calendrier.ics',
      'GET /ateliers-ouverts/structures/:id/flux.rss',
      'GET /calendrier/:file',
      'GET /connexion',
      'GET /donnees-ouvertes',
      'GET /donnees-ouvertes/:file',
      'GET /ecran-masque',
      'GET /healthz',
      'GET /i/:token',
      'GET /inscription/:id',
      'GET /inscription/:id/annuler',
      'GET /invitation/:token',
      'GET /mon-rendez-vous/:id',
      'GET /mon-rendez-vous/:id/annuler',
      'GET /mon-rendez-vous/:id/deplacer',
      'GET /mon-rendez-vous/:id/reprendre',
      'GET /p/:token',
      'GET /prendre-rendez-vous/:id',
      'GET /r/:token',
      'GET /rapport/:token',
      'GET /rapport/:token/document',
      'GET /readyz',
      'GET /reponse/:id',
      'GET /reponse/:id/accepter',
      'GET /reponse/:id/documents/:documentId',
      'GET /reponse/:id/ecrire',
      'GET /reponse/:id/refuser',
      'GET /reponse/:id/terminer',
      'GET /robots.txt',
      'GET /s/:token',
      'GET /v/:token',
      'POST /api/rdv-service-public/:hook',
      'POST /ateliers-ouverts/:id/inscription',
      'POST /connexion',
      'POST /i/:token',
      'POST /inscription/:id/accepter',
      'POST /inscription/:id/annuler',
      'POST /inscription/:id/confirmer',
      'POST /inscription/:id/reprendre',
      'POST /inscription/:id/viens',
      'POST /invitation/:token',
      'POST /mon-rendez-vous/:id/annuler',
      'POST /mon-rendez-vous/:id/deplacer',
      'POST /mon-rendez-vous/:id/reponse',
      'POST /mon-rendez-vous/:id/reprendre',
      'POST /p/:token',
      'POST /prendre-rendez-vous/:id',
      'POST /r/:token',
      'POST /r/:token/nouveau-lien',
      'POST /reponse/:id/accepter',
      'POST /reponse/:id/bien-recu',
      'POST /reponse/:id/ecrire',
      'POST /reponse/:id/refuser',
      'POST /reponse/:id/terminer',
      'POST /s/:token',
      'POST /v/:token',
    ]);
    expect(
      routes
        .filter((route) => route.access === 'signed-in')
        .map(nameOf)
        .sort(),
    ).toEqual(['GET /ma-structure', 'GET /mon-compte', 'POST /deconnexion', 'POST /ma-structure', 'POST /mon-compte']);
  });

  it('with a parameter has a record here to be tried with', async () => {
    const known = (route: Route) =>
      [...route.pattern.matchAll(/:(\w+)/g)].every(([, name]) => recordFor(route)?.params[name ?? '']);
    expect(routes.filter((route) => hasParameter(route) && !known(route)).map(nameOf)).toEqual([]);
    for (const { show } of Object.values(world.records)) {
      if (show) expect([show, (await world.owner.get(show)).status]).toEqual([show, 200]);
    }
  });
});

describe('the door of every route', () => {
  const failures: string[] = [];
  const expectStatus = (who: string, route: Route, got: number, expected: number): void => {
    if (got !== expected) failures.push(`${who}: ${nameOf(route)} answered ${got}, not ${expected}`);
  };
  beforeEach(() => failures.splice(0));

  it('sends a visitor to the sign-in page', async () => {
    const visitor = app.visitor();
    await visitor.get('/connexion');
    for (const route of routes.filter(({ access }) => access !== 'public')) {
      const answer = await call(visitor, route, atRecord(route));
      expectStatus('visitor', route, answer.status, 303);
      const wanted =
        route.method === 'GET' && route.pattern !== '/' ? `?suite=${encodeURIComponent(atRecord(route))}` : '';
      expect(answer.headers['location']).toBe(`/connexion${wanted}`);
    }
    expect(failures).toEqual([]);
  }, 60_000);

  it('is not there for another role', async () => {
    for (const role of roles) {
      for (const route of routes) {
        if (!Array.isArray(route.access) || rolesOf(route).includes(role)) continue;
        expectStatus(role, route, (await call(world.visits[role], route, atRecord(route))).status, 404);
      }
    }
    expect(failures).toEqual([]);
  }, 120_000);

  it('is not there for the record of another structure', async () => {
    for (const route of routes.filter((one) => recordFor(one)?.owned === 'structure')) {
      for (const role of rolesOf(route).filter((one) => one !== 'administrator')) {
        expectStatus(role, route, (await call(world.visits[role], route, atRecord(route))).status, 404);
      }
    }
    expect(failures).toEqual([]);
  }, 120_000);

  it('is not there for a record that is absent, or for what is no number of ours', async () => {
    const notThere = [
      'pas-un-numero',
      newId(),
      encodeURIComponent(`1' OR '1'='1`),
      newId().toUpperCase(),
      '9'.repeat(400),
    ];
    for (const route of routes.filter(hasParameter)) {
      const visit = world.visits[rolesOf(route)[0] ?? 'mediator'];
      for (const value of notThere) {
        expectStatus(
          value,
          route,
          (
            await call(
              visit,
              route,
              address(route, () => value),
            )
          ).status,
          404,
        );
      }
      expectStatus(
        'NUL',
        route,
        (
          await call(
            visit,
            route,
            address(route, () => '%00'),
          )
        ).status,
        400,
      );
    }
    expect(failures).toEqual([]);
  }, 120_000);

  it('refuses a write without the token of our own pages, whatever its encoding', async () => {
    // A program signs what it writes instead: see webhook.spec.ts.
    const isForm = ({ method, pattern }: Route): boolean => method === 'POST' && !pattern.startsWith('/api/');
    for (const route of routes.filter(isForm)) {
      const visit = world.visits[rolesOf(route)[0] ?? 'mediator'];
      expectStatus('no token', route, (await visit.post(atRecord(route), { _csrf: '' })).status, 403);
      const multipart = await visit.upload(atRecord(route), (request) => request.field('_csrf', 'forged'), '');
      expectStatus('multipart', route, multipart.status, 403);
    }
    expect(failures).toEqual([]);
  }, 60_000);

  it('never fails on an empty form, nor on a page without parameter', async () => {
    for (const role of roles) {
      for (const route of routes.filter((one) => !hasParameter(one) && nameOf(one) !== SIGN_OUT)) {
        if (!rolesOf(route).includes(role) && route.access !== 'signed-in') continue;
        const { status } = await call(world.visits[role], route, route.pattern + (QUESTIONS[nameOf(route)] ?? ''));
        const fine = route.method === 'GET' ? [200, 303] : [200, 303, 404, 422];
        if (!fine.includes(status)) failures.push(`${role}: ${nameOf(route)} answered ${status}`);
      }
    }
    expect(failures).toEqual([]);
  }, 120_000);
});
