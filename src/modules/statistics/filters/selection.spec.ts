import { readForm } from '../../../platform/http/forms/form.js';
import { SelectionForm } from './selection.form.js';
import { selectionQuery } from './selection-query.js';
import { periodWords, selectionWords } from './selection-words.js';

const TODAY = '2026-11-24';
const read = (query: object) => readForm(SelectionForm, query);

describe('what an address asks to count', () => {
  it('is the present month without a word', async () => {
    const form = await read({});
    expect(form.selection(TODAY)).toEqual({ from: '2026-11-01', to: '2026-11-24', filters: {} });
    expect(form.isValid).toBe(true);
  });

  it('takes two days without a word as a period of one’s own', async () => {
    const form = await read({ du: '2026-10-25', au: '2026-10-25' });
    expect(form.selection(TODAY)).toMatchObject({ from: '2026-10-25', to: '2026-10-25' });
    expect(form.preset).toBe('custom');
  });

  it.each([
    [{ du: '2026-11-20', au: '2026-10-20' }, 'au'],
    [{ du: '2016-01-01', au: '2026-11-20' }, 'du'],
    [{ du: '2027-02-29', au: '2027-03-01' }, 'du'],
    [{ du: 'hier', au: '2027-03-01' }, 'du'],
    [{ periode: 'custom' }, 'du'],
  ])('says at its field what is wrong with %j, and keeps it', async (query, field) => {
    const form = await read(query);
    form.selection(TODAY);
    expect(form.errors.map((error) => error.field)).toEqual([field]);
    expect(form.shown('du')).toBe((query as { du?: string }).du ?? '');
  });

  it('refuses a word that is in none of our lists', async () => {
    const form = await read({ periode: 'siècle', type: 'autre', thematique: "sante'", niveau: 'expert' });
    expect(form.errors.map((error) => error.field)).toEqual(['periode', 'type', 'thematique', 'niveau']);
  });

  it('never counts without a name of the base that nobody found', async () => {
    const form = await read({ structure: '0190a000-0000-7000-8000-000000000000' });
    expect(form.selection(TODAY).filters).toEqual({});
    expect(form.isValid).toBe(false);
  });
});

describe('the selection said and written', () => {
  const asked = async () => {
    const form = await read({ periode: 'last-month', thematique: 'sante', commune: 'nancy', type: 'collectif' });
    form.settle('commune', { id: '54395', name: 'Nancy (54)' });
    return form;
  };

  it('has one address, relative or to the day', async () => {
    const form = await asked();
    const selection = form.selection(TODAY);
    expect(Object.entries(selectionQuery(selection, form.preset))).toEqual([
      ['periode', 'last-month'],
      ['commune', '54395'],
      ['type', 'collectif'],
      ['thematique', 'sante'],
    ]);
    expect(Object.keys(selectionQuery(selection))).toEqual(['periode', 'du', 'au', 'commune', 'type', 'thematique']);
  });

  it('comes back the same from its address', async () => {
    const form = await asked();
    const again = await read(selectionQuery(form.selection(TODAY)));
    again.settle('commune', { id: '54395', name: 'Nancy (54)' });
    expect(again.selection(TODAY)).toEqual(form.selection(TODAY));
  });

  it('is said in words', async () => {
    const form = await asked();
    expect(selectionWords(form.selection(TODAY), form.names)).toBe(
      'du 1er au 31\u00a0octobre 2026, séances tenues à Nancy (54), Atelier collectif, thématique Santé',
    );
    expect(selectionWords({ from: TODAY, to: TODAY, filters: { tagId: 'x' } }, {})).toBe(
      'le 24\u00a0novembre 2026, étiquette qui n’existe plus',
    );
  });

  it('says two days in as few words as they need', () => {
    expect(periodWords('2026-01-01', '2026-03-31')).toBe('du 1er\u00a0janvier au 31\u00a0mars 2026');
    expect(periodWords('2025-11-28', '2026-01-03')).toBe('du 28\u00a0novembre 2025 au 3\u00a0janvier 2026');
  });
});
