import { recordWords } from './record-words.js';

const record = { sent: 12, answered: 9, accepted: 8, pending: 2, medianAnswerHours: 50 };

describe('recordWords', () => {
  it.each([
    [record, '12\u00a0orientations en un an, 9\u00a0réponses, en 2\u00a0jours le plus souvent'],
    [
      { ...record, medianAnswerHours: 0.4 },
      '12\u00a0orientations en un an, 9\u00a0réponses, en moins d’une heure le plus souvent',
    ],
    [
      { ...record, medianAnswerHours: 5 },
      '12\u00a0orientations en un an, 9\u00a0réponses, dans la journée le plus souvent',
    ],
    [
      { ...record, answered: 1, medianAnswerHours: 25 },
      '12\u00a0orientations en un an, 1\u00a0réponse, en 1\u00a0jour le plus souvent',
    ],
    [{ ...record, answered: 0, medianAnswerHours: null }, '12\u00a0orientations en un an, aucune réponse'],
  ])('%j: %s', (known, words) => {
    expect(recordWords(known)).toBe(words);
  });

  it('says nothing of fewer than three referrals', () => {
    expect(recordWords({ ...record, sent: 2 })).toBeNull();
    expect(recordWords(undefined)).toBeNull();
  });
});
