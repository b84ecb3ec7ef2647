import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { createUser } from '../../factories/identity.js';
import { createPerson, createReferral } from '../../factories/referrals.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

describeInBrowser('What is printed of a referral (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let base: string;
  let referral: string;

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    await createCommunes(app.db);
    const structureId = await createStructure(app.db, { name: 'Maison France services de Toul' });
    const user = await createUser(app.db, { structureId, role: 'counter' });
    const beneficiaryId = await createPerson(app.db, { structureId, createdBy: user.id });
    referral = await createReferral(app.db, {
      ...{ beneficiaryId, senderStructureId: structureId, senderId: user.id, status: 'sent' as const },
      receiverStructureId: await createStructure(app.db, { name: 'Association Le Fil' }),
    });
    browser = await launch();
    page = await (await browser.newContext({ locale: 'fr-FR', acceptDownloads: true })).newPage();
    await page.goto(`${base}/connexion`);
    await page.fill('#email', user.email);
    await page.fill('#password', PASSWORD);
    await page.click('main button[type=submit]');
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  it('the size and the language are chosen, then the sheet comes', async () => {
    await page.goto(`${base}/orientations/${referral}`);
    await page.click('text=Imprimer le billet de la personne');
    await inspect(page, 'papers');
    await page.check('text=Page entière');
    await page.selectOption('select[name=langue]', 'ar');
    const [asked] = await Promise.all([
      page.context().waitForEvent('response', (response) => response.url().includes('billet.pdf')),
      page.click('text=Ouvrir le billet').catch(() => undefined),
    ]);
    expect(asked.status()).toBe(200);
    expect(new URL(asked.url()).search).toBe('?format=a4&langue=ar');
  }, 60_000);

  it('the information sheet offers its PDF beside the page', async () => {
    const [row] = await app.db.query<{ beneficiary_id: string }[]>('SELECT beneficiary_id FROM referral');
    const person = row?.beneficiary_id ?? '';
    await page.goto(`${base}/beneficiaires/${person}`);
    const token = await page.inputValue('input[name=_csrf] >> nth=0');
    const given = await page.request.post(`${base}/beneficiaires/${person}/information`, { form: { _csrf: token } });
    await page.goto(given.url());
    await page.click('summary');
    await inspect(page, 'information-sheet');
  }, 60_000);
});
