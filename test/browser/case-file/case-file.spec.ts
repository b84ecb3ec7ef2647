import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createAssessment } from '../../factories/assessments.js';
import { createBeneficiary, shareBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

describeInBrowser('The list, the search, the file and the person’s page (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let base: string;
  let odette: string;
  const asked: string[] = [];
  const refusals: string[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    browser = await launch();
    await createCommunes(app.db);
    const structureId = await createStructure(app.db, { name: 'Maison France services de Vézelise' });
    const user = await createUser(app.db, { structureId, role: 'counter', firstName: 'Camille', lastName: 'Aubert' });
    odette = await createBeneficiary(app.db, {
      ...{ structureId, createdBy: user.id, firstName: 'Odette', lastName: 'Lefèvre', birthYear: 1948 },
      ...{ commune: communes.vezelise, phone: '+33383000000', noEmail: true, wishes: ['large_type', 'oral'] },
      ...{
        socialStatus: 'retraite',
        gender: 'feminin',
        scheme: 'general',
        notes: 'Vient le mardi matin, avec sa fille.',
      },
      helper: { name: 'Anne Lefèvre', relationship: 'sa fille', phone: '+33612345678', agreedOn: '2026-11-12' },
    });
    for (const [firstName, lastName] of [
      ['Karim', 'Benali'],
      ['Nguyễn Thị', 'Hoa'],
      ['Jean-Baptiste', 'Le Goff-Kerguelen de la Tour-Saint-Martin'],
    ] as const) {
      await createBeneficiary(app.db, {
        ...{ structureId, createdBy: user.id, firstName, lastName, birthYear: 1971, commune: communes.toul },
        phone: '+33611111111',
      });
    }
    const about = { beneficiaryId: odette, structureId, authorId: user.id };
    await createAssessment(app.db, { ...about, level: 'beginner', score: 3, assessedAt: '2026-06-02T09:00:00Z' });
    await createAssessment(app.db, { ...about, level: 'intermediate', score: 11, assessedAt: '2026-11-16T09:00:00Z' });
    const receiver = await createStructure(app.db, { name: 'Espace numérique de Toul' });
    await shareBeneficiary(app.db, {
      ...{ beneficiaryId: odette, senderStructureId: structureId, receiverStructureId: receiver },
    });
    await createSession(
      app.db,
      { structureId, mediatorId: user.id },
      { beneficiaryId: odette, topics: ['sante', 'email'] },
    );
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
    page = await context.newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(user.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.waitForURL(`${base}/`);
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  it('shows the list and the person’s page, on a desk, on a phone and on paper', async () => {
    await page.goto(`${base}/beneficiaires`);
    await inspect(page, 'people');
    await page.goto(`${base}/beneficiaires/${odette}`);
    await inspect(page, 'case-file');
    await page.emulateMedia({ media: 'print' });
    await inspect(page, 'case-file-print');
    expect(await page.getByRole('link', { name: 'Noter une séance' }).isVisible()).toBe(false);
    expect(await page.getByText('Vient le mardi matin').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
  }, 60_000);

  it('finds a person while one types, wherever one is, and folds away with a key', async () => {
    await page.goto(`${base}/beneficiaires/${odette}`);
    await page.keyboard.press('/');
    await page.keyboard.type('benalli');
    const found = page.locator('#personnes-trouvees');
    await found.getByRole('link', { name: 'Karim Benali' }).waitFor();
    expect(await page.locator('[data-live-status]').textContent()).toBe('1\u00a0nom proche');
    await inspect(page, 'search-panel');
    await page.keyboard.press('Escape');
    expect(await found.isVisible()).toBe(false);
  });

  it('filters the list itself while one types, and gives it back', async () => {
    await page.goto(`${base}/beneficiaires`);
    const rows = page.locator('#personnes li');
    expect(await rows.count()).toBe(4);
    await page.getByLabel('Rechercher une personne').fill('lefevre');
    await page.getByText('1\u00a0personne trouvée').first().waitFor();
    expect(await rows.count()).toBe(1);
    await page.getByLabel('Rechercher une personne').fill('');
    await expect(rows.nth(3).waitFor()).resolves.toBeUndefined();
    await page.getByLabel('Rechercher une personne').fill('hoa');
    await page.keyboard.press('Enter');
    await page.getByText('Recherche').first().waitFor();
    await inspect(page, 'search-page');
    expect(asked.filter((address) => /lefevre|hoa|benal|Lef/i.test(decodeURIComponent(address)))).toEqual([]);
  });

  it('opens a file: the short part, the errors, the person who is known already', async () => {
    await page.goto(`${base}/beneficiaires/nouveau`);
    await inspect(page, 'register');
    await page.getByLabel('Prénom', { exact: true }).fill('odette');
    await page.getByLabel('Commune ou code postal').fill('Trifouilly');
    await page.getByLabel('Téléphone', { exact: false }).first().fill('06 12');
    await page.getByLabel('Pas de téléphone').check();
    await page.getByRole('button', { name: 'Enregistrer la fiche' }).click();
    await page.getByText('Écrivez le nom.').first().waitFor();
    await inspect(page, 'register-errors');
    await page.getByLabel('Nom', { exact: true }).fill('Lefebvre');
    await page.getByLabel('Commune ou code postal').fill('54330');
    await page.getByLabel('Pas de téléphone').uncheck();
    await page.getByLabel('Téléphone', { exact: false }).first().fill('03 83 00 00 00');
    await page.getByRole('button', { name: 'Enregistrer la fiche' }).click();
    await page.getByText('Cette personne est peut-être déjà connue').waitFor();
    await inspect(page, 'register-known');
    await page.getByRole('button', { name: 'Ce n’est pas la même personne' }).click();
    await page.getByText('La fiche est ouverte.').waitFor();
    await inspect(page, 'case-file-new');
    await page.getByRole('link', { name: 'Modifier', exact: true }).click();
    await inspect(page, 'correct');
    expect(refusals.filter((line) => !/422/.test(line))).toEqual([]);
  }, 90_000);
});
