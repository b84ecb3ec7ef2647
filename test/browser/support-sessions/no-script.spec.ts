import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../browser.js';
import { type Counter, lastSession, openCounter } from './counter.js';

/** Everything works in a browser that runs no script: some pages are only asked for once more. */
jest.setTimeout(240_000);

describeInBrowser('Sessions without JavaScript (skipped where there is no Chromium)', () => {
  let counter: Counter;
  let page: Page;

  beforeAll(async () => {
    counter = await openCounter();
    page = await counter.signIn({ javaScriptEnabled: false });
  }, 300_000);
  afterAll(() => counter.stop());

  const field = (name: string, value?: string) =>
    page.locator(`main [name="${name}"]${value ? `[value="${value}"]` : ''}`);
  const button = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true });

  it('the usual entry, with « Entrée » in a field', async () => {
    await page.getByRole('main').getByRole('link', { name: 'Noter une séance' }).click();
    await field('topics', 'email').click({ force: true });
    await page.locator('summary', { hasText: 'Démarche administrative' }).click();
    await field('procedureName').fill('Carte grise');
    await field('procedureName').press('Enter');
    await page.getByText('Séance enregistrée.').waitFor();
    expect(await lastSession(counter)).toMatchObject({ procedure_name: 'Carte grise', duration_minutes: 45 });
  });

  it('a person chosen from the form, nothing lost', async () => {
    await page.goto(`${counter.base}/seances/nouvelle`);
    await field('topics', 'sante').click({ force: true });
    await field('q').fill('rousselot');
    // « Entrée » in the search looks for the person, and saves nothing.
    await field('q').press('Enter');
    await page.getByText('1\u00a0personne trouvée').waitFor();
    await page
      .getByRole('main')
      .getByRole('button', { name: /Odette Rousselot/ })
      .click();
    await page.getByText('Avec Odette Rousselot').waitFor();
    expect(await field('topics', 'sante').isChecked()).toBe(true);
    await button('Enregistrer').click();
    await page.getByText('Séance enregistrée.').waitFor();
    expect(await lastSession(counter)).toMatchObject({ beneficiary_id: counter.people.odette, topics: ['sante'] });
  });

  it('a form put aside, and taken up again', async () => {
    await page.goto(`${counter.base}/seances/nouvelle`);
    await field('topics', 'navigation_sur_internet').click({ force: true });
    await button('Mettre de côté').click();
    await page.getByText('Brouillon mis de côté').waitFor();
    await page.getByRole('link', { name: 'Séance commencée' }).click();
    expect(await field('topics', 'navigation_sur_internet').isChecked()).toBe(true);
    await button('Enregistrer').click();
    await page.getByText('Séance enregistrée.').waitFor();
    expect(await counter.app.db.query('SELECT 1 FROM form_draft')).toEqual([]);
  });

  it('the sheet of a day, one button a row', async () => {
    await page.goto(`${counter.base}/seances/journee`);
    const rows = page.locator('tr[data-sheet-row]');
    await rows.nth(0).locator('[name^="topic-"]').selectOption('email');
    await rows.nth(1).locator('[name^="topic-"]').selectOption('bureautique');
    await rows.nth(1).locator('[name^="note-"]').fill('Pas encore');
    await rows.nth(0).getByRole('button').click();
    await page.getByText('séances notées ce jour').waitFor();
    expect(await lastSession(counter)).toMatchObject({ topics: ['email'], notes: null });
    expect(await rows.nth(0).locator('[name^="note-"]').inputValue()).toBe('Pas encore');
    await button('Tout enregistrer').last().click();
    await page.getByText('5\u00a0séances notées ce jour').waitFor();
    expect(await lastSession(counter)).toMatchObject({ topics: ['bureautique'], notes: 'Pas encore' });
  });
});
