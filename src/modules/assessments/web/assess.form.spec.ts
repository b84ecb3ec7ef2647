import { describe, expect, it } from '@jest/globals';
import { readForm } from '../../../platform/http/forms/form.js';
import { answersOf, ExpressForm, FullForm } from './assess.form.js';

describe('The questions, as submitted', () => {
  it('become answers in the words of the grid', async () => {
    const form = await readForm(FullForm, {
      ...{ q1: 'helped', q2: 'relative', q3: '0', q7: '2', q9: 'unanswered', q11: '3' },
      ...{ devices: ['smartphone', 'tablet'], connections: 'mobile', wishes: 'oral' },
    });
    expect(form.isValid).toBe(true);
    expect(answersOf(form)).toEqual({
      ...{ q1: 'helped', q2: 'relative', q3: 0, q7: 2, q11: 3 },
      q12: { devices: ['smartphone', 'tablet'], connections: ['mobile'], wishes: ['oral'] },
    });
  });

  it('hold nothing that was not asked', async () => {
    const form = await readForm(ExpressForm, { q1: 'alone', q2: 'alone', q7: '0', q6: '2', wishes: ['oral'] });
    expect(answersOf(form)).toEqual({ q1: 'alone', q2: 'alone', q7: 0 });
    expect(answersOf(await readForm(FullForm, { q1: 'alone' }))).toEqual({ q1: 'alone' });
  });

  it('must say the answers that decide, « ne sait pas » included', async () => {
    const errorsOf = async (body: object) => (await readForm(ExpressForm, body)).requireDecisive().errors;
    expect((await errorsOf({})).map(({ field }) => field)).toEqual(['q1', 'q2', 'q7']);
    expect(await errorsOf({ q1: 'unanswered', q2: 'unanswered', q7: 'unanswered' })).toEqual([]);
    expect(await errorsOf({ q1: 'over3months' })).toEqual([]);
    expect(await errorsOf({ q1: 'alone', q2: 'none' })).toEqual([
      { field: 'q7', message: 'Cochez la réponse à la troisième question, ou «\u00a0Ne sait pas\u00a0».' },
    ]);
  });

  it.each([
    [{ q1: 'yes' }, 'q1'],
    [{ q4: '3' }, 'q4'],
    [{ devices: ['fridge'] }, 'devices'],
    [{ devices: ['none', 'tablet'] }, 'devices'],
    [{ connections: ['fixed', 'none'] }, 'connections'],
  ])('refuse what was not offered (%j)', async (body, field) => {
    expect((await readForm(FullForm, body)).errors.map((error) => error.field)).toEqual([field]);
  });
});
