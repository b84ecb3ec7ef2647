import { COLUMNS } from './columns.js';
import { readHeaders } from './read-headers.js';

const NATIONAL = ['id', 'nom', 'commune', 'code_postal', 'adresse', 'services'];

function reading(headers: readonly string[]) {
  const found = readHeaders(headers);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

it('has the 32 columns of the standard', () => {
  expect(COLUMNS).toHaveLength(32);
});

it('reads headers in any order, whatever their case, and names what is missing or unknown', () => {
  const found = reading([' NOM', 'id', 'commune', 'Couleur', 'code_postal', 'adresse', 'services']);
  expect(found.unknown).toEqual(['Couleur']);
  expect(found.missing).toHaveLength(26);
  expect(found.width).toBe(7);
  expect(found.toRow(['Maison', '1', 'Nancy', 'bleu'])).toMatchObject({
    ...{ id: '1', nom: 'Maison', commune: 'Nancy', code_postal: '', horaires: '' },
  });
});

it('reads the schema v0, and v0 beside v1', () => {
  const found = reading([...NATIONAL, 'publics_accueillis', 'labels_nationaux', 'conditions_acces', 'frais_a_charge']);
  expect(found.notes).toEqual([
    'Le fichier suit l’ancien modèle (v0), en tout ou en partie\u00a0: ses mots sont traduits dans ceux du schéma v1.',
  ]);
  expect(found.unknown).toEqual([]);
  const cells = ['1', 'Maison', 'Nancy', '54000', '1 rue Haute', 'Prendre en main un ordinateur'];
  const row = found.toRow([
    ...cells,
    'Adultes;Seniors (+ 65 ans);Surdité',
    'CNFS;Fabriques de Territoire',
    'Payant : x',
    'Gratuit',
  ]);
  expect(row.publics_specifiquement_adresses).toBe('Seniors (+ 65 ans)');
  expect(row.prise_en_charge_specifique).toBe('Surdité');
  expect(row.dispositif_programmes_nationaux).toBe('CNFS');
  expect(row.formations_labels).toBe('Fabriques de Territoire');
  expect(row.frais_a_charge).toBe('Payant : x|Gratuit');
});

it.each([
  [['prenom', 'nom', 'adresse'], 'il y manque les colonnes id, commune, code_postal, services'],
  [[...NATIONAL, 'id'], 'La colonne id figure deux fois'],
  [
    Array.from({ length: 1_000_000 }, (_, index) => `c${index}`),
    'a 1\u202f000\u202f000 colonnes\u00a0: l’annuaire national en a 32',
  ],
])('refuses %#', (headers, words) => {
  expect(readHeaders(headers)).toContain(words);
});

describe('the national list of France services', () => {
  const headers =
    'id_fs,lib_fs,adresse,code_postal,lib_com,h_lundi,h_mardi,h_mercredi,h_jeudi,h_vendredi,h_samedi,format_fs,prise_rdv,labellisation_fs'.split(
      ',',
    );
  const line = (...hours: string[]) =>
    reading(headers).toRow([
      ...['12', 'France services Nancy', '1 rue', '54000', 'Nancy'],
      ...hours,
      ...['Bus_équivalent', 'Oui', 'x'],
    ]);

  it('is read with what every France services is', () => {
    const day = '09:00 - 12:00 / 13:30 - 17:00';
    expect(line(day, day, day, '', day, '09:00 - 12:00')).toMatchObject({
      id: '12',
      nom: 'France services Nancy',
      commune: 'Nancy',
      horaires: 'Mo,Tu,We,Fr 09:00-12:00,13:30-17:00; Sa 09:00-12:00',
      typologie: 'RFS',
      services: 'Aide aux démarches administratives',
      dispositif_programmes_nationaux: 'France Services',
      itinerance: 'Itinérant',
      presentation_detail: 'Prise de rendez-vous possible.',
    });
    expect(reading(headers).unknown).toEqual([]);
  });

  it('joins days that follow, and keeps hours that it cannot read as they are', () => {
    expect(line('09:00-12:00', '09:00-12:00', '09:00 -12:00', '-', '', '').horaires).toBe('Mo-We 09:00-12:00');
    expect(line('9h-12h', '09:00-12:00', '', '', '', '').horaires).toBe(
      'lundi\u00a0: 9h-12h\u00a0; mardi\u00a0: 09:00-12:00',
    );
  });
});
