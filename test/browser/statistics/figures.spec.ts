import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { FigureKeeper } from '../../../src/modules/statistics/read-model/figure-keeper.service.js';
import { createAssessment } from '../../factories/assessments.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

jest.setTimeout(120_000);

/** As the network carries it. */
const MOST_BYTES = 40_000;
const MOST_REQUESTS = 15;
const PHONE = { width: 320, height: 640 };

describeInBrowser('The pages of figures (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let base: string;
  let account: { email: string };
  let national: { email: string };
  const refusals: string[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    const { db } = app;
    await createCommunes(db);
    const nancy = await createStructure(db, { name: 'Espace de Nancy', communeInsee: communes.nancy.code });
    const metz = await createStructure(db, { name: 'Espace de Metz', communeInsee: communes.metz.code });
    const { id } = await createUser(db, { structureId: nancy });
    const here = { structureId: nancy, mediatorId: id };
    for (const [index, commune] of [communes.nancy, communes.toul, communes.vezelise, communes.nancy].entries()) {
      const place = { locationKind: 'domicile', communeInsee: commune.code };
      const beneficiaryId = await createBeneficiary(db, { structureId: nancy, createdBy: id });
      const level = { structureId: nancy, authorId: id, beneficiaryId } as const;
      await createAssessment(db, { ...level, level: 'beginner', assessedAt: '2026-09-01T09:00:00Z' });
      await createAssessment(db, {
        ...level,
        level: index > 1 ? 'independent' : 'intermediate',
        assessedAt: '2026-11-02T09:00:00Z',
      });
      await createSession(db, here, {
        day: `2026-11-0${index + 2}`,
        beneficiaryId,
        topics: ['sante', 'email'],
        ...place,
      });
    }
    await createWorkshopSession(db, here, { day: '2026-11-12', anonymousCount: 6, topics: ['bureautique'] });
    await createSession(db, here, { day: '2026-10-12' });
    await createSession(db, { structureId: metz, mediatorId: id }, { day: '2026-11-03' });
    await app.get(FigureKeeper).rebuild();
    account = await createUser(db, { role: 'coordinator', territory: { kind: 'department', code: '54' } });
    national = await createUser(db, { role: 'coordinator', territory: { kind: 'country', code: 'FR' } });
    browser = await launch();
  }, 90_000);

  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  async function signIn(who: { email: string }, settings: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
    await context?.close();
    context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 }, ...settings });
    page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
    page.on('pageerror', (error) => refusals.push(error.message));
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(who.email);
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.waitForURL((url) => url.pathname === '/');
  }

  const unfold = async () => {
    const folded = page.locator('details.app-section-fold:not([open]) > summary');
    while ((await folded.count()) > 0) await folded.first().click();
    for (const numbers of await page.locator('.app-chart__numbers > summary').all()) await numbers.click();
  };

  it('are read by everybody, wide and narrow, with every section and every table of numbers open', async () => {
    await signIn(account);
    await page.goto(`${base}/statistiques`);
    await unfold();
    await inspect(page, 'statistics');
    await page.goto(`${base}/statistiques/listes/topic`);
    await inspect(page, 'statistics-list');
    await page.goto(`${base}/statistiques?periode=custom&du=2026-12-01&au=2026-11-01`);
    await inspect(page, 'statistics-refused');
    await signIn(national);
    await page.goto(`${base}/statistiques?periode=year`);
    await unfold();
    await inspect(page, 'statistics-country');
  });

  it('show their charts without a script, as large as they can be read', async () => {
    await signIn(account, { javaScriptEnabled: false });
    await page.goto(`${base}/statistiques`);
    const series = page.getByRole('img', { name: 'Accompagnements par jour' });
    const box = await series.boundingBox();
    expect(box?.width).toBeGreaterThan(900);
    expect(box?.height).toBeGreaterThan(250);
    await page.setViewportSize(PHONE);
    await series.scrollIntoViewIfNeeded();
    const letters = await series.locator('text').first().boundingBox();
    expect(letters?.height).toBeGreaterThanOrEqual(10);
    expect(await series.count()).toBe(1);
  });

  it('fit a slow line: few requests, a light page', async () => {
    await signIn(account);
    const requests: { address: string; bytes: Promise<number> }[] = [];
    page.on('requestfinished', (request) =>
      requests.push({
        address: request.url(),
        bytes: request.sizes().then(({ responseBodySize }) => responseBodySize),
      }),
    );
    await page.goto(`${base}/statistiques?periode=year`, { waitUntil: 'networkidle' });
    expect(requests.length).toBeLessThanOrEqual(MOST_REQUESTS);
    const own = requests.find(({ address }) => address.includes('/statistiques'));
    expect(await own?.bytes).toBeGreaterThan(4_000);
    expect(await own?.bytes).toBeLessThan(MOST_BYTES);
  });

  it('print what is folded too', async () => {
    await signIn(account);
    await page.goto(`${base}/statistiques`);
    const folded = page.locator('#personnes .app-figures__grid');
    expect(await folded.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect((await folded.boundingBox())?.height).toBeGreaterThan(100);
    expect(await page.locator('#personnes .app-figure-files').first().isVisible()).toBe(false);
  });

  it('are walked with the keyboard alone', async () => {
    await signIn(account);
    await page.goto(`${base}/statistiques`);
    await page.locator('#niveaux > summary').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: 'Du premier niveau au dernier' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toContain('Voir les nombres');
    await page.keyboard.press('Enter');
    await page.getByRole('rowheader', { name: 'Débutant au départ' }).waitFor();
  });

  it('let the policy of our pages refuse nothing', () => {
    // The one refusal is the answer 422 itself, told by the browser.
    expect(refusals.filter((words) => !words.includes('422'))).toEqual([]);
  });
});
