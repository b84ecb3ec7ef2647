import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { createUser } from '../../factories/identity.js';
import { createLevel, createPerson } from '../../factories/referrals.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { createWorkshop } from '../../factories/workshops.js';
import { NOW, PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

jest.setTimeout(120_000);

/** From the counter to the caisse and back: a seat in one act, attendance, a session, « venu ». */
describeInBrowser('The loop of a workshop (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let base: string;
  let counterEmail: string;
  let agentEmail: string;
  let person: string;
  let workshop: string;
  let referral: string;

  beforeAll(async () => {
    app = await startTestApp(NOW);
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    await createCommunes(app.db);
    const desk = await createStructure(app.db, { name: 'France services de Toul', communeInsee: '54528' });
    const fund = await createStructure(app.db, {
      ...{ name: 'CPAM de Meurthe-et-Moselle', kind: 'fund', communeInsee: '54395', fundDepartments: ['54'] },
    });
    const counter = await createUser(app.db, { role: 'counter', structureId: desk });
    const agent = await createUser(app.db, { role: 'fund_agent', structureId: fund });
    [counterEmail, agentEmail] = [counter.email, agent.email];
    person = await createPerson(app.db, { structureId: desk, createdBy: counter.id });
    await createLevel(app.db, {
      beneficiaryId: person,
      structureId: desk,
      authorId: counter.id,
      level: 'intermediate',
    });
    workshop = await createWorkshop(app.db, {
      ...{ structureId: fund, createdBy: agent.id, title: 'Mon compte ameli', topics: ['sante'], publicBooking: false },
    });
    browser = await launch();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  async function signIn(email: string): Promise<Page> {
    const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(email);
    await page.getByLabel('Mot de passe').first().fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/connexion'));
    return page;
  }

  it('a counter refers and books in one act', async () => {
    const page = await signIn(counterEmail);
    await page.goto(`${base}/beneficiaires/${person}/orienter`);
    await inspect(page, 'loop-suggestions');
    await page.getByRole('link', { name: 'Choisir Mon compte ameli, CPAM de Meurthe-et-Moselle' }).click();
    await inspect(page, 'loop-draft');
    await page.getByLabel('Jour où la personne a donné son accord').fill('2026-11-24');
    await page.getByLabel('À l’oral').check();
    await page.getByRole('button', { name: 'Orienter et réserver une place' }).click();
    await page.getByText('Place réservée : la personne est inscrite à l’atelier.').waitFor();
    await inspect(page, 'loop-referral');
    referral = page.url();
    await page.getByRole('link', { name: 'La personne ne viendra pas' }).click();
    await inspect(page, 'loop-seat-back');
    await page.context().close();
  });

  it('attendance closes into a session, and the referral’s sender sees « venu »', async () => {
    app.clock.set('2026-12-08T16:05:00+01:00');
    const page = await signIn(agentEmail);
    await page.goto(`${base}/ateliers/${workshop}`);
    await inspect(page, 'loop-workshop');
    await page.getByRole('link', { name: 'Noter la présence' }).click();
    await inspect(page, 'loop-attendance');
    await page.getByRole('button', { name: 'Tout le monde est là' }).click();
    await page.getByText('Présence enregistrée.').waitFor();
    expect(await page.getByLabel('présent·e').isChecked()).toBe(true);
    await page.getByLabel(/Personnes venues sans inscription ni fiche/).fill('2');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).last().click();
    await page.getByText('3 présentes').waitFor();
    await page.getByRole('link', { name: 'Clôturer l’atelier' }).click();
    await inspect(page, 'loop-closing');
    await page.getByRole('button', { name: 'Clôturer et enregistrer la séance' }).click();
    await page.getByText('Atelier clôturé. Les structures').waitFor();
    await inspect(page, 'loop-closed');
    await page.getByRole('link', { name: 'Satisfaction' }).click();
    await inspect(page, 'loop-feedback');
    await page.goto(`${base}/ateliers/${workshop}/satisfaction/feuille`);
    await inspect(page, 'loop-feedback-sheet');
    const sender = await signIn(counterEmail);
    await sender.goto(referral);
    await sender.getByText('Personne venue et accompagnée').waitFor();
    await inspect(sender, 'loop-sender');
  });
});
