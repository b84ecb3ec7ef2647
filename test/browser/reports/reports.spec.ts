import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { PASSWORD } from '../../setup/app.js';
import { createSession } from '../../factories/support-sessions.js';
import { createReportsWorld, type ReportsWorld } from '../../web/statistics/reports-world.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

jest.setTimeout(120_000);

/** A month is closed, corrected, shared with somebody outside, and the link taken back. */
describeInBrowser('A report (skipped where there is no Chromium)', () => {
  let world: ReportsWorld;
  let browser: Browser;
  let base: string;
  let page: Page;

  beforeAll(async () => {
    world = await createReportsWorld();
    await world.app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(world.app.nest.getHttpServer().address() as AddressInfo).port}`;
    browser = await launch();
    page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(world.manager.email);
    await page.getByLabel('Mot de passe').first().fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/connexion'));
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await world.app.stop();
  });

  it('is closed with the keyboard alone, and keeps its figures beside those of today', async () => {
    await page.goto(`${base}/statistiques/rapports`);
    await page.getByLabel('Période terminée').focus();
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Arrêter les chiffres' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Les chiffres sont arrêtés : ce rapport ne changera plus.').waitFor();
    const { app, owner, people } = world;
    await createSession(app.db, owner, { beneficiaryId: people[3] ?? '', day: '2026-10-30' });
    await page.reload();
    await page.getByText('+1 depuis : 21 aujourd’hui').first().waitFor();
    await inspect(page, 'report');
    await page.goto(`${base}/statistiques/rapports`);
    await inspect(page, 'reports');
  });

  it('is read by a link without an account, small counts hidden, until the link is taken back', async () => {
    await page.getByRole('link', { name: 'Octobre 2026' }).click();
    await page.getByRole('link', { name: 'Partager un lien' }).click();
    await page.getByLabel('Pour qui').fill('Conseil départemental');
    await page.getByLabel('Trois mois').check();
    await page.getByRole('button', { name: 'Faire un lien' }).click();
    const shared = await page.getByLabel('Adresse à envoyer').inputValue();
    await inspect(page, 'report-shares');
    const reader = await (await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: true })).newPage();
    const address = `${base}${new URL(shared).pathname}`;
    await reader.goto(address);
    await reader.getByText('Espace de Nancy, octobre 2026').waitFor();
    await inspect(reader, 'report-shared');
    await page.getByRole('link', { name: 'Arrêter le lien pour Conseil départemental' }).click();
    await inspect(page, 'report-stop-share');
    await page.getByRole('button', { name: 'Arrêter le lien' }).click();
    await page.getByText('Ce lien est arrêté').waitFor();
    expect((await reader.goto(address))?.status()).toBe(404);
    await reader.context().close();
  });

  it('may be published once a year, for everybody', async () => {
    await page.goto(`${base}/statistiques/donnees-ouvertes`);
    await inspect(page, 'open-data-setting');
    await page.getByRole('button', { name: 'Publier nos chiffres' }).click();
    await page.getByText('Vos chiffres seront comptés dans la prochaine publication.').waitFor();
    await page.goto(`${base}/donnees-ouvertes`);
    await inspect(page, 'open-data');
  });
});
