import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createReferral } from '../../factories/referrals.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createRegistration, createWorkshop } from '../../factories/workshops.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

describeInBrowser('The figures of a caisse (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.listen(0, '127.0.0.1');
    const base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    browser = await launch();
    await createCommunes(app.db);
    const fund = await createStructure(app.db, {
      ...{ name: 'CPAM de Meurthe-et-Moselle', kind: 'fund', communeInsee: communes.nancy.code },
    });
    const desk = await createStructure(app.db, { name: 'Maison France services de Vézelise-en-Saintois' });
    const helper = await createUser(app.db, { structureId: desk, role: 'counter' });
    const agent = await createUser(app.db, { structureId: fund, role: 'fund_agent' });
    const beneficiaryId = await createBeneficiary(app.db, { structureId: desk, createdBy: helper.id });
    const about = { beneficiaryId, senderStructureId: desk, senderId: helper.id, receiverStructureId: fund };
    await createReferral(
      app.db,
      { ...about, path: 'health_access_mission', status: 'closed' },
      { level_after: 'intermediate' },
    );
    await createReferral(app.db, { ...about, path: 'workshop', status: 'accepted' });
    const workshopId = await createWorkshop(app.db, {
      ...{ structureId: fund, createdBy: agent.id, status: 'closed', startsAt: '2026-11-10T13:00:00Z' },
    });
    const by = { structureId: fund, userId: agent.id };
    await createRegistration(app.db, { workshopId, agent: by, status: 'attended' });
    page = await (await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: true })).newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(agent.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
  }, 90_000);

  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  it('are found in the menu, and every part of them is told to whoever hears the page', async () => {
    await page.getByRole('link', { name: 'Statistiques' }).click();
    await page.getByRole('heading', { name: 'Statistiques de la caisse' }).waitFor();
    expect(await page.getByRole('row', { name: /Vézelise-en-Saintois/ }).count()).toBe(1);
    await inspect(page, 'caisse-chiffres');
    expect(problems).toEqual([]);
  });

  it('hold on a screen of 320 pixels, without a scroll bar across', async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(320);
    await inspect(page, 'caisse-chiffres-320');
  });

  it('are asked for another period with the keyboard', async () => {
    await page.getByLabel('Période').focus();
    await page.keyboard.press('End');
    await page.getByLabel('Du', { exact: false }).first().fill('2026-11-24');
    await page.getByLabel('Au', { exact: false }).first().fill('2026-11-01');
    await page.getByRole('button', { name: 'Afficher' }).press('Enter');
    await page.getByRole('link', { name: /inversez les deux dates/ }).waitFor();
    expect(await page.title()).toMatch(/^Erreur\u00a0?: |^Erreur : /);
    await inspect(page, 'caisse-chiffres-erreur');
  });
});
