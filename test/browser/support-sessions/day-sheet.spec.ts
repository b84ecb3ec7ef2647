import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { createSession } from '../../factories/support-sessions.js';
import { describeInBrowser, inspect } from '../browser.js';
import { type Counter, lastSession, openCounter } from './counter.js';

/** Walk-ins in one table, and what is done with a session afterwards. */
jest.setTimeout(300_000);

describeInBrowser('The sheet of a day, and after (skipped where there is no Chromium)', () => {
  let counter: Counter;
  let page: Page;

  beforeAll(async () => {
    counter = await openCounter();
    page = await counter.signIn();
  }, 300_000);
  afterAll(() => counter.stop());

  const rows = () => page.locator('tr[data-sheet-row]');
  const cell = (row: number, name: string) => rows().nth(row).locator(`[name^="${name}-"]:not([type=hidden])`);
  const done = () => page.locator('tr[data-sheet-saved]');

  it('saves a row when it is left, another with « Entrée », and asks who the person is', async () => {
    await page.goto(`${counter.base}/seances/journee`);
    await cell(0, 'topic').selectOption('email');
    await cell(0, 'ageBand').selectOption('soixante_dix_plus');
    // A row that nobody wrote in is left without a word.
    await cell(3, 'topic').focus();
    await cell(0, 'ageBand').focus();
    await cell(1, 'q').focus();
    await done().first().getByText('Enregistrée').waitFor();
    expect(await lastSession(counter)).toMatchObject({ topics: ['email'], age_band: 'soixante_dix_plus' });
    await cell(0, 'q').fill('rousselot');
    await cell(0, 'topic').selectOption('sante');
    await cell(0, 'topic').press('Enter');
    await rows().nth(0).getByText('Odette Rousselot').waitFor();
    await inspect(page, 'sessions-20-day-sheet');
    await page.keyboard.press('Enter');
    await done().getByText('Odette Rousselot').waitFor();
    expect(await lastSession(counter)).toMatchObject({ topics: ['sante'], beneficiary_id: counter.people.odette });
    expect(await rows().count()).toBe(5);
    expect(await page.locator('.app-day-sheet__error').count()).toBe(0);
  });

  it('keeps a row that is wrong, and one typed while the line is cut', async () => {
    await cell(0, 'note').fill('Une note seule');
    await cell(0, 'note').press('Enter');
    await rows().nth(0).getByText('Choisissez une thématique.').waitFor();
    expect(await cell(0, 'note').inputValue()).toBe('Une note seule');
    const before = await lastSession(counter);
    await page.context().setOffline(true);
    await cell(0, 'topic').selectOption('bureautique');
    await cell(0, 'topic').press('Enter');
    await rows().nth(0).getByText('Connexion perdue').waitFor();
    expect(await lastSession(counter)).toEqual(before);
    await page.context().setOffline(false);
    await done().nth(2).waitFor();
    expect(await lastSession(counter)).toMatchObject({ topics: ['bureautique'], notes: 'Une note seule' });
  });

  it('an anonymous visit is attached to a file', async () => {
    const own = { structureId: counter.structureId, mediatorId: counter.mediator.id };
    const id = await createSession(counter.app.db, own, { ageBand: 'vingt_cinq_trente_neuf' });
    await page.goto(`${counter.base}/seances/${id}`);
    await page.getByRole('link', { name: 'Rattacher à une fiche' }).click();
    await page.locator('main [name="q"]').fill('rousselot');
    await page
      .getByRole('main')
      .getByRole('button', { name: /Odette Rousselot/ })
      .waitFor();
    await inspect(page, 'sessions-21-attach');
    await page
      .getByRole('main')
      .getByRole('button', { name: /Odette Rousselot/ })
      .click();
    await page.getByText('mais la fiche indique une naissance en 1951').waitFor();
    await inspect(page, 'sessions-22-attach-confirm');
    await page.getByRole('button', { name: 'Rattacher' }).click();
    await page.getByText('Séance rattachée à la fiche.').waitFor();
  });

  it('two tabs that correct one session see what differs', async () => {
    const id = String((await lastSession(counter))['id']);
    await page.goto(`${counter.base}/seances/${id}/modifier`);
    const other = await page.context().newPage();
    await other.goto(`${counter.base}/seances/${id}/modifier`);
    await other.locator('main [name="duration"][value="120"]').check({ force: true });
    await other.keyboard.press('Control+Enter');
    await other.getByText('Séance modifiée.').waitFor();
    await page.locator('main [name="duration"][value="15"]').check({ force: true });
    await page.keyboard.press('Control+Enter');
    await page.getByRole('columnheader', { name: 'Votre saisie' }).waitFor();
    await inspect(page, 'sessions-23-differences');
    await page.getByRole('button', { name: 'Enregistrer la mienne' }).last().click();
    await page.getByText('Séance modifiée.').waitFor();
  });

  it('a form is kept as a template, which is then managed', async () => {
    await page.goto(`${counter.base}/seances/nouvelle`);
    await page.locator('main [name="topics"][value="email"]').check({ force: true });
    await page.locator('summary', { hasText: 'Garder comme modèle' }).click();
    await page.locator('main [name="templateName"]').fill('Permanence du mardi');
    await page.getByRole('button', { name: 'Garder ce modèle' }).click();
    await page.getByText('gardé\u00a0: il est proposé').waitFor();
    await inspect(page, 'sessions-24-template-kept');
    await page.getByRole('link', { name: 'Gérer' }).click();
    await inspect(page, 'sessions-25-templates');
    await page.getByRole('link', { name: 'Permanence du mardi' }).click();
    await inspect(page, 'sessions-26-template');
    await page.goto(`${counter.base}/seances`);
    await inspect(page, 'sessions-27-list');
  });
});
