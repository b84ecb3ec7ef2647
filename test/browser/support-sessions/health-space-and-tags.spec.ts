import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { createTag } from '../../factories/tags.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

// The pages are looked at one by one, each by axe and at two widths.
jest.setTimeout(180_000);

describeInBrowser('Mon espace santé and tags (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let base: string;
  let user: { id: string; email: string };
  let coordinator: { email: string };
  let page: Page;
  const refusals: string[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    browser = await launch();
    await createCommunes(app.db);
    const structureId = await createStructure(app.db, { communeInsee: communes.nancy.code });
    user = await createUser(app.db, { structureId, firstName: 'Camille', lastName: 'Aubert' });
    coordinator = await createUser(app.db, { role: 'coordinator', territory: { kind: 'department', code: '54' } });
    for (const [index, commune] of [communes.toul, communes.vezelise, communes.nancy].entries()) {
      for (let n = 0; n < 3 + 4 * index; n += 1) {
        const beneficiaryId = await createBeneficiary(app.db, { structureId, createdBy: user.id, commune });
        const id = await createSession(app.db, { structureId, mediatorId: user.id }, { beneficiaryId });
        await app.db.query(
          `UPDATE support_session SET topics = '{sante}', residence_insee = $2,
                  health_space_steps = $3::text[] WHERE id = $1`,
          [id, commune.code, n % 2 === 0 ? ['decouverte'] : ['compte_active', 'connexion_seule']],
        );
      }
    }
    for (let n = 1; n <= 24; n += 1) {
      await createTag(app.db, user.id, `Quartier numéro ${n}`, n % 3 ? { ownerId: user.id } : { departmentCode: '54' });
    }
    page = await signIn(true, user.email);
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  async function signIn(javaScriptEnabled: boolean, email: string): Promise<Page> {
    const context = await browser.newContext({
      ...{ viewport: { width: 1280, height: 900 }, locale: 'fr-FR', javaScriptEnabled },
    });
    const opened = await context.newPage();
    opened.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
    await opened.goto(`${base}/connexion`);
    await opened.getByLabel('Adresse mail').fill(email);
    await opened.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await opened.getByRole('button', { name: 'Se connecter' }).click();
    await opened.waitForURL(`${base}/`);
    return opened;
  }

  it('opens the section when « Santé » is ticked, by keyboard, and keeps it open while something is ticked inside', async () => {
    await page.goto(`${base}/seances/nouvelle`);
    const step = page.getByLabel('Compte activé');
    expect(await step.isVisible()).toBe(false);
    const health = page.getByRole('checkbox', { name: 'Santé', exact: true });
    await health.focus();
    await page.keyboard.press('Space');
    expect(await step.isVisible()).toBe(true);
    await step.check();
    await health.uncheck();
    expect(await step.isVisible()).toBe(true);
    await step.uncheck();
    await health.check();
    await health.uncheck();
    expect(await step.isVisible()).toBe(false);
    await health.check();
    await inspect(page, 'session-health-space');
  });

  it('finds a tag among many, whatever the accents', async () => {
    await page.goto(`${base}/seances/nouvelle`);
    await page.locator('.app-session-tags summary').click();
    await page.getByLabel('Chercher une étiquette').fill('NUMERO 24');
    expect(await page.getByLabel('Quartier numéro 24').isVisible()).toBe(true);
    expect(await page.locator('[data-filter-choices] .govuk-checkboxes__item:visible').count()).toBe(1);
    await page.getByLabel('Quartier numéro 24').check();
    await page.getByLabel('Chercher une étiquette').press('Enter');
    expect(page.url()).toBe(`${base}/seances/nouvelle`);
    await inspect(page, 'session-tags');
    await page.getByLabel('45 min').check();
    await page.getByLabel('À distance').check();
    await page.getByRole('checkbox', { name: 'E-mail' }).check();
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.waitForURL(/\/seances\/[0-9a-f-]{36}$/);
    expect(await page.getByText('Quartier numéro 24').isVisible()).toBe(true);
    await inspect(page, 'session-with-tag');
  });

  it('shows the tags, a merge, the list with its labels and the sheet, at both widths', async () => {
    await page.goto(`${base}/etiquettes`);
    await inspect(page, 'tags');
    await page.getByRole('link', { name: 'Réunir Quartier numéro 10 à une autre' }).click();
    await page.getByLabel('Réunir à').selectOption({ label: 'Quartier numéro 11' });
    await page.getByRole('button', { name: 'Continuer' }).click();
    await inspect(page, 'merge-tags');
    await page.getByRole('button', { name: 'Réunir les deux étiquettes' }).click();
    await page.waitForURL(`${base}/etiquettes`);
    await page.goto(`${base}/seances`);
    await inspect(page, 'sessions-with-labels');
    await page.goto(`${base}/seances/mon-espace-sante/a-apporter`);
    await inspect(page, 'bring-list');
  });

  it('shows the figures, in full and guarded, and the tags of a département, at both widths', async () => {
    await page.goto(`${base}/statistiques/mon-espace-sante`);
    await inspect(page, 'health-space-figures');
    const boss = await signIn(true, coordinator.email);
    await boss.goto(`${base}/statistiques/mon-espace-sante`);
    await inspect(boss, 'health-space-guarded');
    await boss.goto(`${base}/etiquettes`);
    await inspect(boss, 'tags-of-department');
    expect(refusals).toEqual([]);
  });

  it('works without a script: the section and the other tags are opened by hand', async () => {
    const plain = await signIn(false, user.email);
    await plain.goto(`${base}/seances/nouvelle`);
    await plain.locator('.app-health-space > summary').click();
    await plain.getByLabel('Compte activé').check();
    await plain.locator('.app-session-tags summary').click();
    await plain.getByLabel('Quartier numéro 23').check();
    await plain.getByLabel('30 min').check();
    await plain.getByLabel('À distance').check();
    await plain.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await plain.waitForURL(/\/seances\/[0-9a-f-]{36}$/);
    const shown = await plain.locator('main').innerText();
    expect(shown).toContain('Compte activé');
    expect(shown).toContain('Quartier numéro 23');
  });
});
