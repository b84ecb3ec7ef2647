import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Config } from '../../../src/platform/config/index.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

jest.setTimeout(180_000);

describeInBrowser('Bringing people in (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let base: string;
  let folder: string;
  const refusals: string[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    folder = mkdtempSync(join(tmpdir(), 'imports-'));
    app.get(Config).dataDir = folder;
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    await createCommunes(app.db);
    const structureId = await createStructure(app.db, { name: 'Espace numérique de Nancy' });
    await createBeneficiary(app.db, { structureId, firstName: 'Odette', lastName: 'Abadie', birthYear: 1951 });
    const account = await createUser(app.db, { role: 'mediator', structureId });
    browser = await launch();
    page = await (await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } })).newPage();
    page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(account.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await app.stop();
    rmSync(folder, { recursive: true });
  });

  const press = (name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).click();
  const work = (): Promise<void> => app.get(Jobs).runNow('imports.run');

  const csv = [
    'Famille;Prénom;Né en;Téléphone;Ville;Adresse électronique de la personne;Remarques',
    'Abadie;Odette;1951;06 12 34 56 78;Nancy;odette.abadie@exemple.fr;Vient le mardi avec sa tablette',
    'Bénali;Karim;1987;06 12 34;Metz;karim@exemple;',
    ';Sans nom;;;;;',
    'Le Goff;Marie-Thérèse;12/05/1948;;Nulleville;;A oublié ses lunettes',
    'Nguyen;Linh;2001;07 12 34 56 78;Toul;;',
  ].join('\n');

  it('the page takes a file, and says in words what it cannot read', async () => {
    await page.goto(`${base}/beneficiaires`);
    await page.getByRole('main').getByRole('link', { name: 'Importer' }).click();
    await page
      .locator('[name=file]')
      .setInputFiles({ name: 'photo.xlsx', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a00', 'hex') });
    await press('Analyser le fichier');
    await page.getByRole('link', { name: /n’est pas un tableau/ }).waitFor();
    await inspect(page, 'people-import-01-refused');
  });

  it('columns are recognised by keyboard alone, the file is analysed, its cells are told one by one', async () => {
    await page
      .locator('[name=file]')
      .setInputFiles({ name: 'usagers 2026.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await press('Analyser le fichier');
    await page.getByRole('heading', { name: 'Reconnaître les colonnes' }).waitFor();
    await press('Analyser le fichier');
    await page.getByRole('link', { name: 'Choisissez la colonne du nom.' }).waitFor();
    await inspect(page, 'people-import-02-columns');
    await page.getByRole('link', { name: 'Choisissez la colonne du nom.' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Famille');
    await page.getByLabel('Adresse mail').selectOption({ label: 'Adresse électronique de la personne' });
    await press('Analyser le fichier');
    await page.getByText('L’analyse commence').waitFor();
    await inspect(page, 'people-import-03-progress');
    await work();
    await page.getByRole('button', { name: /^Importer/ }).waitFor();
    await inspect(page, 'people-import-04-analysed');
    await page.getByRole('link', { name: /cellules laissées de côté/ }).click();
    await page.getByRole('heading', { name: 'Ce qui est dit des cellules' }).waitFor();
    await inspect(page, 'people-import-05-cells');
    await page.getByRole('link', { name: 'Retour à l’import' }).click();
    await page.getByRole('link', { name: /sans doute déjà connues/ }).click();
    await page.getByRole('link', { name: 'Odette Abadie' }).waitFor();
    await inspect(page, 'people-import-06-known');
    await page.getByRole('link', { name: 'Retour à l’import' }).click();
  });

  it('it is applied, then undone', async () => {
    await page.getByLabel('Compléter leur fiche').check();
    await press(/^Importer/);
    await page.getByText('Les fiches s’ouvrent').waitFor();
    await work();
    await page.getByRole('link', { name: 'Annuler cet import' }).waitFor();
    await inspect(page, 'people-import-07-applied');
    await page.getByRole('link', { name: 'Annuler cet import' }).click();
    await inspect(page, 'people-import-08-undo');
    await press('Annuler l’import');
    await page.getByText('en train d’être annulé').waitFor();
    await work();
    await page.getByText('tout est comme avant').waitFor();
    await inspect(page, 'people-import-09-undone');
    await page.goto(`${base}/imports`);
    await inspect(page, 'people-import-10-list');
  });

  it('what may go out is on one page', async () => {
    await page.goto(`${base}/exports`);
    await inspect(page, 'people-import-11-exports');
    expect(refusals.filter((text) => !text.includes('422'))).toEqual([]);
  });
});
