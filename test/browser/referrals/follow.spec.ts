import { afterAll, beforeAll, it, jest } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { createUser, type CreatedUser } from '../../factories/identity.js';
import { pdf } from '../../factories/pdf.js';
import { createLevel, createPerson, createReferral } from '../../factories/referrals.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

/** What goes on between the sending and the end, as the counter sees it. */
jest.setTimeout(120_000);

describeInBrowser('Following referrals (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let base: string;
  let counter: CreatedUser;
  let person: string;
  const ids: Record<'silent' | 'refused' | 'accepted', string> = {} as never;

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    await createCommunes(app.db);
    const desk = await createStructure(app.db, { name: 'France services de Vézelise', communeInsee: '54563' });
    const partner = await createStructure(app.db, { name: 'Association Le Fil', communeInsee: '54395' });
    counter = await createUser(app.db, { role: 'counter', structureId: desk, firstName: 'Nadia', lastName: 'Ferry' });
    await createUser(app.db, { role: 'mediator', structureId: desk, firstName: 'Julien', lastName: 'Masson' });
    await createUser(app.db, { role: 'counter', structureId: desk, firstName: 'Ana', lastName: 'Lopes' });
    await createUser(app.db, { structureId: partner });
    for (const name of ['Médiathèque de Vézelise', 'Le Repaire', 'La Ruche du Saintois']) {
      await createPlace(app.db, {
        ...{ name, commune: communes.vezelise, accompaniment: ['Accompagnement individuel'] },
        services: ['Maîtrise des outils numériques du quotidien'],
      });
    }
    await app.db.query(`UPDATE place SET phone = '+33383000155'`);
    person = await createPerson(app.db, { structureId: desk, createdBy: counter.id });
    await createLevel(app.db, { beneficiaryId: person, structureId: desk, authorId: counter.id, level: 'beginner' });
    const about = { beneficiaryId: person, senderStructureId: desk, senderId: counter.id };
    const place = await createPlace(app.db, { name: 'Maison du numérique', commune: communes.toul });
    await app.db.query(`UPDATE place SET phone = '+33383000188', emails = '{a@exemple.test}' WHERE id = $1`, [place]);
    ids.silent = await createReferral(
      app.db,
      { ...about, receiverPlaceId: place, receiverName: 'Maison du numérique', status: 'sent' },
      { sent_at: '2026-11-12T09:00:00Z', opened_at: '2026-11-13T09:00:00Z' },
    );
    ids.refused = await createReferral(app.db, {
      ...{ ...about, receiverStructureId: partner, receiverName: 'Association Le Fil', status: 'refused' as const },
      message: 'Disponible le matin.',
    });
    ids.accepted = await createReferral(app.db, {
      ...{ ...about, receiverStructureId: partner, receiverName: 'Association Le Fil', status: 'accepted' as const },
    });
    browser = await launch();
    page = await (await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(counter.email);
    await page.getByRole('textbox', { name: 'Mot de passe' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  it('shows who has not answered; a call is noted, the receiver reminded', async () => {
    await page.goto(`${base}/orientations/sans-reponse`);
    await page.getByRole('link', { name: /J’ai appelé/ }).click();
    await inspect(page, 'follow-call');
    await page.getByLabel('Ce qui s’est dit').fill('La responsable rappelle jeudi.');
    await page.getByRole('button', { name: 'Enregistrer l’appel', exact: true }).click();
    await page.goto(`${base}/orientations/sans-reponse`);
    await inspect(page, 'follow-silent');
    await page.getByRole('button', { name: /Relancer/ }).click();
    await page.getByText('relancée aujourd’hui').waitFor();
    await page.goto(`${base}/orientations`);
    await inspect(page, 'follow-list');
  });

  it('writes to the other side with a document', async () => {
    await page.goto(`${base}/orientations/${ids.accepted}`);
    await page.getByLabel('Votre message').fill('Peut-elle venir le mardi matin ?\nElle n’a pas de voiture.');
    await page
      .getByLabel(/Joindre un document/)
      .setInputFiles({ name: 'justificatif de domicile.pdf', mimeType: 'application/pdf', buffer: pdf() });
    await page.getByRole('button', { name: 'Envoyer le message' }).click();
    await page.getByText('Message envoyé.').waitFor();
    await inspect(page, 'follow-thread');
    await page.getByRole('link', { name: 'La personne retire son accord' }).click();
    await inspect(page, 'follow-agreement');
  });

  it('re-routes in one act', async () => {
    await page.goto(`${base}/orientations/${ids.refused}`);
    await inspect(page, 'follow-reroute');
    await page.getByLabel('La personne est d’accord pour ce nouveau lieu').check();
    await page
      .getByRole('button', { name: /Réorienter vers/ })
      .first()
      .click();
    await page.getByText('Après le refus de').waitFor();
    await inspect(page, 'follow-rerouted');
  });

  it('hands someone to a colleague in two clicks', async () => {
    await page.goto(`${base}/beneficiaires/${person}`);
    await page.getByText('Confier à un·e collègue').click();
    await inspect(page, 'follow-internal');
    await page.getByRole('button', { name: 'Julien Masson' }).click();
    await page.getByText('Personne confiée').first().waitFor();
  });
});
