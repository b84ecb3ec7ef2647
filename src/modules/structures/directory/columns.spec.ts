import { COLUMNS, readHeaders, toRow } from './columns.js';

it('has the 32 columns of the standard', () => {
  expect(COLUMNS).toHaveLength(32);
});

it('reads headers in any order, whatever their case, and names what is missing or unknown', () => {
  const reading = readHeaders([' NOM', 'id', 'commune', 'couleur', 'code_postal', 'adresse', 'services']);
  if (typeof reading === 'string') throw new Error(reading);
  expect(reading.columns).toEqual(['nom', 'id', 'commune', undefined, 'code_postal', 'adresse', 'services']);
  expect(reading.unknown).toEqual(['couleur']);
  expect(reading.missing).toHaveLength(26);
  expect(toRow(['Maison', '1', 'Nancy', 'bleu'], reading.columns)).toMatchObject({
    id: '1',
    nom: 'Maison',
    commune: 'Nancy',
    code_postal: '',
    horaires: '',
  });
});

it.each([
  [['prenom', 'nom', 'adresse'], 'il y manque les colonnes id, commune, code_postal, services'],
  [['id', 'nom', 'commune', 'code_postal', 'adresse', 'services', 'id'], 'La colonne id figure deux fois'],
  [
    ['id', 'nom', 'commune', 'code_postal', 'adresse', 'services', 'conditions_acces', 'labels_nationaux'],
    'l’ancien modèle (v0)',
  ],
])('refuses %j', (headers, words) => {
  expect(readHeaders(headers)).toContain(words);
});
