import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

jest.setTimeout(90_000);

/** Compressed, as the network carries it. */
const MOST_BYTES = 150_000;

describeInBrowser('The directory and its map (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let base: string;
  let account: { email: string };
  let library: string;
  const refusals: string[] = [];
  const hosts = new Set<string>();

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    await createCommunes(app.db);
    const structureId = await createStructure(app.db, { communeInsee: communes.nancy.code });
    account = await createUser(app.db, { role: 'counter', structureId });
    library = await createPlace(app.db, { name: 'Médiathèque des Tilleuls', latitude: 48.75, longitude: 6.35 });
    await app.db.query(
      `UPDATE place SET opening_hours = 'Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00', phone = '+33383000001',
         emails = '{accueil@tilleuls.exemple.fr}', fees = '{Gratuit}', updated_on = '2025-09-10' WHERE id = $1`,
      [library],
    );
    await app.db.query(
      `INSERT INTO receiver_record (receiver_id, sent, answered, accepted, pending, median_answer_hours, computed_at)
       VALUES ($1, 12, 9, 8, 1, 50, '2026-11-24')`,
      [library],
    );
    await app.db.query(
      `INSERT INTO place (id, source, source_id, content_hash, name, commune_name, postal_code, commune_insee, latitude,
         longitude, position_status, services, accompaniment, access_modes, opening_hours, first_seen_at, last_changed_at)
       SELECT gen_random_uuid(), 'foule', n::text, '', 'Espace numérique ' || n, 'Nancy', '54000', '54395',
         48.69 + 0.1 * sin(n * 12.9), 6.18 + 0.15 * sin(n * 78.2), 'exact', '{Aide aux démarches administratives}',
         CASE n % 4 WHEN 0 THEN '{Accompagnement individuel}'::text[] ELSE '{}' END,
         CASE n % 5 WHEN 0 THEN '{Se présenter}'::text[] ELSE '{}' END, 'Tu-Sa 09:00-17:00', now(), now()
       FROM generate_series(1, 300) AS n`,
    );
    browser = await launch();
    await openBrowser();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  async function openBrowser(settings: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
    await context?.close();
    context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 }, ...settings });
    page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
    page.on('pageerror', (error) => refusals.push(error.message));
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(account.email);
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.waitForURL((url) => url.pathname === '/');
  }

  const status = () => page.locator('[data-map-status]');
  const mapReady = () => status().filter({ hasText: 'sur cette partie de la carte' }).waitFor();

  it('filters the list as boxes are ticked, and takes a filter away by its chip', async () => {
    await page.goto(`${base}/annuaire`);
    await page.getByText('301 lieux à moins de 30').waitFor();
    await page.getByText('Filtres', { exact: true }).click();
    await page.getByLabel('Accompagnement individuel').check();
    await page.getByText('Ne dit pas comment il accompagne').first().waitFor({ state: 'hidden' });
    await page.getByText('Dit proposer\u00a0: accompagnement individuel').first().waitFor();
    await inspect(page, 'directory-list');
    await page.getByRole('link', { name: 'Retirer\u00a0: Accompagnement individuel' }).click();
    await page.waitForURL((url) => !url.search.includes('accompagnement'));
  });

  it('shows the map beside the list, in the security policy, within its weight, asking nobody else', async () => {
    await openBrowser();
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => sizes.push(request.sizes().then((all) => all.responseBodySize)));
    await page.goto(`${base}/annuaire/carte?commune=Nancy`);
    await mapReady();
    await page.waitForLoadState('networkidle');
    expect(await status().textContent()).toBe('301\u00a0lieux sur cette partie de la carte.');
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(60_000);
    expect(total).toBeLessThan(MOST_BYTES);
    expect(await page.locator('.app-map__land').count()).toBe(96);
    await inspect(page, 'directory-map');
    expect(refusals).toEqual([]);
    expect([...hosts]).toEqual([base]);
  });

  it('is used with the keyboard alone', async () => {
    await page.goto(`${base}/annuaire/carte?q=tilleuls`);
    await page.getByText('1\u00a0lieu sur cette partie de la carte.').waitFor();
    const skip = page.getByRole('link', { name: 'Passer la carte' });
    await skip.focus();
    expect(await skip.isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(`document.activeElement.className + ' ' + document.activeElement.textContent`);
    expect(await focused()).toContain('leaflet-container');
    await page.keyboard.press('Tab');
    expect(await focused()).toContain('app-map__pin');
    await page.keyboard.press('Enter');
    await page.locator('.leaflet-popup').waitFor();
    expect(await focused()).toBe('app-map__name Médiathèque des Tilleuls');
    expect(await page.locator('.leaflet-popup').textContent()).toContain('Ouvert maintenant, ferme à 12\u00a0h');
    await inspect(page, 'directory-map-popup');
    await page.keyboard.press('Escape');
    await page.locator('.leaflet-popup').waitFor({ state: 'detached' });
    expect(await focused()).toContain('app-map__pin');
    await skip.press('Enter');
    expect(await page.evaluate('location.hash')).toBe('#resultats');
  });

  it('writes names as text, whatever they contain', async () => {
    const id = await createPlace(app.db, { name: '<img src=x onerror=alert(1)>', latitude: 48.6, longitude: 6.1 });
    await page.goto(`${base}/annuaire/carte?q=onerror`);
    await page.getByText('1\u00a0lieu sur cette partie de la carte.').waitFor();
    await page.locator('.app-map__pin').press('Enter');
    expect(await page.locator('a.app-map__name').textContent()).toBe('<img src=x onerror=alert(1)>');
    expect(await page.locator('a.app-map__name').getAttribute('href')).toBe(`/annuaire/${id}`);
    await app.db.query('DELETE FROM place WHERE id = $1', [id]);
  });

  it('shows overseas départements in a frame, and says so', async () => {
    await page.goto(`${base}/annuaire/carte?q=`);
    await mapReady();
    await page.getByLabel('Aller à').selectOption({ label: 'La Réunion' });
    await page.getByText('La Réunion\u00a0: contour non disponible, ce cadre montre son étendue').waitFor();
    await page.getByText('0\u00a0lieu sur cette partie de la carte.').waitFor();
  });

  it('follows the filters', async () => {
    await page.goto(`${base}/annuaire/carte?commune=Nancy`);
    await mapReady();
    await page.getByLabel('Nom du lieu, commune ou code postal').fill('tilleuls');
    await page.getByText('1\u00a0lieu sur cette partie de la carte.').waitFor();
  });

  it('starts from an address that is written nowhere', async () => {
    await page.goto(`${base}/annuaire`);
    await page.getByText('Partir d’une adresse précise').click();
    await page.getByLabel('Numéro et rue').fill('12 rue Saint-Jean');
    await page.getByLabel('Commune ou code postal', { exact: true }).fill('54000');
    await inspect(page, 'directory-address');
    await page.getByRole('button', { name: 'Chercher autour' }).click();
    await page.getByText('Position approximative\u00a0: les distances').waitFor();
    expect(decodeURIComponent(page.url())).not.toContain('Jean');
  });

  it('shows a place', async () => {
    await page.goto(`${base}/annuaire/${library}`);
    await inspect(page, 'directory-place');
    await page.emulateMedia({ media: 'print' });
    await inspect(page, 'directory-place-print');
    await page.emulateMedia({ media: 'screen' });
  });

  it('is whole without a script', async () => {
    await openBrowser({ javaScriptEnabled: false });
    await page.goto(`${base}/annuaire/carte?q=tilleuls`);
    expect(await page.locator('[data-map]').isVisible()).toBe(false);
    await page.getByRole('link', { name: 'Médiathèque des Tilleuls' }).waitFor();
    expect(refusals).toEqual([]);
  });
});
