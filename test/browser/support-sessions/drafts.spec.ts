import { afterAll, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser, inspect } from '../browser.js';
import { type Counter, lastSession, openCounter } from './counter.js';

/** A cut line, a closed browser, another computer, two tabs: nothing typed is lost, nothing is overwritten unseen. */
jest.setTimeout(300_000);

describeInBrowser('A session begun (skipped where there is no Chromium)', () => {
  let counter: Counter;
  let page: Page;
  const addresses: string[] = [];

  beforeAll(async () => {
    counter = await openCounter();
    page = await counter.signIn();
    page.on('request', (request) => addresses.push(request.url()));
  }, 300_000);
  afterAll(() => counter.stop());
  beforeEach(() => counter.app.db.query('DELETE FROM form_draft'));

  const state = (of: Page) => of.locator('[data-draft-state]');
  const field = (of: Page, name: string, value?: string) =>
    of.locator(`main [name="${name}"]${value ? `[value="${value}"]` : ''}`);
  const openNotes = (of: Page) => of.locator('summary', { hasText: 'Notes' }).click();
  const stored = () =>
    counter.app.db.query<{ id: string; content: Record<string, unknown> }[]>('SELECT * FROM form_draft');

  it('is kept from the first key, and waits on another computer', async () => {
    await page.goto(`${counter.base}/seances/nouvelle`);
    await field(page, 'topics', 'sante').click({ force: true });
    await openNotes(page);
    await field(page, 'notes').fill('Commence son espace');
    await page.getByText('Brouillon enregistré à 10\u00a0h\u00a030.').waitFor();
    await inspect(page, 'sessions-10-draft-kept');
    const elsewhere = await counter.signIn();
    await elsewhere.getByRole('link', { name: 'séance à compléter' }).click();
    await inspect(elsewhere, 'sessions-11-to-complete');
    await elsewhere.getByRole('link', { name: 'Séance commencée' }).click();
    await elsewhere.getByText('Votre brouillon').waitFor();
    expect(await field(elsewhere, 'notes').inputValue()).toBe('Commence son espace');
    expect(await field(elsewhere, 'topics', 'sante').isChecked()).toBe(true);
    await field(elsewhere, 'notes').fill('Commence son espace. Continué ailleurs.');
    await state(elsewhere).getByText('Brouillon enregistré').waitFor();
    // The first page, which is older, is told.
    await field(page, 'notes').fill('Commence son espace. Continué ici.');
    await page.getByText('Ce brouillon a été complété dans un autre onglet').waitFor();
    await inspect(page, 'sessions-12-draft-stale');
    expect((await stored())[0]?.content['notes']).toBe('Commence son espace. Continué ailleurs.');
    await page.getByRole('link', { name: 'Ouvrir la version la plus récente' }).click();
    await page.getByText('Votre brouillon').waitFor();
    expect(await field(page, 'notes').inputValue()).toBe('Commence son espace. Continué ailleurs.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Séance enregistrée.').waitFor();
    expect(await stored()).toEqual([]);
    await elsewhere.context().close();
  });

  it('outlives a browser closed in the middle of a word', async () => {
    const context = await counter.browser.newContext({ storageState: await page.context().storageState() });
    const closing = await context.newPage();
    await closing.goto(`${counter.base}/seances/nouvelle`);
    await field(closing, 'topics', 'email').click({ force: true });
    await openNotes(closing);
    await field(closing, 'notes').fill('Fermé au milieu d’un m');
    // Sooner than the script would save by itself.
    await closing.close({ runBeforeUnload: false });
    for (let tries = 0; tries < 100 && (await stored()).length === 0; tries += 1) await page.waitForTimeout(50);
    expect((await stored())[0]?.content).toMatchObject({ notes: 'Fermé au milieu d’un m', topics: 'email' });
    await context.close();
  });

  it('says that the line is cut, keeps what is typed, and writes it when the line is back', async () => {
    await page.goto(`${counter.base}/seances/nouvelle`);
    await page.context().setOffline(true);
    await field(page, 'topics', 'email').click({ force: true });
    await openNotes(page);
    await field(page, 'notes').fill('Écrit hors ligne');
    await page.getByText('Connexion perdue\u00a0: votre saisie est gardée ici, nouvel essai…').waitFor();
    await page.screenshot({ path: 'test/browser/screenshots/sessions-13-offline.png', fullPage: true });
    expect(await stored()).toEqual([]);
    await page.context().setOffline(false);
    await page.getByText('Brouillon enregistré à 10\u00a0h\u00a030.').waitFor();
    expect((await stored())[0]?.content).toMatchObject({ notes: 'Écrit hors ligne', topics: 'email' });
    await page.keyboard.press('Control+Enter');
    await page.getByText('Séance enregistrée.').waitFor();
    expect(await lastSession(counter)).toMatchObject({ notes: 'Écrit hors ligne' });
    expect(await stored()).toEqual([]);
  });

  it('never stands in an address, nor in the browser', async () => {
    expect(addresses.filter((address) => /commence|rousselot|ferm|hors/i.test(decodeURIComponent(address)))).toEqual(
      [],
    );
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
  });
});
