import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { writeTable } from '../../../platform/spreadsheets/index.js';
import { coded, column, counted, DAY, listOf, NUMBER, TEXT, YES_NO } from './column.js';
import { copiedLines, fieldOf } from './copied-rows.js';
import { jsonLinesOf, readingsOf, rowsOf } from './table-rows.js';

const topics = { email: 'E-mail', sante: 'Santé' };
const columns = [
  column('Date', 'day', 's.day', DAY),
  column('Thématiques', 'topics', 's.topics', listOf(topics)),
  column('Genre', 'gender', 's.gender', counted({ feminin: 'Féminin', masculin: 'Masculin' })),
  column('Type', 'kind', 's.kind', coded({ individuel: 'Individuel' })),
  column('Durée', 'minutes', 's.minutes', NUMBER),
  column('Réorienté', 'redirected', 's.redirected', YES_NO),
  column('Démarche', 'words', 's.words', TEXT),
];
const lines = [
  '2026-10-05\t{email,sante}\tfeminin\tindividuel\t45\tt\t=HYPERLINK("x")\\tdeux\\\\trois',
  '2026-10-06\t{}\tfeminin:3,masculin:2\tautre\t-1\tf\t\\N',
];

it('COPY’s text is read back as it was, and NULL is not a text', () => {
  expect(fieldOf('\\N')).toBeNull();
  expect(fieldOf('\\\\N')).toBe('\\N');
  expect(fieldOf('a\\tb\\nc\\\\d\\r')).toBe('a\tb\nc\\d\r');
  expect(fieldOf('')).toBe('');
});

it('lines come whole, however their bytes are cut; one cut short is no end', async () => {
  const bytes = Buffer.from('été\tun\nhiver\tdeux\n');
  const read: string[] = [];
  const cut = Readable.from([...bytes].map((byte) => Buffer.from([byte])));
  for await (const some of copiedLines(cut)) read.push(...some);
  expect(read).toEqual(['été\tun', 'hiver\tdeux']);
  const short = Readable.from([Buffer.from('un\ndeu')]);
  await expect(async () => {
    for await (const some of copiedLines(short)) read.push(...some);
  }).rejects.toThrow('middle of a line');
});

it('cells have words and types, and the mark of their export at the end', () => {
  const readings = readingsOf(columns);
  const read = rowsOf(lines, 'abcd1234').map((row) =>
    row.map((field, index) => (index < readings.length ? readings[index]?.(field) : field)),
  );
  expect(read).toEqual([
    [
      ...[{ day: '2026-10-05' }, 'E-mail | Santé', 'Féminin', 'Individuel', 45, 'Oui'],
      ...['=HYPERLINK("x")\tdeux\\trois', 'abcd1234'],
    ],
    [{ day: '2026-10-06' }, '', 'Féminin\u00a0: 3 | Masculin\u00a0: 2', 'autre', -1, 'Non', null, 'abcd1234'],
  ]);
});

it('a .csv runs nothing', async () => {
  const rows = rowsOf(lines, 'abcd1234');
  expect(await textOf(writeTable('csv', { name: 'Séances', readings: readingsOf(columns), rows }))).toBe(
    '05/10/2026;E-mail | Santé;Féminin;Individuel;45;Oui;"\'=HYPERLINK(""x"")\tdeux\\trois";abcd1234\r\n' +
      '06/10/2026;;Féminin\u00a0: 3 | Masculin\u00a0: 2;autre;-1;Non;;abcd1234\r\n',
  );
});

it('JSON Lines has the codes', () => {
  const [one, two] = jsonLinesOf(columns, lines, 'abcd1234').trimEnd().split('\n');
  expect(JSON.parse(one ?? '')).toEqual({
    ...{ day: '2026-10-05', topics: ['email', 'sante'], gender: 'feminin', kind: 'individuel', minutes: 45 },
    ...{ redirected: true, words: '=HYPERLINK("x")\tdeux\\trois', export: 'abcd1234' },
  });
  expect(JSON.parse(two ?? '')).toMatchObject({ topics: [], gender: { feminin: 3, masculin: 2 }, words: null });
});
