import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

describeInBrowser('Filters and cross tables (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let base: string;
  const refusals: string[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    browser = await launch();
    const email = await story();
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' })).newPage();
    // Refused by the policy of our pages, or anything else that the browser complains of; a form refused is a 422.
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('422')) refusals.push(message.text());
    });
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.waitForURL(`${base}/`);
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  async function story(): Promise<string> {
    const { db } = app;
    await createCommunes(db);
    const mediators: { structureId: string; mediatorId: string }[] = [];
    for (const [name, commune, firstName, lastName] of [
      ['Espace numérique de Nancy', communes.nancy, 'Léa', 'Martin'],
      ['France services de Vézelise', communes.vezelise, 'Paul', 'Royer'],
      ['Espace numérique de Toul', communes.toul, 'Nadia', 'Belkacem'],
    ] as const) {
      const structureId = await createStructure(db, { name, communeInsee: commune.code });
      mediators.push({ structureId, mediatorId: (await createUser(db, { structureId, firstName, lastName })).id });
    }
    const topics = ['sante', 'email', 'bureautique', 'navigation_sur_internet', 'aide_aux_demarches_administratives'];
    const ages = ['dix_huit_vingt_quatre', 'vingt_cinq_trente_neuf', 'quarante_cinquante_neuf', 'soixante_dix_plus'];
    for (let n = 0; n < 60; n += 1) {
      const mediator = mediators[n % 3] ?? { structureId: '', mediatorId: '' };
      const day = `2026-11-${String(1 + (n % 24)).padStart(2, '0')}`;
      const session = {
        topics: [topics[n % 5] ?? ''],
        ageBand: ages[n % 4] ?? '',
        gender: n % 2 ? 'feminin' : 'masculin',
      };
      await createSession(db, mediator, { day, ...session });
      if (n % 10 === 0) await createWorkshopSession(db, mediator, { day, anonymousCount: 6 });
    }
    return (await createUser(db, { role: 'coordinator', territory: { kind: 'department', code: '54' } })).email;
  }

  const tabTo = async (label: string): Promise<void> => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate<string>(
        `(() => { const e = document.activeElement; return (e.labels && e.labels[0] ? e.labels[0].textContent : e.textContent || '').trim(); })()`,
      );
      if (focused.startsWith(label)) return;
    }
    throw new Error(`No way to « ${label} » with the keyboard`);
  };

  it('crosses two dimensions with the keyboard alone', async () => {
    await page.goto(`${base}/statistiques/croiser`);
    await inspect(page, 'statistics-cross');
    await tabTo('En lignes');
    await page.keyboard.type('Structure');
    await tabTo('En colonnes');
    await page.keyboard.type('Genre');
    await tabTo('Afficher');
    await page.keyboard.press('Enter');
    await page.waitForURL(/lignes=structure&colonnes=genre/);
    const table = page.getByRole('table', { name: /Accompagnements par structure et par genre/ });
    expect((await table.getByRole('rowheader').allTextContents()).sort()).toEqual([
      ...['Espace numérique de Nancy', 'Espace numérique de Toul', 'France services de Vézelise', 'Total'],
    ]);
    await tabTo('Accompagnements par structure');
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('region');
  });

  it('folds the filters, opens them with the keyboard and takes one away by its chip', async () => {
    await page.goto(`${base}/statistiques/croiser`);
    await tabTo('Filtrer');
    await page.keyboard.press('Enter');
    await tabTo('Médiateur·rice');
    await page.keyboard.type('Nadia');
    await tabTo('Commune de la séance');
    await page.keyboard.type('toul');
    await tabTo('Appliquer les filtres');
    await page.keyboard.press('Enter');
    await page.waitForURL(/mediateur=[0-9a-f-]{36}/);
    expect(await page.locator('.app-filters > summary').textContent()).toBe('Filtrer (2\u00a0filtres)');
    await page.getByRole('link', { name: /séances tenues à Toul/ }).click();
    expect(await page.locator('.app-chip').allTextContents()).toEqual(['Retirer\u00a0: Nadia Belkacem']);
    expect(await page.getByRole('row', { name: /^Total/ }).textContent()).toMatch(/32$/);
  });

  it('says at its field what is out of reach, the filters unfolded', async () => {
    await page.goto(`${base}/statistiques/croiser?mediateur=quelqu-un&du=2026-11-20&au=2026-11-01`);
    expect(await page.getByRole('table').count()).toBe(0);
    await page.getByRole('link', { name: 'Cette personne n’est pas dans votre périmètre.' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('mediateur');
    await inspect(page, 'statistics-filters-refused');
  });

  it('keeps filters under a name and comes back to them', async () => {
    await page.goto(`${base}/statistiques?periode=month&thematique=sante`);
    await page.getByRole('link', { name: 'Garder ces filtres' }).click();
    await page.getByLabel('Nom de ces filtres').fill('Santé ce mois-ci');
    await inspect(page, 'statistics-keep-filter');
    await page.getByRole('button', { name: 'Garder' }).click();
    await page.waitForURL(`${base}/statistiques/filtres`);
    await inspect(page, 'statistics-saved-filters');
    await page.getByRole('link', { name: 'Santé ce mois-ci', exact: true }).click();
    await page.waitForURL(/periode=month&thematique=sante/);
    expect(await page.locator('.app-lede').textContent()).toContain('thématique Santé');
    await page.goto(`${base}/statistiques/filtres`);
    await page.getByRole('link', { name: /^Renommer ou supprimer/ }).click();
    await page.getByText('Supprimer ces filtres').first().click();
    await inspect(page, 'statistics-saved-filter');
    await page.getByRole('button', { name: 'Supprimer ces filtres' }).click();
    await page.waitForURL(`${base}/statistiques/filtres`);
    expect(await page.getByText('Aucun filtre gardé pour l’instant').count()).toBe(1);
  });

  it('breaks no rule of our own policy', () => {
    expect(refusals).toEqual([]);
  });
});
