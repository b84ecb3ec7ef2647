import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Config } from '../../../src/platform/config/index.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes } from '../../factories/structures.js';
import { aRow, csv } from '../../integration/structures/directory-files.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

jest.setTimeout(120_000);

describeInBrowser('The life of the directory (skipped where there is no Chromium)', () => {
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
    const account = await createUser(app.db, { role: 'administrator', firstName: 'Ada', lastName: 'Minerve' });
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

  const press = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();
  const follow = (name: string) => page.getByRole('main').getByRole('link', { name }).first().click();
  const toul = { commune: 'Toul', code_postal: '54200', code_insee: '54528' };
  const at = { latitude: String(communes.toul.latitude), longitude: String(communes.toul.longitude) };

  const rows = [
    ...Array.from({ length: 12 }, (_, index) => aRow(index + 1, { telephone: `03 83 00 00 ${10 + index}` })),
    aRow(20, { ...toul, ...at, nom: 'Médiathèque Pierre-Mendès-France', adresse: '2 rue de la Halle' }),
    aRow(21, {
      ...{ ...toul, ...at, nom: 'Médiathèque Pierre Mendès France', adresse: '2 rue de la Halle, Toul' },
      ...{ telephone: '+33383000099', horaires: 'Tu-Sa 10:00-18:00', courriels: 'bib@exemple.fr' },
    }),
  ];
  const next = rows
    .slice(1)
    .map((row, index) =>
      index % 2 ? row : { ...row, horaires: 'Mo-Sa 10:00-18:30', nom: `${row.nom ?? ''}, rénovée` },
    )
    .concat(aRow(30, { nom: 'Fablab des Essais' }), aRow(31, { nom: '' }));

  /** Sends a file by hand, and lets the worker do its part while the page looks on. */
  async function send(content: string): Promise<void> {
    await page.goto(`${base}/annuaire/imports`);
    await page.locator('[name=source]').fill('essais');
    const file = { name: 'lieux-essais.csv', mimeType: 'text/csv', buffer: Buffer.from(content) };
    await page.locator('[name=file]').setInputFiles(file);
    await press('Analyser le fichier');
    await page.waitForURL('**/annuaire/imports/*');
  }

  async function work(): Promise<void> {
    const importId = page.url().split('/').at(-1) ?? '';
    await app.get(Jobs).runNow('directory.run-import', { importId });
  }

  it('a file is analysed and imported; the page follows by itself', async () => {
    await send(csv(rows));
    await inspect(page, 'imports-01-waiting');
    await work();
    await page.getByRole('button', { name: 'Importer', exact: true }).waitFor();
    await press('Importer');
    await page.getByText('En attente').first().waitFor();
    await work();
    await page.getByText('Ce fichier a été importé').waitFor();
    await inspect(page, 'imports-02-applied');
  });

  it('the next file says what it changes, and is undone', async () => {
    await send(csv(next));
    await work();
    await page.getByRole('button', { name: 'Importer', exact: true }).waitFor();
    await inspect(page, 'imports-03-analysed');
    await press('Importer');
    await work();
    await page.getByText('Ce fichier a été importé').waitFor();
    await follow('Horaires');
    await inspect(page, 'imports-04-changes');
    await follow('Retour à l’import');
    await follow('Annuler cet import');
    await inspect(page, 'imports-05-undo');
    await press('Annuler l’import');
    await page.getByText('Cet import a été annulé').waitFor();
    await page.goto(`${base}/annuaire/imports`);
    await inspect(page, 'imports-06-history');
  });

  it('a place is corrected, and its field given back', async () => {
    const [place] = await app.db.query<{ id: string }[]>(`SELECT id FROM place WHERE source_id = 'essai-3'`);
    await page.goto(`${base}/annuaire/${place?.id ?? ''}/modifier`);
    await inspect(page, 'edit-place-01');
    await page.locator('[name=phone]').fill('03 83');
    await page.locator('[name=saturday]').fill('le matin');
    await press('Enregistrer');
    await inspect(page, 'edit-place-02-errors');
    await page.locator('[name=phone]').fill('03 83 00 00 77');
    await page.locator('[name=saturday]').fill('9h-12h');
    await press('Enregistrer');
    await page.goto(`${base}/annuaire/${place?.id ?? ''}/modifier`);
    await inspect(page, 'edit-place-03-kept');
    await page.getByRole('button', { name: 'Reprendre la valeur du fichier Téléphone' }).click();
    expect(await page.locator('[name=phone]').inputValue()).toBe('03\u00a083\u00a000\u00a000\u00a012');
  });

  it('two records of one place are compared, merged, and parted', async () => {
    await app.get(Jobs).runNow('directory.search-duplicates');
    await page.goto(`${base}/annuaire/doublons`);
    await inspect(page, 'duplicates-01-list');
    await page
      .getByRole('main')
      .getByRole('link', { name: /^Médiathèque Pierre/ })
      .first()
      .click();
    await inspect(page, 'duplicates-02-compare');
    await press('Réunir les deux fiches');
    await page.getByText('Les deux fiches sont réunies.').waitFor();
    await page.goto(`${base}/annuaire/reunions`);
    await inspect(page, 'duplicates-03-merges');
    await follow('Séparer');
    await inspect(page, 'duplicates-04-part');
    await press('Séparer les fiches');
    await page.getByText('Les deux fiches sont séparées.').waitFor();
    expect(refusals.filter((text) => !text.includes('422'))).toEqual([]);
  });
});
