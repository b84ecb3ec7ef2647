import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { createTemplate } from '../../factories/session-drafts.js';
import { describeInBrowser } from '../browser.js';
import { type Counter, lastSession, openCounter, sessionsSince } from './counter.js';

/** A day of thirty sessions, noted without a mouse: anonymous, the same again, with a person, from a template. */
jest.setTimeout(480_000);

describeInBrowser('A day by keyboard alone (skipped where there is no Chromium)', () => {
  let counter: Counter;
  let page: Page;

  beforeAll(async () => {
    counter = await openCounter();
    const owner = { structureId: counter.structureId, ownerId: counter.mediator.id };
    await createTemplate(counter.app.db, owner, {
      name: 'Atelier photo',
      content: { duration: '120', topics: ['culture_numerique'], locationKind: 'a_distance', equipment: ['tablette'] },
    });
    page = await counter.signIn();
  }, 300_000);
  afterAll(() => counter.stop());

  const press = (...chords: string[]) =>
    chords.reduce((before, chord) => before.then(() => page.keyboard.press(chord)), Promise.resolve());

  /** The key that leads on is pressed once the form is there, as a person would. */
  async function formReady(after: string | null = null): Promise<string> {
    const key = page.locator('main [name="formKey"]');
    for (;;) {
      const shown = await key.inputValue();
      const focused = await page.evaluate<string>(`document.activeElement?.name ?? ''`);
      if (shown !== after && focused === 'duration') return shown;
      await page.waitForTimeout(20);
    }
  }

  /** Under the fingers: what the last session was about may be ticked already. */
  async function tick(): Promise<void> {
    if (!(await page.evaluate<boolean>('document.activeElement.checked'))) await press('Space');
  }

  async function saved(index: number): Promise<void> {
    await page.locator('.app-flash, .govuk-error-summary, .app-session__notice').first().waitFor();
    const words = await page.getByRole('main').innerText();
    expect({ index, words: words.slice(0, 400) }).toEqual({
      index,
      words: expect.stringContaining('Séance enregistrée.'),
    });
  }

  const NEXT = 'Control+Shift+Enter';

  it('is thirty sessions, each as it was meant', async () => {
    const before = String((await lastSession(counter))['id']);
    const started = performance.now();
    // From the home page: the main act is the first link of the page, after the head.
    await press('Tab', 'Enter');
    await page.getByRole('main').focus();
    while ((await page.evaluate<string>(`document.activeElement?.textContent ?? ''`)) !== 'Noter une séance')
      await press('Tab');
    await press('Enter');
    await page.locator('form[data-session-form]').waitFor();
    let form = await formReady();
    for (let index = 0; index < 30; index += 1) {
      const kind = index % 5;
      if (kind === 0) {
        // Anonymous: the first of the usual topics is one key away from the duration.
        await press('Tab');
        await tick();
      } else if (kind === 1) {
        // The same again, one length shorter.
        await press('ArrowLeft');
      } else if (kind === 2) {
        await press('F2');
        await page.keyboard.type('rousselot');
        await page.locator('[data-choices] button').first().waitFor();
        await press('Enter');
        await page.getByText('Avec Odette Rousselot').waitFor();
        await formReady();
      } else if (kind === 3) {
        // Two topics.
        await press('Tab', 'Tab');
        await tick();
      } else {
        // The templates stand at the head of the form.
        await press('F2', 'Shift+Tab', 'Shift+Tab');
        expect(await page.evaluate<string>(`document.activeElement?.textContent ?? ''`)).toBe('Atelier photo');
        await press('Enter');
        await page.getByText('Modèle «\u00a0Atelier photo\u00a0» repris').waitFor();
        await formReady();
      }
      await press(NEXT);
      await saved(index);
      form = await formReady(form);
    }
    const minutes = (performance.now() - started) / 60_000;
    const made = await sessionsSince(counter, before);
    expect(made).toHaveLength(30);
    expect(new Set(made.map((session) => session['form_key'])).size).toBe(30);
    const kinds = [0, 1, 2, 3, 4].map((kind) => made.filter((_, index) => index % 5 === kind));
    expect(kinds[2]?.every((session) => session['beneficiary_id'] === counter.people.odette)).toBe(true);
    expect(made.filter((session) => session['beneficiary_id'] !== null)).toHaveLength(6);
    for (const session of kinds[4] ?? []) {
      expect(session).toMatchObject({
        ...{ duration_minutes: 120, topics: ['culture_numerique'], equipment: ['tablette'] },
        ...{ location_kind: 'a_distance', beneficiary_id: null },
      });
    }
    // « Même chose pour le suivant »: the second has the topics of the first, and the length before.
    expect(kinds[1]?.[0]).toMatchObject({ topics: kinds[0]?.[0]?.['topics'], duration_minutes: 30 });
    expect(kinds[0]?.[0]).toMatchObject({ topics: ['email'], duration_minutes: 45, day: '2026-11-24' });
    process.stdout.write(`Thirty sessions in ${minutes.toFixed(1)} min of keys\n`);
  });
});
