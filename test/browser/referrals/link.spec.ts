import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { LinkWorld } from '../../web/referrals/link-world.js';
import { describeInBrowser, inspect, launch } from '../browser.js';

/** A volunteer answers on a telephone, without an account and without a script of ours being needed. */
jest.setTimeout(90_000);

describeInBrowser('An answer by a link (skipped where there is no Chromium)', () => {
  let place: LinkWorld;
  let browser: Browser;
  let page: Page;
  let base: string;
  const refusals: string[] = [];

  beforeAll(async () => {
    place = await LinkWorld.open();
    await place.world.app.nest.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(place.world.app.nest.getHttpServer().address() as AddressInfo).port}`;
    browser = await launch();
    const context = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: true });
    page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await place.world.app.stop();
  });

  const press = (name: string) => page.getByRole('main').getByRole('button', { name }).first().click();
  const follow = (name: string) => page.getByRole('main').getByRole('link', { name }).first().click();
  const tick = (name: string, value: string) =>
    page.locator(`[name="${name}"][value="${value}"]`).check({ force: true });

  it('reads, asks, accepts, and tells what came of it', async () => {
    const id = await place.referral('sent');
    await page.goto(`${base}/r/${await place.token(id)}`);
    await inspect(page, 'link-01-landing');
    await press('Lire la demande et répondre');
    expect(new URL(page.url()).pathname).toBe(`/reponse/${id}`);
    await inspect(page, 'link-02-request');
    await press('Dire «');
    await page.getByText('Vous avez dit').waitFor();
    await page.locator('[name=words]').fill('Vient-elle avec un proche ?');
    await press('Envoyer le message');
    await inspect(page, 'link-03-question');
    await follow('Oui, accepter');
    await inspect(page, 'link-04-accept');
    await page.locator('[name=appointmentOn]').fill('2026-11-27');
    await press('Accepter');
    await page.getByText('Jeanne Aubertin').first().waitFor();
    await inspect(page, 'link-05-accepted');
    await follow('Dire ce qu’il s’est passé');
    await inspect(page, 'link-06-outcome');
    await tick('outcome', 'accompanied');
    await page.locator('[name=levelAfter]').selectOption('intermediate');
    await press('Terminer');
    await inspect(page, 'link-07-end');
  });

  it('refuses with a message begun, and is told of dead links', async () => {
    const id = await place.referral('sent');
    const token = await place.token(id);
    await page.goto(`${base}/r/${token}`);
    await press('Lire la demande et répondre');
    await follow('Non, refuser');
    await tick('reasons', 'session_full');
    await press('Proposer un début de message');
    expect(await page.locator('[name=words]').inputValue()).toContain('Nos places sont toutes prises');
    await inspect(page, 'link-08-refuse');
    await press('Refuser');
    await inspect(page, 'link-09-refused');
    await page.goto(`${base}/r/${'A'.repeat(43)}`);
    await inspect(page, 'link-10-unknown');
    const late = await place.referral('sent');
    const expired = await place.token(late);
    await place.world.app.db.query(
      `UPDATE answer_link SET created_at = '2026-08-01', expires_at = '2026-11-24T09:00:00Z' WHERE referral_id = $1`,
      [late],
    );
    await page.goto(`${base}/r/${expired}`);
    await inspect(page, 'link-11-expired');
    await press('Recevoir un nouveau lien');
    await inspect(page, 'link-12-new-link');
  });

  it('never broke the content policy', () => {
    expect(refusals.filter((words) => !/404|410|422/.test(words))).toEqual([]);
  });
});
