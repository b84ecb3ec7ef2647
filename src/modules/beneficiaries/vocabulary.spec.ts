import { AGE_BANDS, ageBandOn, GENDERS, SOCIAL_STATUSES } from './vocabulary.js';

describe('words for a person in national statistics', () => {
  it('has three genders, five statuses, eight age bands', () => {
    expect(Object.entries(GENDERS).map(([code, label]) => `${code} ${label}`)).toEqual([
      ...['feminin Féminin', 'masculin Masculin', 'non_communique Non communiqué'],
    ]);
    expect(Object.entries(SOCIAL_STATUSES).map(([code, label]) => `${code} ${label}`)).toEqual([
      'retraite Retraité',
      'sans_emploi Sans emploi',
      'en_emploi En emploi',
      'scolarise Scolarisé',
      'non_communique Non communiqué ou hétérogène',
    ]);
    expect(Object.values(AGE_BANDS)).toEqual([
      ...['Moins de 12 ans', '12 - 17 ans', '18 - 24 ans', '25 - 39 ans', '40 - 59 ans', '60 - 69 ans'],
      ...['70 ans et plus', 'Non communiqué'],
    ]);
  });
});

describe('ageBandOn', () => {
  it.each([
    [2026, 'moins_de_douze'],
    [2015, 'moins_de_douze'],
    [2014, 'douze_dix_huit'],
    [2009, 'douze_dix_huit'],
    [2008, 'dix_huit_vingt_quatre'],
    [2002, 'dix_huit_vingt_quatre'],
    [2001, 'vingt_cinq_trente_neuf'],
    [1987, 'vingt_cinq_trente_neuf'],
    [1986, 'quarante_cinquante_neuf'],
    [1967, 'quarante_cinquante_neuf'],
    [1966, 'soixante_soixante_neuf'],
    [1957, 'soixante_soixante_neuf'],
    [1956, 'soixante_dix_plus'],
    [1900, 'soixante_dix_plus'],
    [2027, 'non_communique'],
    [null, 'non_communique'],
    [undefined, 'non_communique'],
  ])('of somebody born in %s is %s in 2026', (birthYear, band) => {
    expect(ageBandOn(birthYear, '2026-11-24')).toBe(band);
  });

  it('is that of the day of the activity, not of today', () => {
    expect(ageBandOn(1956, '2025-12-31')).toBe('soixante_soixante_neuf');
    expect(ageBandOn(1956, '2026-01-01')).toBe('soixante_dix_plus');
  });
});
