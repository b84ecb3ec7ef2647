import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { createAppointment, createReason } from '../../factories/appointments.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

jest.setTimeout(90_000);

describeInBrowser('Reminders and RDV Service Public (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let base: string;
  let agentEmail: string;

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    const structureId = await createStructure(app.db, { name: 'Espace numérique', phone: '+33383000102' });
    const agent = await createUser(app.db, { structureId, firstName: 'Léa', lastName: 'Ünal' });
    agentEmail = agent.email;
    const reasonId = await createReason(app.db, {
      structureId,
      createdBy: agent.id,
      toBring: 'Votre dernier courrier.',
    });
    for (const [index, lastName] of ['Marchal', 'de Saint-Exupéry-Montferrand'].entries()) {
      const who = { contactPreference: 'letter', firstName: 'Odette', lastName };
      const beneficiaryId = await createBeneficiary(app.db, { structureId, createdBy: agent.id, ...who });
      const startsAt = `2026-12-01T0${7 + index}:00:00Z`;
      await createAppointment(app.db, { structureId, agentId: agent.id, reasonId, beneficiaryId, startsAt });
    }
    await app.get(Jobs).runNow('reminders.give');
    const manager = await createUser(app.db, { role: 'structure_manager', structureId });
    browser = await launch();
    page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(manager.email);
    await page.getByLabel('Mot de passe').first().fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/connexion'));
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  it('a manager sets the reminders, prints the letters and says so', async () => {
    await page.goto(`${base}/rappels/reglages`);
    await inspect(page, 'reminders-settings');
    await page.getByLabel('Une semaine avant').check();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Les réglages des rappels sont enregistrés.').waitFor();
    await page.getByRole('link', { name: 'les lettres à imprimer' }).click();
    await inspect(page, 'reminders-letters');
    await page.getByRole('button', { name: 'C’est imprimé' }).click();
    await page.getByText(/lettres notées imprimées/).waitFor();
    await inspect(page, 'reminders-no-letter');
  });

  it('opens the link with RDV Service Public, which then works, and reads an export', async () => {
    await page.goto(`${base}/rendez-vous/rdv-service-public`);
    await inspect(page, 'rdv-service-public-closed');
    await page.getByLabel('Secret partagé').fill('un secret partagé à deux');
    await page.getByRole('button', { name: 'Ouvrir la liaison' }).click();
    const hook =
      /[0-9a-f-]{36}/.exec((await page.getByText('/api/rdv-service-public/').textContent()) ?? '')?.[0] ?? '';
    const tell = (email: string, id: number) => {
      const times = { starts_at: '2026-12-01T14:00:00Z', ends_at: '2026-12-01T14:30:00Z' };
      const users = [{ first_name: 'Martine', last_name: 'Validay' }];
      const body = JSON.stringify({
        data: { id, ...times, agents: [{ email }], users },
        meta: { model: 'Rdv', event: 'created' },
      });
      const signature = createHmac('sha256', 'un secret partagé à deux').update(body).digest('hex');
      const headers = { 'X-Lapin-Signature': signature, 'Content-Type': 'application/json' };
      return fetch(`${base}/api/rdv-service-public/${hook}`, { method: 'POST', headers, body });
    };
    expect([(await tell(agentEmail, 7)).status, (await tell('inconnue@exemple.test', 8)).status]).toEqual([204, 204]);
    await page.reload();
    await page.getByText('La liaison fonctionne.').waitFor();
    await inspect(page, 'rdv-service-public-open');

    await page.getByRole('link', { name: 'importer un export' }).click();
    await inspect(page, 'rdv-import');
    const lines = ['date rdv;heure rdv;statut;motif;usager(s);email(s) professionnel.le(s)'];
    lines.push(
      `02/11/2026;10:00;Rendez-vous honoré;Aide;Paul Arnaud;${agentEmail}`,
      '03/11/2026;matin;Présent;Aide;Paul;x@y.test',
    );
    await page.getByLabel('Export de RDV Service Public').setInputFiles({
      ...{ name: 'rdv.csv', mimeType: 'text/csv' },
      buffer: Buffer.from(lines.join('\n')),
    });
    await page.getByRole('button', { name: 'Analyser le fichier' }).click();
    await page.getByText('Lignes refusées').waitFor();
    await inspect(page, 'rdv-analysis');
    await page.getByRole('button', { name: 'Importer' }).click();
    await page.getByText('Import terminé').waitFor();
  });
});
