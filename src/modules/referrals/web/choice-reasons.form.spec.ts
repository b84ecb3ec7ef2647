import { errorSummary } from '../../../platform/http/forms/fields.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { ChoiceReasonsForm, choiceReasonsFields } from './choice-reasons.form.js';

class Preparing extends ChoiceReasonsForm {}

const another = { rank: 2, firstName: 'Le Fil', asksWhy: true };
const checked = async (body: object) => (await readForm(Preparing, body)).checkChoice(another);

describe('why another than the first', () => {
  it.each([
    [{}, [{ href: '#choiceReasons', text: 'Dites pourquoi ce choix plutôt que la première proposition.' }]],
    [{ choiceReasons: 'other' }, [{ href: '#choiceWords', text: 'Précisez l’autre raison en quelques mots.' }]],
    [{ choiceReasons: ['mood'] }, [{ href: '#choiceReasons', text: 'Choisissez parmi les raisons proposées.' }]],
    [{ choiceReasons: ['language', 'transport'] }, []],
    [{ choiceReasons: 'other', choiceWords: 'Sa fille y travaille.' }, []],
  ])('is asked: %j', async (body, errors) => {
    expect(errorSummary(await checked(body))).toEqual(errors);
  });

  it.each([
    undefined,
    { rank: 1, firstName: 'Le Fil', asksWhy: false },
    { rank: null, firstName: null, asksWhy: false },
  ])('is not asked of %j', async (standing) => {
    const form = (await readForm(Preparing, {})).checkChoice(standing);
    expect([form.isValid, choiceReasonsFields(form, standing)]).toEqual([true, null]);
  });

  it('keeps what was ticked', async () => {
    const fields = choiceReasonsFields(await checked({ choiceReasons: 'language' }), another);
    expect(fields?.firstName).toBe('Le Fil');
    expect(fields?.reasons.options.filter(({ selected }) => selected).map(({ text }) => text)).toEqual([
      'Langue parlée',
    ]);
  });
});
