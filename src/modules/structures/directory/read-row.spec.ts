import { CommuneIndex } from '../communes/commune-index.js';
import { COLUMNS, type Column, type RawRow } from './columns.js';
import { contentHash, type DirectoryPlace } from './directory-place.js';
import {
  LONG_ID,
  NO_ADDRESS,
  NO_COMMUNE,
  NO_ID,
  NO_NAME,
  readRow,
  type RowReading,
  UNKNOWN_COMMUNE,
} from './read-row.js';
import { ABROAD, FAR } from './situate.js';

const communes = new CommuneIndex(
  [
    {
      inseeCode: '54395',
      name: 'Nancy',
      postalCodes: ['54000', '54100'],
      departmentCode: '54',
      centre: { latitude: 48.69, longitude: 6.18 },
      centreSource: 'geonames',
    },
    {
      inseeCode: '97209',
      name: 'Fort-de-France',
      postalCodes: ['97200'],
      departmentCode: '972',
      centre: { latitude: 14.6, longitude: -61.07 },
      centreSource: 'geonames',
    },
    ...['54001', '54002'].map((inseeCode) => ({
      inseeCode,
      name: `Vallon ${inseeCode}`,
      postalCodes: ['54110'],
      departmentCode: '54',
      centre: { latitude: 48.6, longitude: 6.4 },
      centreSource: 'approximate' as const,
    })),
  ],
  [],
);

const row = (values: Partial<Record<Column, string>> = {}): RawRow => ({
  ...(Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Record<Column, string>),
  id: 'lieu-1',
  pivot: '00000000000000',
  nom: 'Maison des mots',
  commune: 'Nancy',
  code_postal: '54000',
  code_insee: '54395',
  adresse: '3 rue des Essais',
  latitude: '48.691',
  longitude: '6.181',
  date_maj: '2026-02-03',
  services: 'Maîtrise des outils numériques du quotidien',
  ...values,
});

const read = (values: Partial<Record<Column, string>> = {}): RowReading =>
  readRow(row(values), { communes, today: '2026-11-24' });

function accepted(values: Partial<Record<Column, string>> = {}): {
  place: DirectoryPlace;
  repairs: { field: string; before: string; after: string; rule: string }[];
} {
  const reading = read(values);
  if (reading.kind === 'refused') throw new Error(reading.motives.join(' '));
  return { place: reading.place, repairs: [...reading.repairs] };
}

it('takes a clean row without a repair', () => {
  const { place, repairs } = accepted();
  expect(repairs).toEqual([]);
  expect(place).toMatchObject({
    sourceId: 'lieu-1',
    pivot: undefined,
    name: 'Maison des mots',
    communeInsee: '54395',
    postalCode: '54000',
    latitude: 48.691,
    longitude: 6.181,
    positionStatus: 'exact',
    updatedOn: '2026-02-03',
    services: ['Maîtrise des outils numériques du quotidien'],
    accompaniment: [],
    unknownValues: {},
  });
});

it('refuses with all the motives at once', () => {
  expect(
    read({
      id: ' ',
      nom: '',
      commune: 'Nulle part',
      code_postal: '',
      code_insee: '',
      adresse: '-',
      latitude: '',
      longitude: '',
    }),
  ).toEqual({ kind: 'refused', motives: [NO_ID, NO_NAME, NO_COMMUNE, NO_ADDRESS] });
});

it('does not refuse for want of an address when there is a position, nor the other way', () => {
  expect(accepted({ adresse: '' }).place.address).toBeUndefined();
  const { place } = accepted({ latitude: '', longitude: '' });
  expect(place).toMatchObject({ positionStatus: 'approximate', latitude: 48.69, longitude: 6.18 });
});

it('names each repair, with what was there before and after', () => {
  const { place, repairs } = accepted({ telephone: '03 83 00 00 01', date_maj: '12/05/2024', code_postal: '54000.0' });
  expect(repairs).toEqual([
    {
      field: 'code_postal',
      before: '54000.0',
      after: '54000',
      rule: 'code postal écrit comme un nombre, remis en forme',
    },
    {
      field: 'telephone',
      before: '03 83 00 00 01',
      after: '+33383000001',
      rule: 'numéro de téléphone réécrit au format international',
    },
    {
      field: 'date_maj',
      before: '12/05/2024',
      after: '2024-05-12',
      rule: 'date écrite jour/mois/année, remise en forme',
    },
  ]);
  expect(place.updatedOn).toBe('2024-05-12');
});

it('empties a bad optional value, keeps its text aside and costs no place', () => {
  const { place, repairs } = accepted({ telephone: 'voir site', services: 'Danse', pivot: '12345678901234' });
  expect(place).toMatchObject({
    phone: undefined,
    services: [],
    pivot: undefined,
    unknownValues: { telephone: ['voir site'], services: ['Danse'], pivot: ['12345678901234'] },
  });
  expect(repairs.map((repair) => [repair.field, repair.after])).toEqual([
    ['pivot', ''],
    ['telephone', ''],
    ['services', ''],
  ]);
});

describe('a doubtful position', () => {
  it('is one more than 20 km from the commune', () => {
    const { place, repairs } = accepted({ latitude: '48.9', longitude: '6.18' });
    expect(place).toMatchObject({ positionStatus: 'doubtful', latitude: 48.9 });
    expect(repairs).toEqual([{ field: 'latitude', before: '48.9 6.18', after: 'à 23 km de Nancy', rule: FAR }]);
    expect(accepted({ latitude: '48.85', longitude: '6.18' }).place.positionStatus).toBe('exact');
  });

  it('is a lost minus sign, which is not guessed', () => {
    const { place, repairs } = accepted({
      commune: 'Fort-de-France',
      code_postal: '97200',
      code_insee: '97209',
      latitude: '14.61',
      longitude: '61.05',
    });
    expect(place).toMatchObject({ positionStatus: 'doubtful', longitude: 61.05 });
    expect(repairs.map((repair) => repair.rule)).toEqual([ABROAD]);
  });
});

it('accepts an unknown commune whose postcode is known, at the middle of that postcode', () => {
  const { place, repairs } = accepted({
    commune: '?',
    code_postal: '54110',
    code_insee: '',
    latitude: '',
    longitude: '',
  });
  expect(place).toMatchObject({
    communeInsee: undefined,
    communeName: '?',
    positionStatus: 'approximate',
    latitude: 48.6,
  });
  expect(repairs.map((repair) => repair.rule)).toEqual([UNKNOWN_COMMUNE]);
});

it('keeps opening hours as they are, readable or not', () => {
  expect(accepted({ horaires: 'sur rendez-vous' }).place.openingHours).toBe('sur rendez-vous');
});

it('replaces an identifier too long for an index by its fingerprint', () => {
  const { place, repairs } = accepted({ id: 'x'.repeat(501) });
  expect(place.sourceId).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(repairs.map((repair) => repair.rule)).toEqual([LONG_ID]);
});

describe('contentHash', () => {
  it('is the same for two writings of the same place', () => {
    expect(contentHash(accepted({ telephone: '0383000001' }).place)).toBe(
      contentHash(accepted({ telephone: '+33383000001' }).place),
    );
  });

  it('changes with any content, even when the date does not', () => {
    expect(contentHash(accepted({ horaires: 'Mo 09:00-12:00' }).place)).not.toBe(contentHash(accepted().place));
  });
});
