import { createLevel, createPerson } from '../../factories/referrals.js';
import { communes, createPlace, createStructure } from '../../factories/structures.js';
import { linkTo, readable } from './reading.js';
import { World } from './world.js';

let world: World;
let fund: string;
let msa: string;

beforeAll(async () => {
  world = await World.open();
  const { db } = world.app;
  fund = await createStructure(db, {
    name: 'CPAM de Meurthe-et-Moselle',
    kind: 'fund',
    communeInsee: '54395',
    phone: '+33383000036',
    fundDepartments: ['54'],
  });
  msa = await createStructure(db, {
    name: 'MSA Lorraine',
    kind: 'fund',
    fundScheme: 'msa',
    phone: '+33383000099',
    fundDepartments: ['54'],
  });
});
afterAll(() => world.app.stop());

async function person(
  level: 'beginner' | 'intermediate' | 'independent' | null,
  settings: Partial<Parameters<typeof createPerson>[1]> = {},
) {
  const { db } = world.app;
  const beneficiaryId = await createPerson(db, { structureId: world.desk, createdBy: world.counter.id, ...settings });
  if (level) await createLevel(db, { beneficiaryId, structureId: world.desk, authorId: world.counter.id, level });
  return beneficiaryId;
}

const suggestions = async (id: string, query = '') =>
  readable((await world.sender.get(`/beneficiaires/${id}/orienter${query}`)).text);

describe('suggestions by level', () => {
  it('asks for the level first', async () => {
    const id = await person(null);
    const text = await suggestions(id);
    expect(text).toContain('Non évalué');
    expect(linkTo(text, /^Faire le repère/)).toBe(`/beneficiaires/${id}/repere`);
    expect(text).not.toContain('Des lieux qui accompagnent');
  });

  it('asks for the commune when it is not known', async () => {
    const id = await person('beginner', { communeInsee: null, communeName: null });
    expect(linkTo(await suggestions(id), /Noter sa commune/)).toBe(`/beneficiaires/${id}/modifier`);
  });

  it('sends someone who manages to the information sheet alone', async () => {
    const text = await suggestions(await person('independent'));
    expect(text).toContain('Remettre la fiche d’information');
    expect(text).not.toContain('Avec la caisse de la personne');
    expect(text).not.toContain('Des lieux qui accompagnent');
  });

  it('offers the workshops and the mission of the caisse of residence, and asks a scheme that is not known', async () => {
    const text = await suggestions(await person('intermediate'));
    expect(text).toContain('Ateliers numériques : CPAM de Meurthe-et-Moselle');
    expect(text).toContain('Saisine, motif : difficulté avec le numérique');
    const agricultural = await suggestions(await person('intermediate', { scheme: 'msa' }));
    expect(agricultural).toContain('Ateliers numériques : MSA Lorraine');
    const unknown = await suggestions(await person('intermediate', { scheme: 'unknown' }));
    expect(unknown).toContain('Demander le régime de la personne');
    expect(unknown).toContain('Seulement si la personne est affiliée au régime général (CPAM).');
  });

  it('never proposes the structure’s own places, and says why', async () => {
    await createPlace(world.app.db, { name: 'Chez nous', structureId: world.desk, commune: communes.toul });
    const text = await suggestions(await person('beginner'));
    expect(text).toContain('C’est votre structure : accompagnez la personne sur place, sans orientation.');
  });

  it('tells what is already under way, so that it is not asked twice', async () => {
    const beneficiaryId = await person('beginner');
    const referral = await world.referral('sent', { beneficiaryId });
    await world.referral('refused', { beneficiaryId, receiverName: 'Un refus passé' });
    const text = await suggestions(beneficiaryId);
    expect(text).toContain('Déjà en cours');
    expect(linkTo(text, /^Association Le Fil$/)).toBe(`/orientations/${referral}`);
    expect(text).not.toContain('Un refus passé');
  });

  it('lists the other structures of the département that answer here', async () => {
    const id = await person('beginner');
    expect(linkTo(await suggestions(id), /Choisir.*Association Le Fil/s)).toMatch(
      new RegExp(
        `^/beneficiaires/${id}/orienter/preparer\\?structure=${world.partner}&parcours=reinforced_support&proposition=[0-9a-f-]{36}$`,
      ),
    );
  });
});

