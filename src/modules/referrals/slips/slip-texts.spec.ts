import { openingSentences } from './opening-sentences.js';
import { sheetLanguages, wordings } from './sheet-languages.js';
import { dayInWords, sentence, words } from './sheet-words.js';
import { slip, type SlipData } from './slip.js';
import type { SheetTexts } from './texts/sheet-texts.js';

const keys = Object.keys(wordings.fr.texts).sort() as (keyof SheetTexts)[];
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(sheetLanguages)('the texts in %s', (language) => {
  const { texts } = wordings[language];

  it('say everything that the French says, and nothing else', () => {
    expect(Object.keys(texts).sort()).toEqual(keys);
    expect(keys.filter((key) => texts[key].trim() === '')).toEqual([]);
  });

  it('have the same values to put in', () => {
    const names = (text: string) => placeholders(text).filter((name) => !['{vitale}', '{ameli}'].includes(name));
    for (const key of keys) expect([key, names(texts[key])]).toEqual([key, names(wordings.fr.texts[key])]);
  });

  it('are their own', () => {
    if (language === 'fr') return;
    expect(keys.filter((key) => texts[key] === wordings.fr.texts[key])).toEqual([]);
  });
});

describe('days and hours in words', () => {
  it.each([
    ['fr', 'mardi 1er décembre 2026'],
    ['en', 'Tuesday 1 December 2026'],
    ['ar', 'الثلاثاء، 1 ديسمبر 2026'],
    ['es', 'martes, 1 de diciembre de 2026'],
    ['pt', 'terça-feira, 1 de dezembro de 2026'],
    ['uk', 'вівторок, 1 грудня 2026'],
  ] as const)('a day in %s', (language, expected) => {
    expect(dayInWords(language, '2026-12-01').replace('Tuesday,', 'Tuesday')).toBe(expected);
  });

  it('hours in French, by days that have the same', () => {
    const hours = 'Mo-Th 09:00-12:00,14:00-18:30; Fr off; Sa,Su 00:00-24:00';
    expect(openingSentences('fr', hours)).toEqual([
      'Du lundi au jeudi\u00a0: de\u00a09\u00a0heures à\u00a012\u00a0heures et de\u00a014\u00a0heures à\u00a018\u00a0heures\u00a030.',
      'Samedi et dimanche\u00a0: jour et nuit.',
    ]);
    expect(openingSentences('en', 'Mo-Fr 09:00-12:30')).toEqual(['From Monday to Friday: from 9:00 to 12:30.']);
  });

  it('say so when they change from week to week, and nothing when they cannot be read', () => {
    expect(openingSentences('es', 'week 1-53/2 Mo 09:00-12:00')).toEqual([
      'El horario cambia de una semana a otra. Llame antes de venir.',
    ]);
    expect(openingSentences('fr', 'sur rendez-vous')).toBeNull();
    expect(openingSentences('fr', null)).toBeNull();
  });

  it('a sentence sets its values apart, and asks for all of them', () => {
    expect(sentence('ar', 'callThem', { phone: '03 83 00 01 02' }).slice(1, 2)).toEqual([
      { text: '03 83 00 01 02', isolated: true },
    ]);
    expect(() => words('fr', 'callThem')).toThrow('callThem without phone');
  });
});

describe('a slip', () => {
  const data: SlipData = {
    personName: 'Jeanne Aubertin',
    place: { name: 'Le Fil', address: [], phone: null, openingHours: null, contactHours: null, outline: null },
    appointmentOn: null,
    coming: 'not_known',
    needs: [],
    sender: null,
  };
  const linesOf = (changed: Partial<SlipData>) =>
    slip({ ...data, ...changed }, 'fr', 'a5').parts[0]?.sections.flatMap(({ heading, lines }) => [
      heading,
      ...lines.map(({ pieces }) => pieces.map(({ text }) => text).join('')),
    ]);

  it('says only what is known', () => {
    expect(linesOf({})).toEqual([
      ...['', 'Jeanne Aubertin', 'Où\u00a0?', 'Le Fil', 'Quand\u00a0?', 'La date n’est pas encore choisie.'],
      ...['À apporter', 'Ce papier', 'Vos lunettes, si vous en portez'],
    ]);
  });

  it('asks for the card, the letter, the telephone and the mailbox for Mon espace santé', () => {
    const lines = linesOf({ needs: ['mon_espace_sante'], appointmentOn: '2026-11-24' });
    expect(lines?.slice(lines.indexOf('À apporter') + 1)).toEqual([
      'Ce papier',
      'Votre carte\u00a0Vitale',
      'La lettre avec votre code, si vous l’avez reçue',
      'Votre téléphone\u00a0: un code peut arriver dessus',
      'De quoi ouvrir votre boîte mail, si vous en avez une',
      'Vos lunettes, si vous en portez',
    ]);
  });

  it('sends nobody to a place that calls', () => {
    const lines = linesOf({ coming: 'they_call', needs: ['rights'] });
    expect(lines).toContain('Ce service doit vous appeler ou vous écrire.');
    expect(lines).toContain('À garder près de vous');
    expect(lines).not.toContain('Ce papier');
  });

  it('has the French after another language', () => {
    expect(slip(data, 'uk', 'a4').parts.map(({ lang }) => lang)).toEqual(['uk', 'fr']);
    expect(slip(data, 'fr', 'a4').parts.map(({ lang }) => lang)).toEqual(['fr']);
  });
});
