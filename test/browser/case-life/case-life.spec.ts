import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { createAssessment } from '../../factories/assessments.js';
import { createBeneficiary, shareBeneficiary } from '../../factories/beneficiaries.js';
import { createAgreedShare, createGoal, createMandate, createRecall } from '../../factories/case-life.js';
import { createUser } from '../../factories/identity.js';
import { createMessage } from '../../factories/messages.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

describeInBrowser('The life of a file (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let base: string;
  let odette: string;
  const refusals: string[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    browser = await launch();
    const user = await story();
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' })).newPage();
    page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse mail').fill(user.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.waitForURL(`${base}/`);
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  async function story() {
    const { db } = app;
    await createCommunes(db);
    const structureId = await createStructure(db, { name: 'Maison France services de Vézelise' });
    const partner = await createStructure(db, { name: 'Espace numérique de Toul' });
    await createUser(db, { structureId: partner });
    const user = await createUser(db, { structureId, role: 'mediator', firstName: 'Camille', lastName: 'Aubert' });
    odette = await createBeneficiary(db, {
      ...{ structureId, createdBy: user.id, firstName: 'Odette', lastName: 'Lefèvre', birthYear: 1948 },
      ...{ commune: communes.vezelise, phone: '+33383000000', noEmail: true, noticeGivenOn: '2026-06-02' },
      ...{ socialStatus: 'retraite', gender: 'feminin', scheme: 'general', notes: 'Vient le mardi, avec sa fille.' },
      helper: { name: 'Anne Lefèvre', relationship: 'sa fille', phone: '+33612345678', agreedOn: '2026-11-12' },
      createdAt: '2026-03-02T09:00:00Z',
    });
    const about = { beneficiaryId: odette, structureId };
    const assess = (level: 'beginner' | 'intermediate' | 'independent', score: number, assessedAt: string) =>
      createAssessment(db, { ...about, authorId: user.id, level, score, assessedAt });
    await assess('beginner', 3, '2026-03-02T09:00:00Z');
    await assess('beginner', 5, '2026-06-15T09:00:00Z');
    await assess('intermediate', 11, '2026-11-16T09:00:00Z');
    await createGoal(db, about, user.id, { words: 'Envoyer des photos à ses petits-enfants' });
    await createGoal(db, about, user.id, { words: 'Prendre un rendez-vous médical en ligne, seule' });
    await createGoal(db, about, user.id, {
      ...{ words: 'Lire ses mails', agreed_on: '2026-03-02', status: 'reached', ended_on: '2026-06-15' },
      ended_by: user.id,
    });
    await createRecall(db, about, user.id, {
      words: 'carte Vitale et lettre avec le code',
      reason: 'before_appointment',
    });
    await createMandate(db, about, user.id, { kind: 'aidants_connect', ends_on: '2026-12-03' });
    await createMandate(db, about, user.id, { kind: 'curatorship', signed_on: '2025-05-04' });
    const referral = await shareBeneficiary(db, {
      ...{ beneficiaryId: odette, senderStructureId: structureId, receiverStructureId: partner },
    });
    await createAgreedShare(db, { ...about, structureId: partner }, user.id);
    await createMessage(db, { structureId, subjectId: referral, kind: 'referral.received', status: 'sent' });
    for (const day of ['2026-11-24', '2026-11-17', '2026-06-15', '2026-03-02']) {
      await createSession(
        db,
        { structureId, mediatorId: user.id },
        { ...{ beneficiaryId: odette, day }, topics: ['sante'] },
      );
    }
    return user;
  }

  it('shows the file, calm and whole', async () => {
    await page.goto(`${base}/beneficiaires/${odette}`);
    await inspect(page, 'life-file');
    await page.setViewportSize({ width: 320, height: 640 });
    await page.screenshot({ path: 'test/browser/screenshots/life-file-320.png', fullPage: true });
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${base}/`);
    await inspect(page, 'life-home');
    await page.goto(`${base}/beneficiaires/a-recontacter`);
    await inspect(page, 'life-recalls');
  }, 60_000);

  it('agrees on a goal, plans a call, notes a mandate, shares and takes back, from the file', async () => {
    await page.goto(`${base}/beneficiaires/${odette}`);
    await page.getByRole('link', { name: 'Ajouter un objectif' }).click();
    await page.getByRole('button', { name: 'Enregistrer l’objectif' }).click();
    await page.getByRole('link', { name: 'Écrivez l’objectif' }).waitFor();
    await inspect(page, 'life-goal');
    await page.getByLabel('Ce que la personne veut savoir faire').fill('Retrouver un mot de passe');
    await page.getByRole('button', { name: 'Enregistrer l’objectif' }).click();
    await page.getByText('L’objectif est noté.').waitFor();
    await page.getByRole('button', { name: 'Atteint : Retrouver un mot de passe' }).click();
    await page.getByText('C’est noté\u00a0: l’objectif est atteint.').waitFor();
    await page.getByRole('link', { name: 'Reporter' }).click();
    await inspect(page, 'life-recall');
    await page.getByLabel('À recontacter le').fill('2026-12-01');
    await page.getByRole('button', { name: 'Enregistrer la nouvelle date' }).click();
    await page.getByText('À recontacter le 1er\u00a0décembre\u00a0:').waitFor();
    await page.getByRole('link', { name: 'Noter un mandat' }).click();
    await inspect(page, 'life-mandate');
    await page.goto(`${base}/beneficiaires/${odette}/partager?structure=toul`);
    await inspect(page, 'life-share');
    await page.goto(`${base}/beneficiaires/${odette}`);
    await page.getByRole('link', { name: 'Reprendre l’accord : Espace numérique de Toul' }).click();
    await inspect(page, 'life-take-back');
    await page.getByRole('button', { name: 'Reprendre l’accord' }).click();
    await page.getByText('Accord repris\u00a0: la fiche n’est plus partagée.').waitFor();
  }, 90_000);

  it('tells who looked, and what we know, also on paper', async () => {
    await page.goto(`${base}/beneficiaires/${odette}`);
    await page.getByRole('link', { name: 'Qui a consulté cette fiche' }).click();
    await inspect(page, 'life-lookers');
    await page.goto(`${base}/beneficiaires/${odette}/synthese`);
    await inspect(page, 'life-summary');
    await page.emulateMedia({ media: 'print' });
    await page.screenshot({ path: 'test/browser/screenshots/life-summary-print.png', fullPage: true });
    expect(await page.getByText('Retour : la fiche').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
  }, 60_000);

  it('hides the screen with a key, from inside a field too, and gives it back as it was', async () => {
    await page.goto(`${base}/beneficiaires/${odette}/objectifs/nouveau`);
    const words = page.getByLabel('Ce que la personne veut savoir faire');
    await words.fill('Appeler en vidéo');
    await page.keyboard.press('Alt+Shift+M');
    const overlay = page.getByRole('dialog', { name: 'Écran masqué' });
    expect(await overlay.isVisible()).toBe(true);
    expect(await page.title()).toBe('Écran masqué');
    expect(await page.getByText('Odette Lefèvre').first().isVisible()).toBe(false);
    await inspect(page, 'life-masked');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement?.closest("main, header") === null')).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect((await page.evaluate<string>('document.body.innerText')).trim()).toBe('');
    await page.emulateMedia({ media: 'screen' });
    await page.keyboard.press('Alt+Shift+M');
    expect(await overlay.isVisible()).toBe(false);
    expect(await page.title()).toBe('Un objectif avec la personne – Passerelle');
    expect(await words.inputValue()).toBe('Appeler en vidéo');
    expect(await page.evaluate('document.activeElement?.id')).toBe('words');
    await page.getByRole('link', { name: 'Masquer l’écran' }).click();
    expect(await overlay.isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Revenir à la page' }).click();
    expect(await overlay.isVisible()).toBe(false);
    expect(page.url()).toContain('/objectifs/nouveau');
    expect(refusals.filter((line) => !/422/.test(line))).toEqual([]);
  }, 60_000);

  it('hides it without a script too', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
    });
    const plain = await context.newPage();
    await plain.goto(`${base}/beneficiaires/${odette}`);
    await plain.getByRole('link', { name: 'Masquer l’écran' }).click();
    expect(await plain.getByRole('heading', { name: 'Écran masqué' }).isVisible()).toBe(true);
    await plain.getByRole('link', { name: 'Revenir à la page' }).click();
    expect(await plain.getByRole('heading', { name: 'Odette Lefèvre' }).isVisible()).toBe(true);
    await context.close();
  });
});
