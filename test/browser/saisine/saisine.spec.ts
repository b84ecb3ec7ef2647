import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

describeInBrowser('A saisine, from the counter to its end (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let base: string;
  let person: string;
  let fund: string;
  let counter: Page;
  let agent: Page;
  let administrator: Page;

  const signIn = async ({ email }: CreatedUser): Promise<Page> => {
    const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    return page;
  };

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    browser = await launch();
    await createCommunes(app.db);
    const desk = await createStructure(app.db, { name: 'Maison France services de Vézelise', phone: '+33383000001' });
    fund = await createStructure(app.db, {
      ...{ name: 'CPAM de Meurthe-et-Moselle', kind: 'fund', communeInsee: '54395', phone: '3646' },
    });
    await app.db.query(`UPDATE structure SET fund_asks = fund_asks || '{"attachment": "optional"}' WHERE id = $1`, [
      fund,
    ]);
    const user = await createUser(app.db, {
      structureId: desk,
      role: 'counter',
      firstName: 'Nadia',
      lastName: 'Roussel',
    });
    person = await createBeneficiary(app.db, {
      ...{ structureId: desk, createdBy: user.id, firstName: 'Odette', lastName: 'Lefèvre', birthYear: 1948 },
      ...{ commune: communes.vezelise, phone: '+33383000102', noEmail: true },
      helper: { name: 'Anne Lefèvre', relationship: 'sa fille', phone: '+33612345678', agreedOn: '2026-11-12' },
    });
    counter = await signIn(user);
    agent = await signIn(
      await createUser(app.db, { structureId: fund, role: 'fund_agent', firstName: 'Claire', lastName: 'Fontaine' }),
    );
    administrator = await signIn(await createUser(app.db, { role: 'administrator' }));
  }, 90_000);

  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  it('the caisse says what it asks and how soon it answers', async () => {
    await agent.getByRole('link', { name: 'Ma caisse' }).click();
    await agent.getByLabel('Délai de réponse à une saisine').fill('8');
    await inspect(agent, 'caisse-reglages');
    await agent.getByRole('button', { name: 'Enregistrer' }).click();
    await agent.getByText('Les réglages de la caisse sont enregistrés.').waitFor();
    await administrator.goto(`${base}/structures/${fund}/modifier`);
    await inspect(administrator, 'caisse-territoire');
  }, 60_000);

  it('the counter asks the scheme, then prepares and sends', async () => {
    await counter.goto(`${base}/beneficiaires/${person}/saisine?motif=digital`);
    await counter.getByRole('heading', { name: 'Quel est son régime' }).waitFor();
    await inspect(counter, 'saisine-regime');
    await counter.getByLabel('Régime général (CPAM)').check();
    await counter.getByRole('button', { name: 'Continuer' }).click();
    await counter.getByLabel('Compte ameli').check();
    await counter.getByLabel('Lundi matin').check();
    await counter.getByLabel('Jeudi après-midi').check();
    await counter.getByLabel(/La caisse peut passer par Anne Lefèvre/).check();
    await inspect(counter, 'saisine-preparer');
    await counter.getByRole('button', { name: 'Transmettre' }).click();
    await counter.getByText('Sans l’accord de la personne, rien ne part.').first().waitFor();
    expect(await counter.getByLabel('Lundi matin').isChecked()).toBe(true);
    await inspect(counter, 'saisine-erreurs');
    await counter.getByLabel('Jour où la personne a donné son accord').fill('2026-11-24');
    await counter.getByLabel('À l’oral').check();
    await counter.getByRole('button', { name: 'Transmettre' }).click();
    await counter.getByText('Saisine transmise.').waitFor();
    await inspect(counter, 'saisine-orientation');
    await counter.getByRole('link', { name: 'Suivre la saisine' }).click();
    await inspect(counter, 'saisine-emetteur');
    await counter.getByRole('link', { name: 'Fiche de saisine à imprimer' }).click();
    await inspect(counter, 'saisine-fiche');
  }, 120_000);

  it('the caisse follows it step by step to its end', async () => {
    await agent.getByRole('link', { name: 'Saisines', exact: true }).click();
    await inspect(agent, 'saisines-liste');
    await agent.getByRole('link', { name: /de la part de Maison France services/ }).click();
    await inspect(agent, 'saisine-recue');
    await agent.getByRole('button', { name: 'Accuser réception' }).click();
    await agent.getByText('Odette Lefèvre').first().waitFor();
    await inspect(agent, 'saisine-accuse');
    await agent.getByRole('button', { name: 'Personne recontactée' }).click();
    await agent.getByRole('link', { name: 'Proposer un atelier' }).click();
    await agent.getByLabel('Jour de l’atelier').fill('2026-12-03');
    await inspect(agent, 'saisine-atelier');
    await agent.getByRole('button', { name: 'Noter l’atelier proposé' }).click();
    await agent.getByRole('button', { name: 'Atelier suivi' }).click();
    await agent.getByRole('link', { name: 'Clore la saisine' }).click();
    await inspect(agent, 'saisine-clore');
    await agent.getByRole('button', { name: 'Clore la saisine' }).click();
    await agent.getByText('Saisine close.').waitFor();
    await inspect(agent, 'saisine-close');
  }, 120_000);

  it('and the counter reads how it ended on the person’s page', async () => {
    await counter.goto(`${base}/beneficiaires/${person}`);
    await counter
      .getByText(/Atelier suivi|atelier suivi/)
      .first()
      .waitFor();
    await inspect(counter, 'saisine-fiche-personne');
  }, 60_000);
});
