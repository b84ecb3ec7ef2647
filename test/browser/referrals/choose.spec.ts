import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { createUser } from '../../factories/identity.js';
import { createLevel, createPerson, createReferral } from '../../factories/referrals.js';
import { firstWeights } from '../../factories/routing.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

jest.setTimeout(120_000);

describeInBrowser('Suggestions and their ranking (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let base: string;
  let person: string;
  let refused: string;
  const accounts: Record<'counter' | 'administrator', { email: string }> = {} as never;

  beforeAll(async () => {
    app = await startTestApp();
    const { db } = app;
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    await createCommunes(db);
    const desk = await createStructure(db, { name: 'France services de Toul', communeInsee: communes.toul.code });
    const digital = await createStructure(db, { name: 'Espace numérique de Nancy', communeInsee: communes.nancy.code });
    await createUser(db, { role: 'mediator', structureId: digital });
    const counter = await createUser(db, { role: 'counter', structureId: desk, firstName: 'Nadia' });
    accounts.counter = counter;
    accounts.administrator = await createUser(db, { role: 'administrator', structureId: null, firstName: 'Odile' });
    const library = await createPlace(db, { name: 'Médiathèque de Vézelise', commune: communes.vezelise });
    await createPlace(db, { name: 'Espace numérique de Nancy', structureId: digital, commune: communes.nancy });
    await createPlace(db, { name: 'Centre social de Toul', commune: communes.toul, accompaniment: [] });
    await createPlace(db, { name: 'La Fabrique', commune: communes.nancy, accompaniment: ['En autonomie'] });
    for (const index of [1, 2, 3, 4]) {
      await createPlace(db, { name: `Atelier du quartier ${index}`, commune: communes.nancy, accompaniment: [] });
    }
    await db.query(`INSERT INTO receiver_record VALUES ($1, 8, 6, 5, 1, 47, now())`, [digital]);
    await db.query(`UPDATE place SET updated_on = '2026-10-02', fees = '{Gratuit}', phone = '+33383000001'`);
    person = await createPerson(db, { structureId: desk, createdBy: counter.id, birthYear: 1951 });
    await createLevel(db, { beneficiaryId: person, structureId: desk, authorId: counter.id, level: 'beginner' });
    const parties = { beneficiaryId: person, senderStructureId: desk, senderId: counter.id };
    refused = await createReferral(db, {
      ...{ ...parties, receiverPlaceId: library, receiverName: 'Médiathèque de Vézelise', status: 'refused' as const },
    });
    const half = Object.fromEntries(Object.keys(firstWeights).map((name) => [name, 0.5]));
    await db.query(
      `INSERT INTO referral_choice (referral_id, weights_version, chosen_rank, candidates, reasons, words)
       VALUES ($1, 1, 2, $2, '{transport,other}', 'Sa fille y travaille.')`,
      [
        refused,
        JSON.stringify([
          { receiverId: digital, tier: 0, values: { ...half, distance: 0.2 } },
          { receiverId: library, tier: 0, values: { ...half, answer_rate: 0 } },
        ]),
      ],
    );
    browser = await launch();
  }, 90_000);

  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  async function signIn(account: { email: string }): Promise<void> {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(account.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
    await page.waitForURL(`${base}/`);
  }

  it('the counter reads where the person may go, and says what is needed this time', async () => {
    await signIn(accounts.counter);
    await page.goto(`${base}/beneficiaires/${person}/orienter`);
    await page.getByText('Devant le suivant').first().waitFor();
    await inspect(page, 'choose-01-suggestions');
    await page.getByText('Préciser ses besoins').click();
    await page.getByText('Le détail de son classement').click();
    await page.getByText('Pourquoi pas les autres').click();
    await inspect(page, 'choose-02-unfolded');
    await page.locator('[name=deplacement][value=near]').check({ force: true });
    await page.locator('[name=jour][value="3"]').check({ force: true });
    await page.getByRole('button', { name: 'Mettre à jour les propositions' }).click();
    await page.getByText('Sa demande').waitFor();
    await inspect(page, 'choose-03-constraints');
    await page.getByRole('link', { name: 'Comment ce classement est fait' }).click();
    await inspect(page, 'choose-04-explained');
  });

  it('after a refusal, other places are proposed', async () => {
    await page.goto(`${base}/beneficiaires/${person}/orienter?apres=${refused}`);
    await page.getByText('a dit non').waitFor();
    await inspect(page, 'choose-05-after-refusal');
  });

  it('an administrator reads the weights, tries others and applies them', async () => {
    await signIn(accounts.administrator);
    await page.getByRole('link', { name: 'Classement' }).click();
    await page.getByText('Historique des réglages').waitFor();
    await inspect(page, 'weights-01-table');
    await page.getByRole('main').getByRole('link', { name: 'Changer les poids' }).click();
    await page.locator('[name=distance]').fill('12');
    await page.getByRole('button', { name: 'Essayer sur les orientations passées' }).click();
    await page.locator('[name=distance]').waitFor();
    await inspect(page, 'weights-02-refused');
    await page.locator('[name=distance]').fill('1');
    await page.locator('[name=answer_rate]').fill('0');
    await page.getByRole('button', { name: 'Essayer sur les orientations passées' }).click();
    await page.getByText('devient').first().waitFor();
    await inspect(page, 'weights-03-preview');
    await page.locator('[name=words]').fill('Les bus passent partout.');
    await page.getByRole('button', { name: 'Appliquer ce réglage' }).click();
    await page.getByText('Le réglage 2 est en vigueur.').waitFor();
    await inspect(page, 'weights-04-applied');
    expect(await page.getByText('Les bus passent partout.').count()).toBe(1);
  });
});
