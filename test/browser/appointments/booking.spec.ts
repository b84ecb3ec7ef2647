import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { OwnLinks } from '../../../src/modules/appointments/index.js';
import { createAvailability } from '../../factories/appointments.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

jest.setTimeout(120_000);

describeInBrowser('Appointments (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let base: string;
  let odette: string;

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    await createCommunes(app.db);
    const structureId = await createStructure(app.db, {
      ...{ name: 'Espace de Nancy', communeInsee: '54395', phone: '+33383000102' },
    });
    const placeId = await createPlace(app.db, { structureId, name: 'Maison du numérique' });
    const camille = await createUser(app.db, { structureId, firstName: 'Camille', lastName: 'Colin' });
    const { id: agentId } = await createUser(app.db, { structureId, firstName: 'Dominique', lastName: 'Durand' });
    await createAvailability(app.db, { structureId, agentId, placeId });
    odette = await createBeneficiary(app.db, { structureId, firstName: 'Odette', lastName: 'Martin' });
    browser = await launch();
    page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(camille.email);
    await page.getByLabel('Mot de passe').first().fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/connexion'));
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  it('begin with two reasons and the hours of a desk', async () => {
    await page.goto(`${base}/rendez-vous/motifs`);
    await inspect(page, 'reasons-none');
    await page.getByRole('button', { name: 'Créer ces deux motifs' }).click();
    await inspect(page, 'reasons');
    await page.getByRole('link', { name: 'Aide ponctuelle' }).click();
    await inspect(page, 'reason');
    await page.goto(`${base}/rendez-vous/disponibilites`);
    await page.getByRole('link', { name: 'Ajouter des heures' }).click();
    await inspect(page, 'availability');
    await page.getByLabel('Mardi').check();
    await page.getByLabel('Jeudi').check();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await inspect(page, 'availabilities');
    await page.goto(`${base}/rendez-vous/absences/nouvelle`);
    await inspect(page, 'absence');
    await page.getByLabel('Du', { exact: true }).fill('2026-12-21');
    await page.getByLabel(/^Au/).fill('2026-12-31');
    await page.getByRole('button', { name: 'Enregistrer l’absence' }).click();
    await inspect(page, 'absences');
  });

  it('are booked by keyboard, from the first free hour to the person', async () => {
    await page.goto(`${base}/rendez-vous/nouveau`);
    await inspect(page, 'book-reason');
    await page.getByRole('link', { name: /^Accompagnement individuel/ }).press('Enter');
    await inspect(page, 'book-hours');
    await page.getByRole('link', { name: /^Le plus tôt/ }).press('Enter');
    await inspect(page, 'book-confirm');
    await page.getByLabel(/^Personne suivie/).fill('odette');
    await page.locator('#choix-personne button').waitFor();
    await page.getByLabel(/^Personne suivie/).press('Enter');
    await page.getByText('Odette Martin').first().waitFor();
    await inspect(page, 'book-person');
    await page.getByRole('button', { name: 'Prendre ce rendez-vous' }).press('Enter');
    await page.getByText('Rendez-vous pris').first().waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Odette Martin');
    await inspect(page, 'appointment');
    await page.getByRole('link', { name: 'Annuler' }).click();
    await inspect(page, 'appointment-cancel');
  });

  it('open to the person by the key of a message, on a phone', async () => {
    const [row] = await app.db.query<{ id: string; ends_at: Date }[]>(
      'SELECT id, ends_at FROM appointment WHERE beneficiary_id = $1',
      [odette],
    );
    const token = await app.get(OwnLinks).mint({ id: row?.id ?? '', endsAt: new Date('2027-01-31T10:00:00Z') });
    const phone = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
    await phone.goto(`${base}/v/${token}`);
    await inspect(phone, 'own-landing');
    await phone.getByRole('button', { name: 'Continuer' }).click();
    await inspect(phone, 'own-appointment');
    expect(phone.url()).not.toContain(token);
    await app.db.query(`UPDATE appointment_reason SET move_hours = 0, notice_hours = 0`);
    await phone.reload();
    await phone.getByRole('link', { name: 'Changer d’heure' }).click();
    await inspect(phone, 'own-move');
    await phone.getByRole('radio').nth(3).check();
    await phone.getByRole('button', { name: 'Déplacer mon rendez-vous' }).click();
    await phone.getByText('Votre rendez-vous est déplacé.').waitFor();
    await phone.getByRole('link', { name: 'Je ne viens pas' }).click();
    await inspect(phone, 'own-cancel');
    await phone.getByRole('button', { name: 'Annuler mon rendez-vous' }).click();
    await phone.getByText('Votre rendez-vous est annulé.').waitFor();
    await inspect(phone, 'own-cancelled');
  });
});
