import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { createUser } from '../../factories/identity.js';
import { createLevel, createPerson } from '../../factories/referrals.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { type MailServer, startMailServer } from '../../integration/messages/mail-server.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

/** Nobody here but the counter and the caisse has an account; the person has no e-mail. */
jest.setTimeout(120_000);

describeInBrowser('The closed loop, with a partner without an account (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let mail: MailServer;
  let browser: Browser;
  let desk: BrowserContext;
  let page: Page;
  let base: string;
  let personId: string;
  let otherId: string;
  let fundAgent: { email: string };
  const refusals: string[] = [];

  beforeAll(async () => {
    mail = await startMailServer();
    app = await startTestApp(undefined, { env: { SMTP_URL: mail.url, MAIL_FROM: 'passerelle@exemple.test' } });
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    await createCommunes(app.db);
    const structureId = await createStructure(app.db, {
      name: 'France services de Vézelise',
      communeInsee: communes.vezelise.code,
      email: 'accueil@vezelise.test',
    });
    const individual = { accompaniment: ['Accompagnement individuel'] };
    await createPlace(app.db, {
      ...individual,
      name: 'Médiathèque de Vézelise',
      commune: communes.vezelise,
      emails: ['mediatheque@exemple.test'],
    });
    await createPlace(app.db, {
      ...individual,
      name: 'Centre social de Toul',
      commune: communes.toul,
      emails: ['centre-social@exemple.test'],
    });
    const fund = await createStructure(app.db, {
      name: 'CPAM de Meurthe-et-Moselle',
      kind: 'fund',
      communeInsee: communes.nancy.code,
    });
    fundAgent = await createUser(app.db, { role: 'fund_agent', structureId: fund, firstName: 'Inès' });
    const counter = await createUser(app.db, { role: 'counter', structureId, firstName: 'Nadia' });
    personId = await createPerson(app.db, {
      structureId,
      createdBy: counter.id,
      firstName: 'Jeanne',
      lastName: 'Colas',
    });
    await createLevel(app.db, { beneficiaryId: personId, structureId, authorId: counter.id, level: 'beginner' });
    const other = { structureId, createdBy: counter.id, firstName: 'Marcel', lastName: 'Colas', phone: null };
    otherId = await createPerson(app.db, other);
    await createLevel(app.db, { beneficiaryId: otherId, structureId, authorId: counter.id, level: 'beginner' });
    browser = await launch();
    desk = await signedIn(counter);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await app.stop();
    await mail.stop();
  });

  async function someone(): Promise<BrowserContext> {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
    return context;
  }

  async function signedIn(account: { email: string }): Promise<BrowserContext> {
    const context = await someone();
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(account.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
    return context;
  }

  /** Back to the counter's own browser. */
  async function atTheDesk(address: string): Promise<void> {
    page = desk.pages()[0] ?? (await desk.newPage());
    await page.goto(`${base}${address}`);
  }

  const main = () => page.getByRole('main');
  const follow = (name: string | RegExp) => main().getByRole('link', { name }).first().click();
  const press = (name: string | RegExp) => main().getByRole('button', { name }).first().click();
  const submit = () => main().locator('form button[type=submit]').first().click();
  const tick = (name: string, value: string) =>
    page.locator(`[name="${name}"][value="${value}"]`).check({ force: true });

  /** What waits leaves; the last mail to this address is read, and its link opened by someone who has no account. */
  async function openLetter(to: string): Promise<void> {
    await app.nest.get(Jobs).runNow('messages.send');
    const letter = mail.mails.findLast(({ to: all }) => all?.some(({ address }) => address === to));
    const token = /\/r\/([\w-]{43})/.exec(letter?.text ?? '')?.[1];
    expect({ to, token: typeof token }).toEqual({ to, token: 'string' });
    expect(`${letter?.subject} ${letter?.text}`).not.toMatch(/Colas|Aubertin/);
    await someone();
    const landing = await page.goto(`${base}/r/${token}`);
    expect(landing?.status()).toBe(200);
  }

  it('the counter refers a beginner who has no e-mail to a place that has no account', async () => {
    await atTheDesk(`/beneficiaires/${personId}/orienter`);
    await page.getByText('Médiathèque de Vézelise').first().waitFor();
    await inspect(page, 'loop-01-suggestions');
    await follow(/^Choisir/);
    await page.locator('[name=message]').fill('Préfère un appel le matin.');
    await page.locator('[name=agreementOn]').fill('2026-11-24');
    await tick('agreementHow', 'oral');
    await press('Envoyer');
    await page.waitForURL(/\/orientations\/[0-9a-f-]{36}$/);
    await inspect(page, 'loop-02-sent');
  });

  it('the place reads the request from its letter, and answers without an account', async () => {
    await openLetter('mediatheque@exemple.test');
    await inspect(page, 'loop-03-landing');
    await submit();
    await page.getByText('Préfère un appel le matin.').waitFor();
    expect(await page.content()).not.toContain('Colas');
    expect(page.url()).not.toMatch(/\/r\//);
    await inspect(page, 'loop-04-request');
    await press(/bien reçu/);
    await follow('Oui, accepter');
    await page.locator('[name=appointmentOn]').fill('2026-11-27');
    await inspect(page, 'loop-05-accept');
    await submit();
    await page.getByText('Jeanne Colas').first().waitFor();
    await inspect(page, 'loop-06-accepted');
  });

  it('the person comes, and the place tells it from the same letter', async () => {
    await openLetter('mediatheque@exemple.test');
    await submit();
    await follow('Dire ce qu’il s’est passé');
    await tick('outcome', 'accompanied');
    await page.locator('[name=words]').fill('Elle sait allumer sa tablette et lire un message.');
    await page.locator('[name=levelAfter]').selectOption('intermediate');
    await inspect(page, 'loop-07-outcome');
    await submit();
    await page.getByText('Merci, tout est enregistré').first().waitFor();
    expect(await page.content()).not.toContain('Colas');
  });

  it('the counter reads the outcome and the new level', async () => {
    await atTheDesk(`/beneficiaires/${personId}`);
    await page.getByText('Intermédiaire').first().waitFor();
    await inspect(page, 'loop-08-case-file');
    await follow(/Médiathèque de Vézelise/);
    await page.getByText('Elle sait allumer sa tablette et lire un message.').first().waitFor();
    await inspect(page, 'loop-09-outcome-at-the-desk');
  });

  it('a second request is refused « session complète », and goes to the next place in one act', async () => {
    await atTheDesk(`/beneficiaires/${otherId}/orienter`);
    await follow(/^Choisir/);
    await page.locator('[name=message]').fill('Disponible le mardi.');
    await page.locator('[name=agreementOn]').fill('2026-11-24');
    await tick('agreementHow', 'oral');
    await press('Envoyer');
    await page.waitForURL(/\/orientations\/[0-9a-f-]{36}$/);
    const sent = new URL(page.url()).pathname;
    await openLetter('mediatheque@exemple.test');
    await submit();
    await follow('Non, refuser');
    await tick('reasons', 'session_full');
    await page.locator('[name=words]').fill('Complet jusqu’en janvier.');
    await inspect(page, 'loop-10-refuse');
    await press('Refuser');
    await atTheDesk(sent);
    await page.getByText('Session complète').first().waitFor();
    await page.getByLabel('La personne est d’accord').check({ force: true });
    await inspect(page, 'loop-11-refused');
    await press('Réorienter vers Centre social de Toul');
    await page.waitForURL((url) => url.pathname !== sent);
    await page.getByText('Centre social de Toul').first().waitFor();
    await inspect(page, 'loop-12-rerouted');
    await openLetter('centre-social@exemple.test');
    await submit();
    await page.getByText('Disponible le mardi.').waitFor();
  });

  it('a saisine goes to the caisse of the person, is printed, and is followed to its end', async () => {
    await atTheDesk(`/beneficiaires/${personId}/saisine`);
    await page.getByText('CPAM de Meurthe-et-Moselle').first().waitFor();
    await tick('motive', 'digital');
    await page.locator('[name=agreementOn]').fill('2026-11-24');
    await tick('agreementHow', 'signature');
    await inspect(page, 'loop-13-saisine');
    await press('Transmettre');
    await page.waitForURL(/\/orientations\/[0-9a-f-]{36}/);
    const id = /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? '';
    const printed = await page.request.get(`${base}/orientations/${id}/saisine.pdf`);
    expect([printed.status(), printed.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect((await printed.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await signedIn(fundAgent);
    await page.goto(`${base}/saisines`);
    await inspect(page, 'loop-14-saisines');
    await page.goto(`${base}/orientations/${id}/saisine`);
    const take = (step: string) => page.locator(`button[name=step][value=${step}]`).first().click();
    await take('acknowledged');
    await page.getByText('Jeanne Colas').first().waitFor();
    await inspect(page, 'loop-15-saisine-acknowledged');
    await take('called_back');
    await page.goto(`${base}/orientations/${id}/saisine/atelier`);
    await page.locator('[name=workshopOn]').fill('2026-12-03');
    await submit();
    await take('workshop_attended');
    await page.goto(`${base}/orientations/${id}/saisine/clore`);
    await page.locator('[name=levelAfter]').selectOption('independent');
    await inspect(page, 'loop-16-saisine-close');
    await submit();
    await atTheDesk(`/orientations/${id}`);
    await page.getByText('Saisine : close').first().waitFor();
    await page.getByText('Autonome').first().waitFor();
    await inspect(page, 'loop-17-saisine-at-the-desk');
  });

  it('was refused nothing by its own security policy', () => {
    expect(refusals).toEqual([]);
  });
});
