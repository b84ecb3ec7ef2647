import { CommuneIndex, type IndexedCommune } from './commune-index.js';
import { resolveCommune } from './resolve-commune.js';

const commune = (
  inseeCode: string,
  name: string,
  postalCodes: string[],
  [latitude, longitude]: [number, number],
  departmentCode = inseeCode.slice(0, 2),
  centreSource: IndexedCommune['centreSource'] = 'geonames',
): IndexedCommune => ({
  inseeCode,
  name,
  postalCodes,
  departmentCode,
  centre: { latitude, longitude },
  centreSource,
});

const index = new CommuneIndex(
  [
    commune('14762', 'Vire Normandie', ['14500'], [48.84, -0.89]),
    commune('71584', 'Viré', ['71260'], [46.45, 4.84]),
    commune('63236', 'Mont-Dore', ['63240'], [45.57, 2.81]),
    commune('98817', 'Le Mont-Dore', ['98809'], [-22.26, 166.57], '988'),
    commune('49126', "Orée d'Anjou", ['49270', '49530'], [47.31, -1.23]),
    commune('75056', 'Paris', ['75001', '75012'], [48.85, 2.35]),
    commune('75112', 'Paris 12e Arrondissement', ['75012'], [48.84, 2.39]),
    commune('54395', 'Nancy', ['54000', '54100'], [48.69, 6.18]),
    commune('54001', 'Lieu-Saint-Jean', ['54110'], [48.6, 6.4]),
    commune('54002', 'Lieu-Saint-Paul', ['54110'], [48.5, 6.5]),
    commune('54003', 'Vallonbel', ['54110'], [48.6, 6.4], '54', 'approximate'),
  ],
  [
    { inseeCode: '49177', name: 'Liré', communeInsee: '49126' },
    { inseeCode: '14762', name: 'Vire', communeInsee: '14762' },
  ],
);
const find = (clues: Parameters<typeof resolveCommune>[1]): string => {
  const found = resolveCommune(index, clues);
  return found ? `${found.commune.inseeCode} ${found.by}` : 'none';
};

it('keeps the INSEE code that the postcode confirms, whatever the name', () => {
  expect(find({ inseeCode: '63236', postcode: '63240', name: 'Le Mont-Dore' })).toBe('63236 insee');
});

it('never goes to a homonym of another département', () => {
  expect(find({ postcode: '14500', name: 'vire' })).toBe('14762 postcode-and-name');
  expect(find({ postcode: '63240', name: 'Le Mont-Dore' })).toBe('63236 postcode-and-name');
});

it('does not find a commune by its name alone', () => {
  expect(find({ name: 'Nancy' })).toBe('none');
});

it('drops the INSEE code when the postcode and the position both contradict it', () => {
  expect(
    find({ inseeCode: '71584', postcode: '14500', name: 'Vire', position: { latitude: 48.84, longitude: -0.89 } }),
  ).toBe('14762 postcode-and-name');
});

it('keeps the INSEE code when the position confirms it against the postcode', () => {
  expect(
    find({ inseeCode: '54395', postcode: '14500', name: 'Nancy', position: { latitude: 48.7, longitude: 6.2 } }),
  ).toBe('54395 insee');
});

it('resolves a former commune by code and by name', () => {
  expect(find({ inseeCode: '49177', postcode: '49530' })).toBe('49126 former-insee');
  expect(find({ postcode: '49530', name: 'LIRE' })).toBe('49126 postcode-and-name');
});

it('knows Paris from its arrondissements', () => {
  expect(find({ postcode: '75012', name: 'Paris' })).toBe('75056 postcode-and-name');
  expect(find({ postcode: '75012', name: 'Paris 12' })).toBe('75112 postcode-and-name');
  expect(find({ inseeCode: '75112', postcode: '75012' })).toBe('75112 insee');
});

it('forgives a typing fault within a postcode', () => {
  expect(find({ postcode: '54110', name: 'Lieu Saint Jaen' })).toBe('54001 postcode-and-close-name');
});

it('finds a town behind a CEDEX by its département', () => {
  expect(find({ postcode: '54035', name: 'NANCY CEDEX' })).toBe('54395 department-and-name');
});

it('takes the only commune of a postcode, whatever the name', () => {
  expect(find({ postcode: '71260', name: 'Maison des associations' })).toBe('71584 postcode');
});

it('takes the nearest known centre within 5 km, never an approximate one', () => {
  expect(find({ postcode: '54110', name: '?', position: { latitude: 48.601, longitude: 6.401 } })).toBe(
    '54001 position',
  );
  expect(find({ postcode: '54110', name: '?', position: { latitude: 48.7, longitude: 6.4 } })).toBe('none');
});

it('allows for the error of an approximate centre', () => {
  const of = (code: string): number => index.farKm(index.withCode(code) as IndexedCommune);
  expect(of('54395')).toBe(20);
  expect(of('54003')).toBe(35);
  expect(of('98817')).toBe(170);
});
