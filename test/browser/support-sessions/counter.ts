/** A mediator at their counter, with the habits of some weeks, and hands whose every act is counted. */
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { launch } from '../browser.js';

export interface Counter {
  app: TestApp;
  browser: Browser;
  base: string;
  structureId: string;
  mediator: { id: string; email: string };
  placeId: string;
  /** Odette Rousselot, born in 1951, and Marius Colin, born in 1988. */
  people: { odette: string; marius: string };
  /** A browser of the mediator's, signed in. */
  signIn(options?: BrowserContextOptions): Promise<Page>;
  stop(): Promise<void>;
}

export async function openCounter(): Promise<Counter> {
  const app = await startTestApp();
  await app.nest.listen(0, '127.0.0.1');
  const base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
  await createCommunes(app.db);
  const structureId = await createStructure(app.db, { name: 'Espace numérique de Nancy' });
  const placeId = await createPlace(app.db, { structureId, name: 'Médiathèque', commune: communes.nancy });
  const mediator = await createUser(app.db, { structureId, firstName: 'Camille', lastName: 'Durand' });
  const own = { structureId, mediatorId: mediator.id };
  const at = { locationKind: 'lieu_activite', placeId, equipment: ['ordinateur'], communeInsee: '54395' };
  const habits = [['email'], ['email', 'sante'], ['navigation_sur_internet'], ['aide_aux_demarches_administratives']];
  for (const [index, topics] of habits.entries()) {
    await createSession(app.db, own, { ...at, topics, day: `2026-11-1${index}`, durationMinutes: 45 });
  }
  const file = { structureId, createdBy: mediator.id };
  const odette = await createBeneficiary(app.db, { ...file, lastName: 'Rousselot', birthYear: 1951 });
  const marius = await createBeneficiary(app.db, {
    ...{ ...file, firstName: 'Marius', lastName: 'Colin', birthYear: 1988 },
    ...{ gender: 'masculin' as const, socialStatus: 'en_emploi' as const },
  });
  const browser = await launch();
  return {
    ...{ app, browser, base, structureId, mediator, placeId, people: { odette, marius } },
    signIn: async (options = {}) => {
      const desk = { locale: 'fr-FR', viewport: { width: 1280, height: 900 } };
      const page = await (await browser.newContext({ ...desk, ...options })).newPage();
      await page.goto(`${base}/connexion`);
      await page.getByLabel('Adresse mail').fill(mediator.email);
      await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
      await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
      await page.getByRole('heading', { name: 'Bonjour Camille' }).waitFor();
      return page;
    },
    stop: async () => {
      await browser.close();
      await app.stop();
    },
  };
}

/** A click, a key chord or a field that is typed: one act each. */
export class Hands {
  acts = 0;
  private readonly started = performance.now();

  constructor(readonly page: Page) {}

  get seconds(): number {
    return (performance.now() - this.started) / 1000;
  }

  async click(target: Locator): Promise<void> {
    this.acts += 1;
    await target.click();
  }

  /** The real box lies over its label, or beside it: a person clicks the words. */
  async tick(name: string, value: string): Promise<void> {
    this.acts += 1;
    await this.page.locator(`main [name="${name}"][value="${value}"]`).click({ force: true });
  }

  async choose(name: string, value: string): Promise<void> {
    this.acts += 1;
    await this.page.locator(`main [name="${name}"]`).selectOption(value);
  }

  async type(name: string, words: string): Promise<void> {
    this.acts += 1;
    await this.page.locator(`main [name="${name}"]`).fill(words);
  }

  async press(chord: string): Promise<void> {
    this.acts += 1;
    await this.page.keyboard.press(chord);
  }
}

/** The mediator's sessions since the last look, oldest first. */
export const sessionsSince = (counter: Counter, after: string): Promise<Record<string, unknown>[]> =>
  counter.app.db.query('SELECT * FROM support_session WHERE id > $1 ORDER BY id', [after]);

export async function lastSession({ app }: Counter): Promise<Record<string, unknown>> {
  const rows = await app.db.query<Record<string, unknown>[]>('SELECT * FROM support_session ORDER BY id DESC LIMIT 1');
  return rows[0] ?? {};
}
