import { describe, expect, it } from '@jest/globals';
import { readForm } from '../../../platform/http/forms/form.js';
import { SessionForm } from './session.form.js';

const TODAY = '2026-11-24';
const filled = { day: TODAY, duration: '30', locationKind: 'a_distance', topics: 'email' };
const read = async (body: object) => (await readForm(SessionForm, { ...filled, ...body })).check(TODAY);

describe('The session form', () => {
  it('needs four answers', async () => {
    expect((await read({})).errors).toEqual([]);
    const empty = (await readForm(SessionForm, {})).check(TODAY);
    expect(empty.errors.map(({ field }) => field).sort()).toEqual(['day', 'duration', 'locationKind', 'topics']);
  });

  it.each([
    ['2026-11-24', null],
    ['2024-11-24', null],
    ['24/11/2026', null],
    ['1.2.2026', null],
    ['2024-11-23', 'Vérifiez l’année\u00a0: cette date est avant le 24\u00a0novembre 2024.'],
    ['2026-11-25', 'Cette date est à venir\u00a0: une séance se note une fois faite.'],
    ['31/02/2026', 'Écrivez une date qui existe, par exemple 24/11/2026.'],
    ['hier', 'Écrivez une date qui existe, par exemple 24/11/2026.'],
  ])('takes the day %s: %s', async (day, message) => {
    expect((await read({ day })).errorOf('day')).toBe(message);
  });

  it.each([
    [{ duration: '120' }, 120],
    [{ duration: 'other', otherMinutes: '1' }, 1],
    [{ duration: 'other', otherMinutes: '1 439' }, 1439],
    [{ duration: '15', otherMinutes: '-3' }, 15],
  ])('counts the minutes of %j', async (body, minutes) => {
    const form = await read(body);
    expect(form.isValid).toBe(true);
    expect(form.minutes).toBe(minutes);
  });

  it('takes a ticked or named procedure for a topic', async () => {
    expect((await read({ topics: [], procedures: 'logement' })).isValid).toBe(true);
    expect((await read({ topics: [], procedureName: 'Carte grise' })).isValid).toBe(true);
    expect((await read({ topics: [], procedureName: '  ' })).errorOf('topics')).toBe('Cochez au moins une thématique.');
  });

  it('knows « déjà accompagné » ticked and not', async () => {
    expect((await read({ alreadySupported: 'true' })).alreadySupported).toBe(true);
    expect((await read({})).alreadySupported).toBe(false);
  });
});
