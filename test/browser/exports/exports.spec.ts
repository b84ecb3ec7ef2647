import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { createManySessions } from '../../factories/exports.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { NOW, PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

jest.setTimeout(180_000);

const MANY = 20_100;

describeInBrowser('Taking figures’ rows away (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let base: string;
  let folder: string;
  const refusals: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'exports-'));
    app = await startTestApp(NOW, { env: { DATA_DIR: folder } });
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    await createCommunes(app.db);
    const structureId = await createStructure(app.db, { name: 'Espace numérique de Nancy' });
    const account = await createUser(app.db, { role: 'structure_manager', structureId });
    await createManySessions(app.db, { structureId, mediatorId: account.id }, MANY);
    browser = await launch();
    page = await (await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } })).newPage();
    page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(account.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
  }, 90_000);

  afterAll(async () => {
    await browser.close();
    await app.stop();
    rmSync(folder, { recursive: true });
  });

  const press = (name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).click();

  it('the form says what does not go together', async () => {
    await page.goto(`${base}/exports?thematique=sante`);
    await inspect(page, 'exports-01-form');
    await page.getByLabel('Premier jour').fill('2026-10-31');
    await page.getByLabel('Dernier jour').fill('2026-10-01');
    await press('Préparer l’export');
    await page.getByRole('link', { name: /vient avant le premier/ }).waitFor();
    await inspect(page, 'exports-02-refused');
  });

  it('a large export says how far it is, by itself, and then waits; it is taken, and taken up again', async () => {
    await page.goto(`${base}/exports?du=2026-10-01&au=2026-10-31&format=csv`);
    await press('Préparer l’export');
    await page.getByText('L’export va commencer.').waitFor();
    await inspect(page, 'exports-03-waiting');
    await app.db.query(`UPDATE export_run SET state = 'running', rows_written = 12345, rows_expected = 20100`);
    await page.getByText('12\u00a0345 lignes sur 20\u00a0100, soit 61\u00a0%.').waitFor();
    await inspect(page, 'exports-04-running');
    await app.get(Jobs).runNow('exports.run');
    const link = page.getByRole('link', { name: /Télécharger le fichier \(\.csv/ });
    await link.waitFor();
    await inspect(page, 'exports-05-ready');
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^activites-2026-10-01-2026-10-31-[0-9a-f]{8}\.csv$/);
    const whole = readFileSync(await download.path());
    expect(whole.toString().trimEnd().split('\r\n')).toHaveLength(MANY + 1);

    const address = `${page.url()}/fichier`;
    const rest = await page.request.get(address, { headers: { Range: 'bytes=1000000-' } });
    expect(rest.status()).toBe(206);
    expect(Buffer.concat([whole.subarray(0, 1_000_000), await rest.body()]).equals(whole)).toBe(true);
  });

  it('one that is cancelled, and the list of them', async () => {
    await page.goto(`${base}/exports?du=2026-10-01&au=2026-10-31&format=jsonl`);
    await press('Préparer l’export');
    await press('Annuler l’export');
    await page.getByText('Vous avez annulé cet export. Rien n’a été gardé.').waitFor();
    await inspect(page, 'exports-06-cancelled');
    await page.goto(`${base}/exports`);
    await page.getByRole('heading', { name: 'Mes derniers exports' }).waitFor();
    await inspect(page, 'exports-07-list');
  });

  it('a short one is there at once', async () => {
    await page.goto(`${base}/exports?du=2026-10-01&au=2026-10-01`);
    const [download] = await Promise.all([page.waitForEvent('download'), press('Préparer l’export')]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
    // The answer to a form that was refused is told as one.
    expect(refusals.filter((text) => !text.includes('422'))).toEqual([]);
  });
});
