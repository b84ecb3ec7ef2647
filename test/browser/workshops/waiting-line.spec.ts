import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { createWorkshop } from '../../factories/workshops.js';
import { type MailServer, startMailServer } from '../../integration/messages/mail-server.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

jest.setTimeout(120_000);

/** A workshop of one seat: the agent gives it, somebody at home waits for it, and it goes from one to the other. */
describeInBrowser('The waiting list moves on « je ne viens pas » (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let mail: MailServer;
  let browser: Browser;
  let page: Page;
  let base: string;
  let workshop: string;
  let desk: BrowserContext;
  const refusals: string[] = [];

  beforeAll(async () => {
    mail = await startMailServer();
    app = await startTestApp(undefined, { env: { SMTP_URL: mail.url, MAIL_FROM: 'passerelle@exemple.test' } });
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    await createCommunes(app.db);
    const structureId = await createStructure(app.db, { name: 'Maison des services', phone: '+33383000000' });
    const agent = await createUser(app.db, { structureId, firstName: 'Nadia' });
    workshop = await createWorkshop(app.db, {
      structureId,
      createdBy: agent.id,
      capacity: 1,
      toBring: 'Votre téléphone',
    });
    await createBeneficiary(app.db, {
      ...{ structureId, createdBy: agent.id, firstName: 'Odette', lastName: 'Marchal', birthYear: 1951 },
      ...{ email: 'odette@exemple.test', contactPreference: 'email' },
    });
    browser = await launch();
    desk = await someone(1280);
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(agent.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await press('Se connecter');
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await app.stop();
    await mail.stop();
  });

  async function someone(width: number): Promise<BrowserContext> {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: { width, height: 900 } });
    page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
    return context;
  }

  const main = () => page.getByRole('main');
  const press = (name: string | RegExp) => main().getByRole('button', { name }).first().click();
  const follow = (name: string | RegExp) => main().getByRole('link', { name }).first().click();
  const heading = () => main().getByRole('heading', { level: 1 }).innerText();

  /** What waits leaves; the link of the last mail to this address, opened on a phone by whoever received it. */
  async function openMail(to: string, subject: string): Promise<void> {
    await app.nest.get(Jobs).runNow('messages.send');
    const letter = mail.mails.findLast(({ to: all }) => all?.some(({ address }) => address === to));
    expect(letter?.subject).toBe(subject);
    const token = /\/i\/([\w-]{43})/.exec(letter?.text ?? '')?.[1];
    await someone(320);
    await page.goto(`${base}/i/${token}`);
  }

  async function atTheDesk(address: string): Promise<void> {
    page = desk.pages()[0] ?? (await desk.newPage());
    await page.goto(`${base}${address}`);
  }

  it('the agent finds the person inside the form and gives her the seat in one press', async () => {
    await atTheDesk(`/ateliers/${workshop}`);
    await follow('Inscrire une personne');
    await inspect(page, 'waiting-line-01-register');
    await main()
      .getByLabel(/Personne suivie/)
      .fill('marchal');
    await press(/Odette Marchal/);
    await page.waitForURL(/#inscriptions/);
    expect(await main().innerText()).toContain('C’est fait\u00a0: la personne a une place.');
    await inspect(page, 'waiting-line-02-registered');
  });

  it('somebody at home asks for one: it is full, and they are told their place in the line', async () => {
    await someone(320);
    await page.goto(`${base}/ateliers-ouverts/${workshop}/inscription`);
    expect(await heading()).toBe('S’inscrire sur la liste d’attente');
    await inspect(page, 'waiting-line-03-ask');
    await page.getByLabel('Votre prénom et votre nom').fill('Paul Martin');
    await page.getByLabel('Votre adresse mail').fill('paul@exemple.test');
    await press('Rejoindre la liste d’attente');
    await page.waitForURL(/recue/);
    expect(await main().innerText()).toContain('vous êtes en 1re\u00a0position sur la liste d’attente');
    await inspect(page, 'waiting-line-04-asked');
    await openMail('paul@exemple.test', 'Vous êtes sur la liste d’attente');
    await press('Voir mon inscription');
    expect(await heading()).toBe('Vous êtes sur la liste d’attente');
  });

  it('« je ne viens pas » : the seat goes to the one who waited, who is written to and takes it', async () => {
    await openMail('odette@exemple.test', 'Votre place est réservée');
    await inspect(page, 'waiting-line-05-landing');
    await press('Voir mon inscription');
    expect(await heading()).toBe('Votre place est réservée');
    await inspect(page, 'waiting-line-06-seat');
    await follow('Je ne viens pas');
    await inspect(page, 'waiting-line-07-leave');
    await press('Je ne viens pas');
    await page.waitForURL(/inscription\/[\w-]+$/);
    expect(await heading()).toBe('Votre inscription est annulée');

    await openMail('paul@exemple.test', 'Une place se libère pour vous');
    await press('Voir mon inscription');
    await inspect(page, 'waiting-line-08-offer');
    await press('Prendre la place');
    await page.waitForURL(/inscription\/[\w-]+$/);
    expect(await heading()).toBe('Votre place est réservée');
  });

  it('the desk sees it, opens the registration and prints the sheet', async () => {
    await atTheDesk(`/ateliers/${workshop}`);
    expect(await main().innerText()).toContain('Paul Martin');
    await inspect(page, 'waiting-line-09-list');
    await follow('Paul Martin');
    await inspect(page, 'waiting-line-10-registration');
    await page.goto(`${base}/ateliers/${workshop}/emargement`);
    expect(await page.getByRole('row').count()).toBe(7);
    await inspect(page, 'waiting-line-11-sheet');
    expect(refusals).toEqual([]);
  });
});
