import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { createUser } from '../../factories/identity.js';
import { createMessage } from '../../factories/messages.js';
import { createStructure } from '../../factories/structures.js';
import { PASSWORD, startTestApp, type TestApp } from '../../setup/app.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

jest.setTimeout(90_000);

describeInBrowser('Messages (skipped where there is no Chromium)', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let base: string;
  let kept: string;

  beforeAll(async () => {
    app = await startTestApp();
    await app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;
    const structureId = await createStructure(app.db, { name: 'Espace numérique', email: 'espace@exemple.test' });
    kept = await createMessage(app.db, { structureId, recipientName: 'France services de Vézelise' });
    await createMessage(app.db, { structureId, status: 'failed', recipientName: 'Médiathèque de Toul' });
    await createMessage(app.db, {
      ...{ structureId, status: 'to_call', recipientName: 'Jeanne Aubertin', recipientKind: 'person' },
      recipient: '+33612345678',
    });
    const counter = await createUser(app.db, { role: 'counter', structureId });
    const administrator = await createUser(app.db, { role: 'administrator', structureId: null });
    browser = await launch();
    for (const { email } of [administrator, counter]) {
      page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
      await page.goto(`${base}/connexion`);
      await page.getByLabel('Adresse mail').fill(email);
      await page.getByLabel('Mot de passe').first().fill(PASSWORD);
      await page.getByRole('button', { name: 'Se connecter' }).click();
      await page.waitForURL((url) => !url.pathname.startsWith('/connexion'));
      if (email === administrator.email) {
        await page.goto(`${base}/administration/messages`);
        await inspect(page, 'messages-sending');
      }
    }
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  it('are listed, copied, noted as sent, and said by phone', async () => {
    await page.goto(`${base}/messages`);
    await inspect(page, 'messages-list');
    await page.getByRole('link', { name: /France services de Vézelise/ }).click();
    await inspect(page, 'messages-kept');
    await page.getByRole('button', { name: 'Composer le message' }).click();
    await page.getByLabel('Texte').waitFor();
    expect(await page.getByLabel('Texte').inputValue()).toContain('Espace numérique');
    await inspect(page, 'messages-composed');
    await page.getByRole('button', { name: 'Noter comme envoyé' }).click();
    await page.getByText('Message noté comme envoyé.').waitFor();
    expect(page.url()).toBe(`${base}/messages/${kept}`);

    await page.goto(`${base}/messages`);
    await page.getByRole('link', { name: /Médiathèque de Toul/ }).click();
    await inspect(page, 'messages-failed');

    await page.goto(`${base}/messages/a-appeler`);
    await inspect(page, 'messages-calls');
    await page.getByRole('button', { name: /^Appelé/ }).click();
    await page.getByText('Personne à appeler.').waitFor();
  });
});
