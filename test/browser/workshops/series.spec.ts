import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

jest.setTimeout(300_000);

describeInBrowser('A caisse publishes a series with lent tablets (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let base: string;
  const faults: string[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    await createCommunes(app.db);
    const name = 'CPAM de Meurthe-et-Moselle';
    const structureId = await createStructure(app.db, {
      kind: 'fund',
      name,
      communeInsee: '54395',
      phone: '+33383000202',
    });
    await createPlace(app.db, { structureId, name: 'Agence de Toul', commune: communes.toul });
    const agent = await createUser(app.db, { structureId, role: 'fund_agent', firstName: 'Nadia', lastName: 'Perrin' });
    browser = await launch();
    context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    // A refused form answers 422, which Chromium takes for a failure.
    const isFault = (text: string) => !text.includes('422');
    page.on('console', (one) => one.type() === 'error' && isFault(one.text()) && faults.push(one.text()));
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(agent.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  /** With the keyboard alone: from where one is to the control, then what is pressed on it. */
  async function reach(name: string, ...keys: string[]): Promise<void> {
    for (let step = 0; step < 120; step += 1) {
      await page.keyboard.press('Tab');
      const named = await page.evaluate<string>(
        `(() => { const e = document.activeElement; return (e.labels?.[0]?.innerText ?? e.innerText ?? '').trim(); })()`,
      );
      if (!named.startsWith(name)) continue;
      for (const key of keys) await page.keyboard.press(key);
      return;
    }
    throw new Error(`« ${name} » is not reached by the keyboard`);
  }

  it('says what it owns', async () => {
    await page.goto(`${base}/ateliers`);
    await inspect(page, 'ateliers-vide');
    await reach('Matériel', 'Enter');
    await page.waitForURL('**/ateliers/materiel');
    await page.getByLabel('Tablettes').fill('10');
    await inspect(page, 'ateliers-materiel');
    await page.getByRole('main').getByRole('button', { name: 'Enregistrer' }).press('Enter');
    await page.getByText('Inventaire enregistré').waitFor();
  });

  it('begins from a programme, tells the dates and lends ten tablets, by the keyboard alone', async () => {
    await page.goto(`${base}/ateliers`);
    await reach('Organiser un atelier', 'Enter');
    await page.waitForURL('**/ateliers/nouveau');
    await reach('Partir d’un programme', 'Enter');
    await reach('Mon compte ameli', 'Enter');
    await page.waitForURL('**modele=compte-ameli');
    await inspect(page, 'atelier-nouveau');
    // The browser of the tests writes the month first.
    await reach('Date', ...'12012026'.split(''));
    await reach('Plusieurs dates', 'Enter');
    await reach('Une seule fois', 'ArrowDown');
    await reach('Jusqu’au', ...'01052027'.split(''));
    await reach('Tablettes', ...'10'.split(''));
    await reach('Publier', 'Enter');
    await page.getByRole('heading', { name: 'Vérifier les dates' }).waitFor();
    await inspect(page, 'atelier-dates');
    expect(await page.locator('[name=days]:checked').count()).toBe(6);
    await reach('Mardi 22', 'Space');
    await reach('Publier ces dates', 'Enter');
    await page.getByText('5 dates publiées').waitFor();
    await inspect(page, 'atelier-page');
  });

  it('lends none of them twice', async () => {
    await page.goto(`${base}/ateliers/nouveau`);
    await page.getByLabel('Titre').fill('Autre atelier');
    await page.getByLabel('Date', { exact: true }).fill('2026-12-08');
    await page.getByLabel('Lieu', { exact: true }).selectOption({ index: 0 });
    await page.getByLabel('Tablettes').fill('1');
    await page.getByRole('main').getByRole('button', { name: 'Publier' }).last().click();
    await page.getByRole('heading', { name: 'Il y a un problème' }).waitFor();
    expect(await page.locator('#tablet-error').innerText()).toContain('0 libre sur 10');
    await inspect(page, 'atelier-tablettes-refusees');
  });

  it('is found by everybody, without signing in', async () => {
    await page.goto(`${base}/ateliers`);
    await inspect(page, 'ateliers-liste');
    await context.clearCookies();
    await page.goto(`${base}/ateliers-ouverts?departement=54`);
    await inspect(page, 'ateliers-ouverts');
    await page.getByRole('link', { name: 'Mon compte ameli' }).first().click();
    await page.getByText('10\u00a0tablettes').waitFor();
    await inspect(page, 'atelier-ouvert');
    expect(faults).toEqual([]);
  });
});
