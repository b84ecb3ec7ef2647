import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { FigureKeeper } from '../../../src/modules/statistics/read-model/figure-keeper.service.js';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

/** The whole main job by hand: welcome, find the level, refer, answer, accompany, log, tell the outcome, count. */
jest.setTimeout(90_000);

describeInBrowser('The main job, from the counter to the figures (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let base: string;
  const addresses: string[] = [];
  const refusals: string[] = [];
  const accounts: Record<'counter' | 'mediator' | 'coordinator', { email: string }> = {} as never;

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    await createCommunes(app.db);
    const desk = await createStructure(app.db, {
      name: 'France services de Vézelise',
      communeInsee: communes.vezelise.code,
    });
    const digital = await createStructure(app.db, {
      name: 'Espace numérique de Nancy',
      communeInsee: communes.nancy.code,
    });
    await createPlace(app.db, { name: 'Espace numérique de Nancy', structureId: digital, commune: communes.nancy });
    await createPlace(app.db, { name: 'Médiathèque de Toul', commune: communes.toul, accompaniment: ['En autonomie'] });
    accounts.counter = await createUser(app.db, { role: 'counter', structureId: desk, firstName: 'Nadia' });
    accounts.mediator = await createUser(app.db, { role: 'mediator', structureId: digital, firstName: 'Julien' });
    accounts.coordinator = await createUser(app.db, {
      role: 'coordinator',
      territory: { kind: 'department', code: '54' },
      firstName: 'Samir',
    });
    browser = await launch();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  async function signIn(account: { email: string }): Promise<void> {
    await context?.close();
    context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
    page.on('request', (request) => addresses.push(request.url()));
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(account.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
  }

  const follow = (name: string) => page.getByRole('main').getByRole('link', { name }).first().click();
  const press = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();
  const tick = (name: string, value: string) =>
    page.locator(`[name="${name}"][value="${value}"]`).check({ force: true });

  it('the counter welcomes a person who has never used Internet', async () => {
    await signIn(accounts.counter);
    await inspect(page, 'journey-01-home-counter');
    await follow('Accueillir une personne');
    await inspect(page, 'journey-02-register');
    await page.locator('[name=firstName]').fill('Jeanne');
    await page.locator('[name=lastName]').fill('Colas');
    await page.locator('[name=birthYear]').fill('1941');
    await page.locator('[name=commune]').fill('Vézelise');
    await page.locator('[name=phone]').fill('03 53 01 01 41');
    await page.locator('[name=noEmail]').check({ force: true });
    await page.getByRole('main').locator('form button[type=submit]').first().click();
    await page.waitForURL(/\/beneficiaires\/[0-9a-f-]{36}$/);
    await inspect(page, 'journey-03-case-file-new');
  });

  it('the counter finds her level', async () => {
    await follow('Faire le repère numérique');
    await tick('q1', 'never');
    await tick('q2', 'none');
    for (const question of ['q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9', 'q10', 'q11']) await tick(question, '0');
    await inspect(page, 'journey-04-assessment');
    await press('Voir le résultat');
    await page.getByText('Débutant').first().waitFor();
    await inspect(page, 'journey-05-result');
  });

  it('the counter refers her to the nearest place that accompanies one person at a time', async () => {
    await follow('Orienter');
    await page.getByText('Espace numérique de Nancy').first().waitFor();
    await inspect(page, 'journey-06-suggestions');
    await follow('Choisir');
    await page.locator('[name=message]').fill('Préfère un appel le matin. NIR 2 41 05 54 395 001 67.');
    await page.locator('[name=agreementOn]').fill('2026-11-24');
    await tick('agreementHow', 'oral');
    await press('Envoyer');
    await inspect(page, 'journey-07-refused-nir');
    expect(await page.title()).toMatch(/^Erreur\s:/);
    expect(await page.locator('[name=message]').inputValue()).toContain('Préfère un appel le matin.');
    await page.locator('[name=message]').fill('Préfère un appel le matin.');
    await press('Envoyer');
    await page.waitForURL(/\/orientations\/[0-9a-f-]{36}$/);
    await inspect(page, 'journey-08-referral-sent');
  });

  it('the mediator accepts, and only then reads her name and number', async () => {
    await signIn(accounts.mediator);
    await inspect(page, 'journey-09-home-mediator');
    await page
      .getByRole('main')
      .getByRole('link', { name: /Jeanne/ })
      .click();
    expect(await page.content()).not.toContain('Colas');
    await inspect(page, 'journey-10-referral-to-answer');
    await follow('Accepter');
    await page.locator('[name=appointmentOn]').fill('2026-11-27');
    await page.getByRole('main').locator('form button[type=submit]').first().click();
    await page.getByText('Jeanne Colas').first().waitFor();
    await inspect(page, 'journey-11-referral-accepted');
  });

  it('the mediator accompanies her, logs the session, and tells the outcome', async () => {
    await follow('Noter une séance');
    await tick('duration', '60');
    await tick('topics', 'prendre_en_main_du_materiel');
    await inspect(page, 'journey-12-session-form');
    await press('Enregistrer');
    await page.waitForURL(/\/seances|\/beneficiaires\//);
    await inspect(page, 'journey-13-session-saved');
    await page.goto(`${base}/orientations/recues?etat=acceptees`);
    await page
      .getByRole('main')
      .getByRole('link', { name: /Jeanne/ })
      .first()
      .click();
    await follow('Dire ce qu’il s’est passé');
    await tick('outcome', 'accompanied');
    await page.locator('[name=words]').fill('Allume sa tablette et ouvre ses photos seule.');
    await page.getByRole('main').locator('form button[type=submit]').first().click();
    await page.waitForURL(/\/orientations/);
    await inspect(page, 'journey-14-referral-closed');
  });

  it('the counter learns what became of her', async () => {
    await signIn(accounts.counter);
    await page.getByText('Personne venue et accompagnée').waitFor();
    await inspect(page, 'journey-15-home-news');
    await page
      .getByRole('main')
      .getByRole('link', { name: /Jeanne Colas/ })
      .click();
    await page.getByText('Allume sa tablette et ouvre ses photos seule.').waitFor();
    await inspect(page, 'journey-16-outcome');
  });

  it('the coordinator counts, and exports without a name', async () => {
    await signIn(accounts.coordinator);
    await inspect(page, 'journey-17-home-coordinator');
    await app.get(FigureKeeper).fold();
    await follow('Voir les chiffres du mois');
    await page.getByRole('rowheader', { name: 'Prendre en main du matériel' }).waitFor();
    await inspect(page, 'journey-18-figures');
    const download = page.waitForEvent('download');
    await follow('Télécharger les séances');
    const file = await readFile(await (await download).path(), 'utf8');
    expect(file.split('\n')[1]).toContain('Prendre en main du matériel');
    expect(file).not.toContain('Colas');
    await page.goto(`${base}/statistiques/definitions`);
    await inspect(page, 'journey-19-definitions');
  });

  it('never put a name in an address, nor broke the content policy', () => {
    expect(addresses.filter((address) => /colas|jeanne/i.test(decodeURIComponent(address)))).toEqual([]);
    expect(addresses.filter((address) => !address.startsWith(base))).toEqual([]);
    expect(refusals.filter((words) => !words.includes('422'))).toEqual([]);
  });
});
