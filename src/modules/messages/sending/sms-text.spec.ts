import { fitForSms, smsParts } from './sms-text.js';

describe('a text message', () => {
  it.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['é'.repeat(160), 1],
    ['ê'.repeat(70), 1],
    ['ê'.repeat(71), 2],
    [`ç${'a'.repeat(69)}`, 1],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
  ])('%s counts for %i', (text, parts) => {
    expect(smsParts(text)).toBe(parts);
  });

  it('keeps its accents, and loses only the typographer’s signs', () => {
    expect(fitForSms('L’Étang\u00a0: rendez-vous «\u00a0mardi\u00a0» à 10\u00a0h… ça va\u202f?')).toBe(
      'L\'Étang : rendez-vous "mardi" à 10 h... ça va ?',
    );
  });

  it('is not sent when it is too long, empty, or says too much on a locked phone', () => {
    expect(fitForSms('a'.repeat(460))).toBeNull();
    expect(fitForSms(' ')).toBeNull();
    for (const word of ['votre RSA', 'une dette', 'Assurance Maladie', 'la santé', 'handicap', 'niveau débutant']) {
      expect([word, fitForSms(`Bonjour, ${word}`)]).toEqual([word, null]);
    }
    expect(fitForSms('Universal Soignon vous attend, 3 rue Sandetté')).not.toBeNull();
  });
});
