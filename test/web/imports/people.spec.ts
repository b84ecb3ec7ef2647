import { coopPeopleExport, coopWorkbook, tableFile } from '../../factories/coop-files.js';
import { communes } from '../../factories/structures.js';
import { readBack } from '../../factories/workbooks.js';
import { at, createImportsWorld, type ImportsWorld, words } from './imports-world.js';

let world: ImportsWorld;
beforeAll(async () => {
  world = await createImportsWorld();
}, 60_000);
afterAll(() => world.stop());

const { nancy } = communes;

describe('La Coop’s workbook', () => {
  it('is read by the place of its columns, from row 4, and each person becomes a file', async () => {
    const sent = await world.send(
      await coopWorkbook([
        {
          ...{ lastName: 'Abadie', firstName: 'Odette', birthYear: 1951, commune: 'Nancy', insee: nancy.code },
          ...{
            postcode: nancy.postcode,
            phone: '06 12 34 56 78',
            email: 'Odette.Abadie@exemple.fr',
            gender: 'Féminin',
          },
          notes: 'Vient le mardi',
        },
        { lastName: 'Abadie', firstName: 'Zoé', phone: 612345679, gender: 'M', birthYear: { day: '1980-05-02' } },
      ]),
    );
    const analysed = words(await world.visit.get(at(sent)));
    expect(analysed).toContain('Classeur d’import de La Coop');
    expect(analysed).toMatch(/2 lignes lues\. Rien n’est encore enregistré/);
    expect(await world.people('Abadie')).toEqual([]);

    expect(await world.apply(at(sent))).toMatch(/2 fiches ouvertes/);
    expect(await world.people('Abadie')).toMatchObject([
      {
        ...{ first_name: 'Odette', birth_year: 1951, commune_insee: nancy.code, postal_code: nancy.postcode },
        ...{ phone: '+33612345678', email: 'odette.abadie@exemple.fr', gender: 'feminin', notes: 'Vient le mardi' },
        created_by: world.mediator.id,
      },
      { first_name: 'Zoé', birth_year: 1980, phone: '+33612345679', gender: 'masculin', commune_insee: null },
    ]);
  });

  it('says cell by cell what is wrong, keeps the row without it, and refuses a row without a name', async () => {
    const sent = await world.send(
      await coopWorkbook([
        { lastName: 'Bardet', firstName: 'Ali', phone: '12', email: 'ali@', birthYear: 1850, commune: 'Nulleville' },
        { firstName: 'Sans nom' },
        { lastName: 'Bardet', firstName: 'Nora', notes: 'NIR 2 55 08 14 168 025 38', gender: 'x' },
      ]),
    );
    const messages = words(await world.visit.get(`${at(sent)}/lignes?voir=messages`));
    expect(messages).toMatch(/C4 1850 Écrivez l’année en quatre chiffres, de 1900 à 2026/);
    expect(messages).toMatch(/D4 Nulleville Cette commune n’est pas trouvée/);
    expect(messages).toMatch(/G4 12 Ce numéro n’existe pas/);
    expect(messages).toMatch(/H4 ali@ Cette adresse mail est incomplète/);
    expect(messages).toMatch(/A5 – Le nom manque/);
    expect(messages).toMatch(/J6 – Cette cellule semble contenir un numéro de sécurité sociale/);
    expect(await world.apply(at(sent))).toMatch(/2 fiches ouvertes .* 1 lignes refusées/);
    expect(await world.people('Bardet')).toMatchObject([
      { first_name: 'Ali', phone: null, email: null, birth_year: null, commune_insee: null },
      { first_name: 'Nora', notes: null },
    ]);
    const kept = await world.rows<{ text: string }>(
      `SELECT r::text AS text FROM people_import_row r UNION ALL SELECT i::text FROM people_import i`,
    );
    expect(kept.filter(({ text }) => /168 ?025/.test(text))).toEqual([]);
  });

  it('gives the refused rows back under their own headings, to be mended and sent again', async () => {
    const sent = await world.send(
      await coopWorkbook([
        { lastName: 'Colin', notes: '=1+1' },
        { lastName: 'Colin', firstName: 'Ève' },
      ]),
    );
    await world.visit.get(at(sent));
    const { file, rows } = await readBack(await world.visit.download(`${at(sent)}/lignes-refusees.xlsx`));
    expect(file.sheets).toEqual(['Bénéficiaires']);
    expect(rows.at(-1)).toEqual({
      number: 4,
      cells: [
        'Colin',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '=1+1',
        'Le prénom manque. Écrivez-le, puis envoyez de nouveau cette ligne.',
      ],
      formulas: [],
    });
  });
});

