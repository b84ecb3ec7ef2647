import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { DuplicateSearch } from '../../../src/modules/beneficiaries/index.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

jest.setTimeout(120_000);

describeInBrowser('Two files for one person (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let base: string;

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    await createCommunes(app.db);
    const structureId = await createStructure(app.db);
    const user = await createUser(app.db, { structureId, role: 'mediator', firstName: 'Ada', lastName: 'Minerve' });
    await createFiles(structureId, user.id);
    await app.get(DuplicateSearch).search(structureId);
    browser = await launch();
    page = await (await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(user.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  async function createFiles(structureId: string, userId: string): Promise<void> {
    const common = { structureId, createdBy: userId, birthYear: 1951 };
    const first = await createBeneficiary(app.db, {
      ...{ ...common, firstName: 'Odette', lastName: 'Lefèvre', phone: '+33612000001', notes: 'Vient le mardi.' },
      ...{ commune: communes.toul, socialStatus: 'retraite', contactPreference: 'sms' },
    });
    await createBeneficiary(app.db, {
      ...{ ...common, firstName: 'Odette', lastName: 'Lefebvre', email: 'odette@exemple.test', wishes: ['oral'] },
      ...{ phone: '+33612000002', commune: communes.nancy, notes: 'Préfère les petits groupes.' },
      helper: { name: 'Anne Lefebvre', phone: '+33612000003', relationship: 'sa fille', agreedOn: '2026-11-12' },
    });
    await createSession(app.db, { structureId, mediatorId: userId }, { beneficiaryId: first });
    const others: [string, string][] = [
      ['Karim', 'Benali'],
      ['Karim', 'Ben Ali'],
      ['Jean-Pierre', 'Grosjean'],
      ['Grosjean', 'Jean Pierre'],
    ];
    for (const [firstName, lastName] of others) {
      await createBeneficiary(app.db, { structureId, createdBy: userId, firstName, lastName, birthYear: 1984 });
    }
  }

  const press = (name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).first().click();

  it('are listed with why, beside those that were said to be different', async () => {
    await page.goto(`${base}/beneficiaires/doublons`);
    await inspect(page, 'duplicates-01-list');
    await press(/pas la même personne Karim/);
    await page.getByText('ce sont deux personnes différentes').waitFor();
    await page.getByRole('link', { name: 'Personnes différentes' }).click();
    await inspect(page, 'duplicates-02-distinct');
  });

  it('are merged field by field, and parted', async () => {
    await page.goto(`${base}/beneficiaires/doublons`);
    await page.getByRole('link', { name: /Comparer et réunir Odette/ }).click();
    await page.getByText('Ce qui est gardé sans question').click();
    await inspect(page, 'duplicates-03-merge');
    await page.getByRole('group', { name: 'Commune' }).getByLabel(/Nancy/).check();
    await press('Réunir les deux fiches');
    await page.getByText('Les deux fiches sont réunies.').waitFor();
    await inspect(page, 'duplicates-04-kept');
    await page.goto(`${base}/beneficiaires/reunions`);
    await inspect(page, 'duplicates-05-merges');
    await page.getByRole('link', { name: /Séparer/ }).click();
    await inspect(page, 'duplicates-06-part');
    await press('Séparer les deux fiches');
    await page.getByText('Les deux fiches sont séparées.').waitFor();
    expect(await page.getByRole('heading', { name: /Odette Lefebvre/ }).count()).toBe(1);
    await page.getByRole('link', { name: 'Odette Lefèvre' }).click();
    await inspect(page, 'duplicates-07-file');
  });

  it('say on top what is missing', async () => {
    await page.goto(`${base}/beneficiaires/doublons`);
    await page.getByRole('link', { name: /Comparer et réunir Odette/ }).click();
    await page.evaluate(`document.querySelectorAll('input[type=radio]').forEach((one) => (one.checked = false))`);
    await press('Réunir les deux fiches');
    await page.getByText('Il y a un problème').waitFor();
    await inspect(page, 'duplicates-08-refused');
  });
});
