import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

jest.setTimeout(300_000);

describeInBrowser('A workshop and an activity of coordination (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let base: string;
  const accounts: Record<'mediator' | 'coordinator', { email: string }> = {} as never;
  const addresses: string[] = [];
  const refusals: string[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    await createCommunes(app.db);
    const structureId = await createStructure(app.db, { name: 'Espace numérique de Nancy' });
    await createPlace(app.db, { structureId, name: 'Médiathèque de Toul', commune: communes.toul });
    accounts.mediator = await createUser(app.db, { structureId, firstName: 'Julien' });
    const territory = { kind: 'department', code: '54' } as const;
    accounts.coordinator = await createUser(app.db, { role: 'coordinator', territory, firstName: 'Samir' });
    for (const [firstName, lastName] of [
      ['Odette', 'Lefèvre'],
      ['Karim', 'Benali'],
      ['Jean-Baptiste', 'Le Goff-Kerguelen de la Tour-Saint-Martin'],
    ] as const) {
      await createBeneficiary(app.db, { structureId, firstName, lastName, birthYear: 1948, commune: communes.toul });
    }
    browser = await launch();
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  async function signIn(account: { email: string }, javaScriptEnabled = true): Promise<void> {
    await context?.close();
    const settings = { locale: 'fr-FR', viewport: { width: 1280, height: 900 }, javaScriptEnabled };
    context = await browser.newContext(settings);
    page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
    page.on('request', (request) => addresses.push(request.url()));
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(account.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
  }
  const press = (name: string) => page.getByRole('main').getByRole('button', { name }).click();
  const tick = (name: string, value: string) =>
    page.locator(`[name="${name}"][value="${value}"]`).check({ force: true });
  const fill = async (): Promise<void> => {
    await page.getByLabel('Titre').fill('Premiers pas sur tablette');
    await tick('workshopLevel', 'debutant');
    await tick('duration', '120');
    await tick('topics', 'prendre_en_main_du_materiel');
    await page.getByLabel('Notes').fill('Prévoir des prises.');
  };
  const count = async (): Promise<void> => {
    await page.locator('#anonymousCount').fill('6');
    await page.locator('#gender_feminin').fill('3');
    await page.locator('#gender_masculin').fill('1');
  };

  it('is noted with its people found while one types, and its sums as one counts', async () => {
    await signIn(accounts.mediator);
    await page.goto(`${base}/seances`);
    await inspect(page, 'workshop-01-list');
    await page.getByRole('link', { name: 'Noter un atelier' }).click();
    await page.getByRole('heading', { name: 'Noter un atelier' }).waitFor();
    await inspect(page, 'workshop-02-blank');
    await fill();
    const search = page.getByLabel('Chercher une personne par son nom');
    await search.pressSequentially('lefev');
    await press('Ajouter Odette Lefèvre');
    await page.getByText('1\u00a0personne sur la liste.').first().waitFor();
    expect(await search.inputValue()).toBe('');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('personSearch');
    await page.keyboard.type('le goff');
    await page.keyboard.press('Enter');
    await press('Ajouter Jean-Baptiste');
    await page.getByText('2\u00a0personnes sur la liste.').first().waitFor();
    await search.fill('ben');
    await page.getByRole('button', { name: 'Ajouter Karim Benali' }).waitFor();
    await count();
    expect(await page.locator('#gender-somme').textContent()).toBe('4 sur 6, non communiqué\u00a0: 2');
    await page.locator('#social_status_retraite').fill('9');
    expect(await page.locator('#social_status-somme').textContent()).toBe('9 sur 6\u00a0: 3 de trop');
    await inspect(page, 'workshop-03-filled');
    await page.getByLabel('Titre').press('Enter');
    await page.getByText('Ajoutez la personne cherchée à la liste, ou effacez la recherche.').first().waitFor();
    await inspect(page, 'workshop-04-errors');
    await page.locator('#social_status_retraite').fill('5');
    await search.fill('');
    await press('Retirer Jean-Baptiste');
    await page.getByText('1\u00a0personne sur la liste.').first().waitFor();
    await page.getByLabel('Titre').press('Enter');
    await page.getByText('Atelier enregistré.').waitFor();
    await inspect(page, 'workshop-05-saved');
    expect(
      await page.getByText('Genre\u00a0: féminin\u00a03, masculin\u00a01, non communiqué\u00a02').isVisible(),
    ).toBe(true);
  });

  it('tells the second tab what differs', async () => {
    await page.getByRole('link', { name: 'Modifier' }).click();
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByLabel('Titre').fill('Titre de l’autre onglet');
    await other.getByLabel('Titre').press('Enter');
    await other.getByText('Atelier modifié.').waitFor();
    await page.locator('#anonymousCount').fill('8');
    await page.getByRole('button', { name: 'Enregistrer' }).last().click();
    await page.getByText('Ce qui diffère de la version enregistrée').waitFor();
    await inspect(page, 'workshop-06-stale');
  });

  it('does the same without a script, by buttons', async () => {
    await signIn(accounts.mediator, false);
    await page.goto(`${base}/seances/atelier/nouveau`);
    await fill();
    await count();
    await page.getByLabel('Chercher une personne par son nom').fill('lefevre');
    await press('Chercher');
    await press('Ajouter Odette Lefèvre');
    await press('Recalculer les totaux');
    expect(await page.locator('#gender-somme').textContent()).toBe('4 sur 6, non communiqué\u00a0: 2');
    expect(await page.getByLabel('Notes').inputValue()).toBe('Prévoir des prises.');
    await page.screenshot({ path: 'test/browser/screenshots/workshop-07-no-script.png', fullPage: true });
    await press('Enregistrer');
    await page.getByText('Atelier enregistré.').waitFor();
  });

  it('keeps what a coordinator does for the network', async () => {
    await signIn(accounts.coordinator);
    await page.getByRole('link', { name: 'Mon activité' }).click();
    await inspect(page, 'coordination-01-empty');
    await page.getByRole('main').getByRole('link', { name: 'Noter une activité' }).first().click();
    await inspect(page, 'coordination-02-animation');
    await page.getByRole('link', { name: 'Évènement' }).click();
    await inspect(page, 'coordination-03-event');
    await page.getByRole('link', { name: 'Partenariat' }).click();
    await inspect(page, 'coordination-04-partnership');
    await tick('duration', '60');
    await tick('natures', 'rdv_elu');
    await press('Enregistrer');
    await page.getByText('Écrivez au moins une structure partenaire.').first().waitFor();
    await inspect(page, 'coordination-05-errors');
    await page.locator('#partnerName1').fill('Mairie de Toul');
    await page.locator('#partnerType1').selectOption('commune');
    await press('Enregistrer');
    await page.getByText('Activité enregistrée.').waitFor();
    await inspect(page, 'coordination-06-saved');
    await page.goto(`${base}/coordination`);
    await inspect(page, 'coordination-07-list');
    await page.goto(`${base}/statistiques`);
    await page.getByRole('table', { name: 'Vos activités de coordination' }).waitFor();
    await inspect(page, 'coordination-08-figures');
  });

  it('never put a name in an address, nor broke the content policy', () => {
    expect(addresses.filter((address) => /lef|goff|benali/i.test(decodeURIComponent(address)))).toEqual([]);
    expect(refusals.filter((words) => !words.includes('422'))).toEqual([]);
  });
});