describe('a draft', () => {
  const fieldsFor = (more: Record<string, unknown> = {}) => ({
    path: 'reinforced_support',
    structureId: world.partner,
    next: 'draft',
    ...more,
  });

  it('is kept without agreement, then changed, agreed and sent', async () => {
    const id = await person('beginner');
    const kept = await world.sender.post(`/beneficiaires/${id}/orienter/preparer`, fieldsFor({ message: 'Le matin.' }));
    expect(kept.status).toBe(303);
    const referral = kept.headers['location'] ?? '';
    expect(readable((await world.sender.get(referral)).text)).toContain('Il manque l’accord de la personne');
    expect((await world.sender.post(`${referral}/envoyer`)).status).toBe(409);
    const form = await world.sender.get(`${referral}/modifier`);
    expect(form.text).toContain('Le matin.</textarea>');
    const sent = await world.sender.post(
      `${referral}/modifier`,
      fieldsFor({
        version: '1',
        message: 'Le soir.',
        agreementOn: '2026-11-24',
        agreementHow: 'signature',
        next: 'send',
      }),
    );
    expect(sent.status).toBe(303);
    expect(await world.row(referral.split('/')[2] ?? '')).toMatchObject({
      status: 'sent',
      message: 'Le soir.',
      agreement_how: 'signature',
      level: 'beginner',
    });
  });

  it('is not overwritten by someone who had read an older one', async () => {
    const id = await person('beginner');
    const referral =
      (await world.sender.post(`/beneficiaires/${id}/orienter/preparer`, fieldsFor())).headers['location'] ?? '';
    expect((await world.sender.post(`${referral}/modifier`, fieldsFor({ version: '1', message: 'Un.' }))).status).toBe(
      303,
    );
    const late = await world.sender.post(`${referral}/modifier`, fieldsFor({ version: '1', message: 'Deux.' }));
    expect(late.status).toBe(409);
    expect(readable(late.text)).toContain('Ce brouillon a été modifié entre-temps.');
    expect((await world.row(referral.split('/')[2] ?? ''))['message']).toBe('Un.');
  });

  it.each([
    ['a day alone', { agreementOn: '2026-11-24' }, 'Dites comment la personne a donné son accord'],
    ['a way alone', { agreementHow: 'oral' }, 'Notez le jour où l’accord a été donné.'],
    [
      'a day to come',
      { agreementOn: '2026-11-25', agreementHow: 'oral' },
      'Le jour de l’accord ne peut pas être après aujourd’hui.',
    ],
    ['a password in the message', { message: 'mot de passe : Soleil2026!' }, 'mot de passe'],
    ['a need that is not one', { needs: ['argent'] }, 'Choisissez parmi les besoins proposés.'],
  ])('is refused with %s, what was typed kept', async (_what, more, message) => {
    const id = await person('beginner');
    const page = await world.sender.post(`/beneficiaires/${id}/orienter/preparer`, {
      ...fieldsFor({ message: 'Le matin.' }),
      ...more,
    });
    expect(page.status).toBe(422);
    expect(readable(page.text)).toContain(message);
    const rows: unknown = await world.app.db.query('SELECT id FROM referral WHERE beneficiary_id = $1', [id]);
    expect(rows).toEqual([]);
  });

  it('to one’s own structure is no referral', async () => {
    const id = await person('beginner');
    const page = await world.sender.post(
      `/beneficiaires/${id}/orienter/preparer`,
      fieldsFor({ structureId: world.desk }),
    );
    expect(page.status).toBe(409);
    expect(readable(page.text)).toContain('Ce lieu est celui de votre propre structure');
  });
});

describe('a request to the caisse', () => {
  it('has one motive of four, and goes to a caisse only', async () => {
    const id = await person('intermediate');
    const address = `/beneficiaires/${id}/orienter/preparer`;
    const request = { path: 'health_access_mission', structureId: fund, next: 'draft' };
    const page = await world.sender.post(address, request);
    expect([page.status, readable(page.text).includes('Choisissez le motif de la saisine.')]).toEqual([422, true]);
    expect((await world.sender.post(address, { ...request, motive: 'rights' })).status).toBe(303);
    const wrong = await world.sender.post(address, { ...request, motive: 'rights', structureId: world.partner });
    expect([wrong.status, readable(wrong.text).includes('Une saisine s’adresse à une caisse.')]).toEqual([409, true]);
  });
});

describe('the information sheet', () => {
  it('is noted, counted apart, and prints the caisse’s contact means', async () => {
    const id = await person('independent');
    const given = await world.sender.post(`/beneficiaires/${id}/information`);
    expect(given.status).toBe(303);
    const page = readable((await world.sender.follow(given)).text);
    for (const shown of [
      'CPAM de Meurthe-et-Moselle',
      '36 46',
      'ameli.fr',
      '03 83 00 00 36',
      'Maison France services de Toul',
    ]) {
      expect(page).toContain(shown);
    }
    expect(page).not.toContain('Aubertin');
    const rows: unknown = await world.app.db.query(
      'SELECT fund_id, level, given_by FROM information_sheet WHERE beneficiary_id = $1',
      [id],
    );
    expect(rows).toEqual([{ fund_id: fund, level: 'independent', given_by: world.counter.id }]);
    const none: unknown = await world.app.db.query('SELECT id FROM referral WHERE beneficiary_id = $1', [id]);
    expect(none).toEqual([]);
  });

  it('is that of the caisse that names the commune, with its address and its site', async () => {
    const { db } = world.app;
    const own = await createStructure(db, {
      name: 'MSA du Saintois',
      kind: 'fund',
      fundScheme: 'msa',
      fundDepartments: [],
    });
    await db.query(
      `UPDATE structure SET address = '2 rue du Lait', website = 'https://www.msa.exemple.fr/' WHERE id = $1`,
      [own],
    );
    await db.query(`INSERT INTO fund_commune (fund_id, commune_insee, included) VALUES ($1, '54563', true)`, [own]);
    const id = await person('independent', { scheme: 'msa' });
    const given = await world.sender.post(`/beneficiaires/${id}/information`);
    const page = readable((await world.sender.follow(given)).text);
    for (const shown of ['MSA du Saintois', '2 rue du Lait', 'www.msa.exemple.fr<']) expect(page).toContain(shown);
    await db.query('DELETE FROM fund_commune WHERE fund_id = $1', [own]);
  });

  it('does not give 36 46 to those of another scheme', async () => {
    const id = await person('independent', { scheme: 'msa' });
    const page = readable(
      (await world.sender.follow(await world.sender.post(`/beneficiaires/${id}/information`))).text,
    );
    expect(page).toContain('MSA Lorraine');
    expect(page).not.toContain('36 46');
    const rows: unknown = await world.app.db.query('SELECT fund_id FROM information_sheet WHERE beneficiary_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ fund_id: msa }]);
  });
});
