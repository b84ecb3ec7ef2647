import { LABEL_ALIASES, SERVICE_ALIASES } from '../aliases.js';
import { ACCOMPANIMENT, LABELS, SERVICES } from '../vocabulary.js';
import { ALIAS, cleanFreeList, cleanList, NORMALISED, UNKNOWN, vocabulary } from './list.js';
import {
  cleanAddress,
  cleanParagraphs,
  cleanPresentation,
  cleanText,
  EMPTY_ADDRESS,
  EXTRA_SPACES,
  LONG_SUMMARY,
  MISREAD_ACCENTS,
  NULL_BEFORE_ADDRESS,
} from './text.js';

describe('cleanText', () => {
  it.each([
    ['Maison de l’Été', 'Maison de l’Été', []],
    [' Maison ', 'Maison', []],
    ['Maison  du\u200b lac', 'Maison du lac', [EXTRA_SPACES]],
    ['MÃ©diathÃ¨que', 'Médiathèque', [MISREAD_ACCENTS]],
    ['Lâ€™atelier', 'L’atelier', [MISREAD_ACCENTS]],
    ['São Paulo à Âge', 'São Paulo à Âge', []],
    ['  ', undefined, []],
  ])('%j', (raw, value, rules) => {
    expect(cleanText(raw)).toEqual({ value, rules, leftOut: [] });
  });

  it('keeps paragraphs', () => {
    expect(cleanParagraphs('Un\r\n\r\nDeux  mots').value).toBe('Un\nDeux mots');
  });
});

describe('cleanAddress', () => {
  it.each([
    ['12 bis rue d’Alsace', '12 bis rue d’Alsace', []],
    ['0 rue du Moulin', 'rue du Moulin', [NULL_BEFORE_ADDRESS]],
    ['null rue du Moulin', 'rue du Moulin', [NULL_BEFORE_ADDRESS]],
  ])('%s', (raw, value, rules) => {
    expect(cleanAddress(raw)).toEqual({ value, rules, leftOut: [] });
  });

  it.each(['null', '-', 'Rue', 'N/A', '0'])('%s says nothing', (raw) => {
    expect(cleanAddress(raw)).toEqual({ value: undefined, rules: [EMPTY_ADDRESS], leftOut: [raw] });
  });
});

it('moves a summary of 281 characters into the details, whole, and leaves one of 280', () => {
  const long = cleanPresentation('a'.repeat(281), 'Suite');
  expect(long.summary).toEqual({ value: undefined, rules: [LONG_SUMMARY], leftOut: [] });
  expect(long.details.value).toBe(`${'a'.repeat(281)}\nSuite`);
  expect(cleanPresentation('a'.repeat(280), '').summary.value).toHaveLength(280);
});

describe('cleanList', () => {
  const services = vocabulary(SERVICES, SERVICE_ALIASES);

  it('takes the words of the national list, once each', () => {
    expect(
      cleanList('Utilisation sécurisée du numérique|Insertion professionnelle via le numérique', services),
    ).toEqual({
      value: ['Utilisation sécurisée du numérique', 'Insertion professionnelle via le numérique'],
      rules: [],
      leftOut: [],
    });
  });

  it('forgives accents, capitals, spaces and the curly apostrophe', () => {
    expect(cleanList('Comprehension du monde  numérique', services)).toEqual({
      value: ['Compréhension du monde numérique'],
      rules: [NORMALISED],
      leftOut: [],
    });
    const labels = vocabulary(LABELS, LABEL_ALIASES);
    expect(cleanList('Étapes numériques(La Poste)', labels).value).toEqual(['Étapes numériques (La Poste)']);
  });

  it('reads the labels of the former schema', () => {
    expect(cleanList('Prendre en main un ordinateur;Prendre en main un smartphone ou une tablette', services)).toEqual({
      value: ['Maîtrise des outils numériques du quotidien'],
      rules: [ALIAS],
      leftOut: [],
    });
  });

  it('keeps an unknown word aside', () => {
    expect(cleanList('Danse|Dans un atelier collectif', vocabulary(ACCOMPANIMENT, {}))).toEqual({
      value: ['Dans un atelier collectif'],
      rules: [UNKNOWN],
      leftOut: ['Danse'],
    });
  });

  it('takes any word of a free list', () => {
    expect(cleanFreeList('QPV| FRR |QPV').value).toEqual(['QPV', 'FRR']);
  });
});
