import { CIRCUMSTANCES_QUESTION, QUESTIONS } from './grid.js';

describe('the grid', () => {
  it('has eleven scored questions and one that is not', () => {
    expect(QUESTIONS.map((question) => question.id)).toEqual([
      ...['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9', 'q10', 'q11'],
    ]);
    expect(CIRCUMSTANCES_QUESTION.lists.map((list) => list.id)).toEqual([
      'devices',
      'connections',
      'contacts',
      'wishes',
    ]);
  });

  it('asks three of them in the express form', () => {
    expect(QUESTIONS.filter((question) => question.express).map((question) => question.id)).toEqual(['q1', 'q2', 'q7']);
  });

  it('orders each question’s options from the least to the most able', () => {
    expect(QUESTIONS.map((question) => question.options.map((option) => option.value).join(' '))).toEqual([
      'never over3months helped alone',
      'none relative helped alone',
      ...['0 1 2', '0 1 2', '0 1 2', '0 1 2', '0 1 2', '0 1 2', '0 1 2', '0 1 2'],
      '0 1 2 3',
    ]);
  });

  it('is written as French is: typographic apostrophes, no-break space before the question mark', () => {
    const texts = QUESTIONS.flatMap(({ text, hint, options }) => [
      text,
      hint,
      ...options.map((option) => option.label),
    ]);
    expect(texts.filter((text) => text.includes("'") || /[^\u00a0]\?/.test(text))).toEqual([]);
  });

  it('says the gates aloud word for word', () => {
    expect(QUESTIONS[0]?.text).toBe(
      'Ces 3 derniers mois, avez-vous utilisé Internet (téléphone, tablette ou ordinateur)\u00a0?',
    );
    expect(QUESTIONS[1]?.text).toBe('Avez-vous une adresse mail\u00a0?');
    expect(QUESTIONS[6]?.text).toBe('Ces 12 derniers mois, avez-vous fait une démarche administrative en ligne\u00a0?');
  });
});
