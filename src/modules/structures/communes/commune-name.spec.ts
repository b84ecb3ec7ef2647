import { communeKey, departmentsOf, isCloseKey, isPartOfKey, withoutDistrict } from './commune-name.js';

describe('communeKey', () => {
  it.each([
    ["L'Haÿ-les-Roses", 'l hay les roses'],
    ['L’Haÿ les Roses', 'l hay les roses'],
    ['ST ÉTIENNE', 'saint etienne'],
    ['Ste-Foy', 'sainte foy'],
    ['Œuilly', 'oeuilly'],
    ['RENNES CEDEX 7', 'rennes'],
    ['Dijon-BP', 'dijon'],
    ['Château-Chinon (Ville)', 'chateau chinon ville'],
  ])('%s is %s', (name, key) => {
    expect(communeKey(name)).toBe(key);
  });
});

it('drops a district number', () => {
  expect(withoutDistrict('lyon 03')).toBe('lyon');
  expect(withoutDistrict('marseille 1er arrondissement')).toBe('marseille');
  expect(withoutDistrict('saint denis')).toBe('saint denis');
});

it('forgives one letter in a short name, two in a long one, none under six letters', () => {
  expect(isCloseKey('catelmaurou', 'castelmaurou')).toBe(true);
  expect(isCloseKey('rambervilelrs', 'rambervillers')).toBe(true);
  expect(isCloseKey('blettrans', 'bletterans')).toBe(true);
  expect(isCloseKey('viry', 'vire')).toBe(false);
  expect(isCloseKey('verneuil', 'vernouillet')).toBe(false);
});

it('finds a name that has grown', () => {
  expect(isPartOfKey('cosne sur loire', 'cosne cours sur loire')).toBe(true);
  expect(isPartOfKey('le', 'le havre')).toBe(false);
});

describe('departmentsOf', () => {
  it.each([
    ['54000', ['54']],
    ['01200', ['01']],
    ['2A004', ['2A']],
    ['20200', ['2A', '2B']],
    ['97411', ['974']],
    ['97150', ['978', '971']],
    ['98800', ['988']],
    ['', []],
  ])('%s', (code, departments) => {
    expect(departmentsOf(code)).toEqual(departments);
  });
});
