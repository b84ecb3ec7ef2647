import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { createAgendaWorkshop } from '../../factories/agenda.js';
import { createAbsence, createAppointment, createAvailability, createReason } from '../../factories/appointments.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

// Tuesday 24 November 2026, 10 h 30 in Paris.
describeInBrowser('The agenda of a mediator (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let base: string;
  let nadia: CreatedUser;
  const refusals: string[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    browser = await launch();
    nadia = await story();
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' })).newPage();
    page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(nadia.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.waitForURL(`${base}/`);
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  async function story(): Promise<CreatedUser> {
    const { db } = app;
    await createCommunes(db);
    const structureId = await createStructure(db, { name: 'Espace numérique de Toul', communeInsee: communes.toul.code });
    const user = await createUser(db, { structureId, firstName: 'Nadia', lastName: 'Belkacem' });
    const marc = await createUser(db, { structureId, firstName: 'Marc', lastName: 'Thiriet' });
    const placeId = await createPlace(db, { structureId, name: 'Maison du numérique' });
    const reasonId = await createReason(db, { structureId, createdBy: user.id });
    const short = await createReason(db, {
      ...{ structureId, createdBy: user.id, label: 'Aide ponctuelle', durationMinutes: 30 },
    });
    for (const { id } of [user, marc]) {
      await createAvailability(db, { structureId, agentId: id, placeId });
      await createAvailability(db, { structureId, agentId: id, placeId, from: '14:00', to: '17:00' });
    }
    const names = ['Odette Lefèvre', 'Marcel Antoine', 'Fatou Diallo', 'Jeanne Kieffer', 'Paul Royer', 'Aïcha Benali'];
    const at = (agent: CreatedUser, startsAt: string, index: number, settings: object = {}) =>
      createAppointment(db, {
        ...{ structureId, agentId: agent.id, reasonId, placeId, startsAt: `${startsAt}:00+01:00` },
        ...{ name: names[index % names.length] ?? '', ...settings },
      });
    const odette = await createBeneficiary(db, { structureId, firstName: 'Odette', lastName: 'Lefèvre' });
    await at(user, '2026-11-23T09:00', 1, { status: 'honoured' });
    await at(user, '2026-11-23T10:00', 2, { status: 'absent' });
    await at(user, '2026-11-23T14:00', 3);
    await at(user, '2026-11-24T09:00', 4, { status: 'honoured' });
    await at(user, '2026-11-24T11:00', 0, { beneficiaryId: odette });
    await at(user, '2026-11-24T14:00', 5, { reasonId: short, minutes: 30 });
    await at(user, '2026-11-24T14:30', 2, { reasonId: short, minutes: 30, mode: 'phone' });
    await at(user, '2026-11-25T09:00', 0);
    await at(user, '2026-11-25T09:30', 3, { forced: true });
    await at(user, '2026-11-26T10:00', 1);
    await at(user, '2026-12-10T10:00', 4);
    await at(marc, '2026-11-24T09:00', 2);
    await at(marc, '2026-11-24T15:00', 3);
    await at(marc, '2026-11-26T10:00', 3);
    await createAgendaWorkshop(db, {
      ...{ structureId, createdBy: user.id, animators: [user.id], title: 'Découvrir Mon espace santé' },
      ...{ startsAt: '2026-11-26T14:00:00+01:00', endsAt: '2026-11-26T16:00:00+01:00' },
    });
    await createAbsence(db, {
      ...{ structureId, agentId: user.id, startsAt: '2026-11-27T13:00:00+01:00', endsAt: '2026-11-27T18:00:00+01:00' },
    });
    return user;
  }

  const focused = () => page.evaluate<string>(`document.activeElement?.getAttribute('aria-label') ?? ''`);

  it('shows its views, without a fault of accessibility and without scrolling sideways on a phone', async () => {
    await inspect(page, 'home-agenda');
    for (const view of ['semaine', 'jour', 'mois', 'liste']) {
      await page.goto(`${base}/agenda?vue=${view}&jour=2026-11-24`);
      await inspect(page, `agenda-${view}`);
    }
    for (const view of ['semaine', 'jour']) {
      await page.goto(`${base}/agenda?vue=${view}&jour=2026-11-24&agent=structure`);
      await inspect(page, `agenda-${view}-structure`);
    }
    await page.goto(`${base}/agenda/feuille?jour=2026-11-24&agent=structure`);
    await inspect(page, 'agenda-sheet');
    await page.goto(`${base}/rendez-vous/a-renseigner`);
    await inspect(page, 'agenda-to-record');
    await page.goto(`${base}/agenda/abonnement`);
    await page.getByRole('button', { name: 'Obtenir une adresse' }).click();
    await page.getByText('Voici l’adresse').waitFor();
    await inspect(page, 'agenda-feed');
  }, 120_000);

  it('replaces an absent agent', async () => {
    await page.goto(`${base}/agenda/remplacer?agent=${nadia.id}&jour=2026-11-26`);
    await inspect(page, 'agenda-replace');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByRole('heading', { name: 'Confirmer le remplacement de Nadia Belkacem' }).waitFor();
    await inspect(page, 'agenda-replace-confirm');
    await page.getByRole('button', { name: 'Confirmer le remplacement' }).click();
    await page.getByText('Remplacement enregistré').waitFor();
  }, 60_000);

  it('is a month by keyboard alone: from day to day, over the end of the month, into a day and an appointment', async () => {
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await page.goto(`${base}/agenda?vue=mois&jour=2026-11-24`);
    await page.getByRole('main').focus();
    while (!(await focused()).startsWith('lundi 26')) await press('Tab');
    await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight');
    expect(await focused()).toContain('mardi 24\u00a0novembre 2026');
    await press('End');
    expect(await focused()).toContain('dimanche 29\u00a0novembre 2026');
    await press('Home', 'ArrowUp');
    expect(await focused()).toContain('lundi 16\u00a0novembre 2026');
    await press('PageDown');
    await page.waitForURL(/jour=2026-12-16/);
    expect(await focused()).toContain('mercredi 16\u00a0décembre 2026');
    await press('ArrowUp', 'ArrowRight');
    expect(await focused()).toBe('jeudi 10\u00a0décembre 2026, 1 rendez-vous ou atelier');
    await press('ArrowUp', 'ArrowUp');
    await page.waitForURL(/jour=2026-11-26/);
    await press('ArrowUp');
    expect(await focused()).toContain('jeudi 19\u00a0novembre 2026');
    await press('PageDown');
    await page.waitForURL(/jour=2026-12-19/);
    await press('ArrowUp', 'ArrowLeft', 'ArrowLeft', 'Enter');
    await page.waitForURL(/vue=jour&jour=2026-12-10/);
    expect(await page.getByRole('main').innerText()).toContain('Paul Royer');
  }, 60_000);

  it('breaks no rule of the security policy', () => {
    expect(refusals).toEqual([]);
  });
});
