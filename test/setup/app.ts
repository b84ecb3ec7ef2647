/**
 * The whole program on this file's database, at a fixed time, for web tests:
 *
 *     let app: TestApp;
 *     beforeAll(async () => { app = await startTestApp(); });
 *     afterAll(() => app.stop());
 *
 *     const visit = await app.signInAs(user);        // a browser of theirs: cookies, CSRF token
 *     const page = await visit.get('/beneficiaires');
 *     const saved = await visit.post('/beneficiaires/nouveau', { lastName: 'Martin' });
 */
import type { LoggerService } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { configureApp } from '../../src/configure-app.js';
import { loadConfig } from '../../src/platform/config/index.js';
import { Clock, FixedClock } from '../../src/platform/time/clock.js';
import { dropTestDatabase, testDatabaseUrl } from './database.js';

/** A Tuesday, 10 h 30 in Paris. */
export const NOW = '2026-11-24T10:30:00+01:00';
export const PASSWORD = 'Un-pont-solide-1789';

const CSRF = /name="_csrf" value="([^"]+)"/;

/** One browser: its cookies, and the token that its last page carried. */
export class Visit {
  private token = '';

  constructor(private readonly agent: TestAgent) {}

  async get(address: string): Promise<supertest.Response> {
    const response = await this.agent.get(address);
    this.token = CSRF.exec(response.text ?? '')?.[1] ?? this.token;
    return response;
  }

  /** The bytes of a file. */
  async download(address: string): Promise<Omit<supertest.Response, 'body'> & { body: Buffer }> {
    return this.agent.get(address).responseType('blob');
  }

  /** The same, asked for with headers: a part of it, as a browser that goes on. */
  async downloadWith(
    address: string,
    headers: Record<string, string>,
  ): Promise<Omit<supertest.Response, 'body'> & { body: Buffer }> {
    return this.agent.get(address).set(headers).responseType('blob');
  }

  /** Submits a form as a page of ours would: with the token of the last page seen. */
  async post(
    address: string,
    fields: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<supertest.Response> {
    if (!this.token) await this.get('/connexion');
    const response = await this.agent
      .post(address)
      .set(headers)
      .type('form')
      .send({ _csrf: this.token, ...fields });
    this.token = CSRF.exec(response.text ?? '')?.[1] ?? this.token;
    return response;
  }

  /** For files: `visit.upload('/annuaire/imports', (request) => request.attach('file', path))`. */
  async upload(
    address: string,
    fill: (request: supertest.Test) => supertest.Test,
    token: string = this.token,
  ): Promise<supertest.Response> {
    return fill(this.agent.post(address).field('_csrf', token));
  }

  async follow(response: supertest.Response): Promise<supertest.Response> {
    return this.get(response.headers['location'] ?? '/');
  }
}

export class TestApp {
  constructor(
    readonly nest: NestExpressApplication,
    readonly clock: FixedClock,
  ) {}

  get db(): DataSource {
    return this.nest.get(DataSource);
  }

  get<T>(type: new (...parameters: never[]) => T): T {
    return this.nest.get<T>(type, { strict: false });
  }

  visitor(): Visit {
    return new Visit(supertest.agent(this.nest.getHttpServer()));
  }

  /** Through the sign-in page, with the password that `createUser` gives everybody. */
  async signInAs(user: { email: string }): Promise<Visit> {
    const visit = this.visitor();
    await visit.get('/connexion');
    const answer = await visit.post('/connexion', { email: user.email, password: PASSWORD });
    if (answer.status !== 303) throw new Error(`Sign-in answered ${answer.status}`);
    await visit.get(answer.headers['location'] ?? '/');
    return visit;
  }

  async stop(): Promise<void> {
    await this.nest.close();
    await dropTestDatabase();
  }
}

export interface TestAppSettings {
  /** As PUBLIC_URL: `https:` makes the cookies those of production. */
  publicUrl?: string;
  trustProxy?: string;
  /** As TILES_URL and GEOCODING_URL. */
  tilesUrl?: string;
  geocodingUrl?: string;
  /** Another way to this file’s database, to cut it. */
  databaseUrl?: string;
  logger?: LoggerService;
  /** Other settings, as the program would read them. */
  env?: Record<string, string>;
}

export async function startTestApp(now: string = NOW, settings: TestAppSettings = {}): Promise<TestApp> {
  const url = settings.databaseUrl ?? (await testDatabaseUrl());
  const clock = new FixedClock(now);
  const config = loadConfig({
    NODE_ENV: 'test',
    SESSION_SECRET: 'a secret for tests, 32 characters',
    DB_POOL_SIZE: '8',
    PUBLIC_URL: settings.publicUrl,
    TRUST_PROXY: settings.trustProxy,
    TILES_URL: settings.tilesUrl,
    GEOCODING_URL: settings.geocodingUrl,
    ...settings.env,
  });
  const module = await Test.createTestingModule({ imports: [AppModule.with(config, url)] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const logger = settings.logger ?? (['error', 'warn'] as const).slice();
  const nest = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger });
  configureApp(nest);
  await nest.init();
  return new TestApp(nest, clock);
}