describe('La Coop’s export of beneficiaries', () => {
  it('is read by its headings, the status too', async () => {
    const sent = await world.send(
      await coopPeopleExport([
        {
          ...{ lastName: 'Duval', firstName: 'Inès', gender: 'Femme', status: 'Retraité', ageBand: '70 ans et plus' },
          ...{ commune: 'Nancy', postcode: nancy.postcode, sessions: 12 },
        },
        { lastName: 'Duval', firstName: 'Karim', gender: 'Homme', status: 'Sans emploi' },
      ]),
    );
    expect(words(await world.visit.get(at(sent)))).toContain('Export des bénéficiaires de La Coop');
    await world.apply(at(sent));
    expect(await world.people('Duval')).toMatchObject([
      { first_name: 'Inès', gender: 'feminin', social_status: 'retraite', commune_insee: nancy.code },
      { first_name: 'Karim', gender: 'masculin', social_status: 'sans_emploi', commune_insee: null },
    ]);
  });
});

describe('any other table', () => {
  const csv = 'Famille;Petit nom;Tél.;Ville\nEnjalbert;Paul;0612345680;Nancy\nEnjalbert;Marie;;Metz\n';

  it('asks which column holds what, shows three rows, and remembers it for the structure', async () => {
    const sent = await world.send(csv, 'liste.csv');
    const page = await world.visit.get(at(sent));
    expect(words(page)).toMatch(/Reconnaître les colonnes/);
    expect(words(page)).toMatch(/Famille A Enjalbert Enjalbert/);
    const wrong = await world.visit.post(`${at(sent)}/colonnes`, { lastName: '0', phone: '0', notes: '99' });
    expect(wrong.status).toBe(422);
    expect(words(wrong)).toMatch(/Choisissez la colonne du prénom\./);
    expect(words(wrong)).toMatch(/Cette colonne est déjà choisie plus haut\./);
    expect(wrong.text).toContain('<title>Erreur');
    const mapped = await world.visit.post(`${at(sent)}/colonnes`, {
      ...{ lastName: '0', firstName: '1', phone: '2', communeName: '3' },
    });
    expect(mapped.status).toBe(303);
    await world.work();
    await world.apply(at(sent));
    expect(await world.people('Enjalbert')).toMatchObject([
      { first_name: 'Marie', phone: null },
      { first_name: 'Paul', phone: '+33612345680', commune_insee: nancy.code },
    ]);
    const again = await world.visit.get(at(await world.send(csv, 'liste (1).csv')));
    expect(again.text).toMatch(/<select[^>]*id="firstName"[^]*?<option value="1" selected/);
  });

  it.each([
    ['xlsx', 1990, 'lea@exemple.fr'],
    ['ods', 1970, 'ana@exemple.fr'],
    ['csv', 1950, 'eva@exemple.fr'],
  ] as const)('is read as .%s, and its columns are guessed', async (format, year, email) => {
    const table = [
      ['Nom', 'Prénom', 'Date de naissance', 'Courriel', 'Sexe'],
      [`Ferry ${format}`, 'Léa', { day: `${year}-12-31` }, email, 'F'],
    ];
    const sent = await world.send(await tableFile(table, 'Feuil1', format), `liste.${format}`);
    const page = await world.visit.get(at(sent));
    const chosen = [...page.text.matchAll(/<option value="(\d+)" selected/g)].map(([, rank]) => rank);
    expect(chosen).toEqual(['0', '1', '2', '3', '4']);
    await world.visit.post(`${at(sent)}/colonnes`, {
      lastName: '0',
      firstName: '1',
      birthYear: '2',
      email: '3',
      gender: '4',
    });
    await world.work();
    await world.apply(at(sent));
    expect(await world.people(`Ferry ${format}`)).toMatchObject([
      { first_name: 'Léa', birth_year: year, email, gender: 'feminin' },
    ]);
  });

  it.each([
    ['vieux.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /enregistrez-le au format \.xlsx/],
    ['page.xlsx', '<html><body>Connexion</body></html>', /page web/],
    ['vide.csv', '', /vide/],
  ])('refuses %s on the page, in words that say how to mend', async (name, content, refused) => {
    const answer = await world.send(Buffer.from(content as string), name);
    expect(answer.status).toBe(422);
    expect(words(answer)).toMatch(refused);
    expect(answer.text).toContain('href="#file"');
  });
});
