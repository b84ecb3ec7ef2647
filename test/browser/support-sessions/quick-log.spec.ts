import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser, inspect } from '../browser.js';
import { type Counter, Hands, lastSession, openCounter } from './counter.js';

/** The acts and the seconds that a session costs, counted in a real browser. */
jest.setTimeout(240_000);

describeInBrowser('Noting a session (skipped where there is no Chromium)', () => {
  let counter: Counter;
  let page: Page;

  beforeAll(async () => {
    counter = await openCounter();
    page = await counter.signIn();
  }, 300_000);
  afterAll(() => counter.stop());

  const main = () => page.getByRole('main');

  it('takes three acts for an anonymous person, from the home page', async () => {
    const hands = new Hands(page);
    await hands.click(main().getByRole('link', { name: 'Noter une séance' }));
    await page.locator('form[data-session-form]').waitFor();
    await hands.tick('topics', 'email');
    await hands.press('Control+Enter');
    await page.getByText('Séance enregistrée.').waitFor();
    expect({ acts: hands.acts, quick: hands.seconds < 20 }).toEqual({ acts: 3, quick: true });
    expect(await lastSession(counter)).toMatchObject({
      ...{ beneficiary_id: null, duration_minutes: 45, topics: ['email'], day: '2026-11-24', to_complete: false },
      ...{ location_kind: 'lieu_activite', place_id: counter.placeId, equipment: ['ordinateur'] },
    });
    process.stdout.write(`Anonymous: ${hands.acts} acts, ${hands.seconds.toFixed(1)} s\n`);
  });

  it('takes four acts for a person whose file is open, with another duration', async () => {
    await page.goto(`${counter.base}/beneficiaires/${counter.people.odette}`);
    const hands = new Hands(page);
    await hands.click(main().getByRole('link', { name: 'Noter une séance' }).first());
    await page.locator('form[data-session-form]').waitFor();
    await hands.tick('duration', '60');
    await hands.tick('topics', 'sante');
    await hands.click(main().getByRole('button', { name: 'Enregistrer', exact: true }));
    await page.getByText('Séance enregistrée.').waitFor();
    expect({ acts: hands.acts, quick: hands.seconds < 20 }).toEqual({ acts: 4, quick: true });
    expect(await lastSession(counter)).toMatchObject({
      ...{ beneficiary_id: counter.people.odette, duration_minutes: 60, topics: ['sante'] },
    });
    process.stdout.write(`Person: ${hands.acts} acts, ${hands.seconds.toFixed(1)} s\n`);
  });

  it('takes less than a minute when everything is said', async () => {
    await page.goto(counter.base);
    const hands = new Hands(page);
    await hands.click(main().getByRole('link', { name: 'Noter une séance' }));
    await hands.type('q', 'colin');
    await hands.click(main().getByRole('button', { name: /Marius Colin/ }));
    await page.getByText('Avec').first().waitFor();
    await hands.tick('duration', 'other');
    await hands.type('otherMinutes', '75');
    await hands.tick('topics', 'email');
    await hands.click(page.getByText('Toutes les thématiques'));
    await hands.tick('topics', 'parentalite');
    await hands.click(page.locator('summary', { hasText: 'Démarche administrative' }));
    await hands.tick('procedures', 'logement');
    await hands.type('procedureName', 'Demande de logement social');
    await hands.click(page.locator('summary', { hasText: 'Autonomie de la personne' }));
    await hands.tick('autonomy', 'partiellement_autonome');
    await hands.click(page.locator('summary', { hasText: 'Orientation vers une autre structure' }));
    await hands.tick('redirected', 'yes');
    await hands.choose('redirection', 'administration');
    await hands.click(page.locator('summary', { hasText: 'Notes' }));
    await hands.type('notes', 'A créé son espace. Revient avec son avis d’impôt.');
    await inspect(page, 'sessions-01-full');
    await hands.press('Control+Enter');
    await page.getByText('Séance enregistrée.').waitFor();
    expect(hands.seconds).toBeLessThan(60);
    expect(await lastSession(counter)).toMatchObject({
      ...{ beneficiary_id: counter.people.marius, duration_minutes: 75, autonomy: 'partiellement_autonome' },
      ...{ topics: ['email', 'parentalite', 'aide_aux_demarches_administratives'], procedures: ['logement'] },
      ...{ procedure_name: 'Demande de logement social', redirection: 'administration' },
      notes: 'A créé son espace. Revient avec son avis d’impôt.',
    });
    process.stdout.write(`Full: ${hands.acts} acts, ${hands.seconds.toFixed(1)} s, the checks of the page included\n`);
  });

  it('is calm: what is not needed is put away, and comes back with what it holds', async () => {
    await page.goto(`${counter.base}/seances/nouvelle`);
    await inspect(page, 'sessions-02-blank');
    expect(await page.locator('details[open]').count()).toBe(0);
    expect(await page.locator('[data-where-words]').textContent()).toBe(
      'Aujourd’hui · Lieu d’activité\u00a0: Médiathèque, Nancy · Ordinateur',
    );
    await page.getByText('Quand, où et avec quoi').click();
    await page.locator('[name="locationKind"][value="a_distance"]').check({ force: true });
    await page.locator('[name="day"]').fill('2026-11-23');
    await page.getByText('Quand, où et avec quoi').click();
    // The fold tells that it was closed a moment after.
    await page.locator('[data-where-words]', { hasText: 'lundi 23 novembre 2026 · À distance · Ordinateur' }).waitFor();
    await page.getByText('Quand, où et avec quoi').click();
    await page.locator('[name="day"]').fill('2026-11-30');
    await page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }).click();
    expect(await page.title()).toMatch(/^Erreur\s:/);
    await inspect(page, 'sessions-03-errors');
    expect(await page.locator('[name="day"]').isVisible()).toBe(true);
  });
});
