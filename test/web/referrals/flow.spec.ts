import { createUser, type CreatedUser } from '../../factories/identity.js';
import { createLevel, createPerson } from '../../factories/referrals.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';
import { linkTo, readable } from './reading.js';

let app: TestApp;
let desk: string;
let partner: string;
let counter: CreatedUser;
let mediator: CreatedUser;

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
  desk = await createStructure(app.db, {
    name: 'Maison France services de Toul',
    communeInsee: '54528',
    phone: '+33383000001',
  });
  partner = await createStructure(app.db, { name: 'Association Le Fil', communeInsee: '54395' });
  counter = await createUser(app.db, { role: 'counter', structureId: desk, firstName: 'Inès', lastName: 'Guichet' });
  mediator = await createUser(app.db, { structureId: partner, firstName: 'Karim', lastName: 'Médiateur' });
});
afterAll(() => app.stop());

async function beginner(settings: Partial<Parameters<typeof createPerson>[1]> = {}): Promise<string> {
  const beneficiaryId = await createPerson(app.db, { structureId: desk, createdBy: counter.id, ...settings });
  await createLevel(app.db, { beneficiaryId, structureId: desk, authorId: counter.id, level: 'beginner' });
  return beneficiaryId;
}

const auditOf = async (id: string): Promise<string[]> => {
  const rows: { verb: string }[] = await app.db.query(
    'SELECT verb FROM audit_event WHERE subject_id = $1 ORDER BY id',
    [id],
  );
  return rows.map((row) => row.verb);
};

describe('the whole way: suggested, sent, accepted, its outcome told to the sender', () => {
  let visit: Visit;
  let their: Visit;
  let person: string;
  let referral: string;
  let place: string;

  beforeAll(async () => {
    place = await createPlace(app.db, {
      name: 'Le Fil, espace numérique',
      structureId: partner,
      commune: communes.nancy,
    });
    await createPlace(app.db, {
      name: 'Atelier seulement',
      commune: communes.vezelise,
      accompaniment: ['Dans un atelier collectif'],
    });
    await createPlace(app.db, { name: 'Muet', commune: communes.vezelise, accompaniment: [] });
    person = await beginner();
    visit = await app.signInAs(counter);
    their = await app.signInAs(mediator);
  });

  it('suggests the place with its reasons, and says why another is left out', async () => {
    const page = await visit.get(`/beneficiaires/${person}/orienter?besoin=email`);
    expect(page.status).toBe(200);
    expect(readable(page.text)).toContain('Orienter Jeanne Aubertin');
    expect(readable(page.text)).toContain('Le Fil, espace numérique');
    expect(readable(page.text)).toContain('Répond dans Passerelle');
    expect(readable(page.text)).toContain('Propose un accompagnement individuel.');
    expect(page.text.indexOf('Le Fil, espace numérique')).toBeLessThan(page.text.indexOf('>Muet<'));
    expect(readable(page.text)).toContain('Pourquoi pas les autres ?');
    expect(page.text).not.toMatch(/href="[^"]*(Aubertin|Jeanne)/i);
  });

  it('is prepared, and not sent without the agreement; what was typed is kept', async () => {
    const choice = linkTo((await visit.get(`/beneficiaires/${person}/orienter?besoin=email`)).text, /Choisir.*Le Fil/s);
    expect(choice).toMatch(
      new RegExp(
        `orienter/preparer\\?lieu=${place}&parcours=reinforced_support&besoin=email&proposition=[0-9a-f-]{36}$`,
      ),
    );
    const page = await visit.get(choice);
    expect(readable(page.text)).toContain('À lui dire avec vos mots');
    const refused = await visit.post(`/beneficiaires/${person}/orienter/preparer`, {
      path: 'reinforced_support',
      placeId: place,
      needs: ['email'],
      message: 'Elle vient en bus.',
      next: 'send',
    });
    expect(refused.status).toBe(422);
    expect(readable(refused.text)).toContain('<title>Erreur : Préparer l’orientation – Passerelle</title>');
    expect(readable(refused.text)).toContain('Sans l’accord de la personne, rien ne part.');
    expect(readable(refused.text)).toContain('href="#agreementOn"');
    expect(readable(refused.text)).toContain('Elle vient en bus.</textarea>');
  });

  it('is sent with the agreement', async () => {
    const sent = await visit.post(`/beneficiaires/${person}/orienter/preparer`, {
      path: 'reinforced_support',
      placeId: place,
      needs: ['email', 'basics'],
      message: 'Elle vient en bus.',
      agreementOn: '2026-11-24',
      agreementHow: 'oral',
      next: 'send',
    });
    expect(sent.status).toBe(303);
    referral = (sent.headers['location'] ?? '').split('/').pop() ?? '';
    const page = await visit.follow(sent);
    expect(readable(page.text)).toContain('Orientation envoyée.');
    expect(readable(page.text)).toContain('Sans réponse depuis aujourd’hui');
    expect(readable(page.text)).toContain('<title>Orientation – Passerelle</title>');
  });

  it('shows the receiver what helps to answer, and nothing to reach the person by', async () => {
    const list = await their.get('/orientations/recues');
    expect(readable(list.text)).toContain('Reçues (1 à répondre)');
    expect(readable(list.text)).toContain('Jeanne');
    const page = await their.get(`/orientations/${referral}`);
    expect(page.status).toBe(200);
    for (const shown of [
      'Jeanne',
      '70 ans et plus',
      'Vézelise',
      'Débutant',
      'Adresse mail',
      'Elle vient en bus.',
      'Le 24 novembre 2026',
      'Maison France services de Toul',
      'Inès Guichet',
    ]) {
      expect(readable(page.text)).toContain(shown);
    }
    for (const hidden of ['Aubertin', '83000102', '83 00 01 02']) {
      expect(readable(page.text)).not.toContain(hidden);
      expect(readable(list.text)).not.toContain(hidden);
    }
    expect((await their.get(`/orientations/${referral}/accepter`)).text).not.toContain('Aubertin');
  });

  it('opens the person to the receiver by the acceptance', async () => {
    const accepted = await their.post(`/orientations/${referral}/accepter`, {
      appointmentOn: '2026-12-01',
      words: 'Venez avec votre téléphone.',
    });
    expect(accepted.status).toBe(303);
    const page = await their.follow(accepted);
    expect(readable(page.text)).toContain('Jeanne Aubertin');
    expect(readable(page.text)).toContain('Vous accompagnez cette personne');
    expect(linkTo(page.text, /Noter une séance/)).toBe(`/seances/nouvelle?personne=${person}&orientation=${referral}`);
    const sender = await visit.get(`/orientations/${referral}`);
    expect(readable(sender.text)).toContain('Venez avec votre téléphone.');
    expect(readable(sender.text)).toContain('1er décembre');
  });

  it('tells the sender the outcome, and closes the person to the receiver', async () => {
    const closed = await their.post(`/orientations/${referral}/terminer`, {
      outcome: 'accompanied',
      words: 'Adresse mail créée.',
      levelAfter: 'intermediate',
    });
    expect(closed.status).toBe(303);
    const after = await their.follow(closed);
    expect(readable(after.text)).not.toContain('Aubertin');
    const sender = await visit.get(`/orientations/${referral}`);
    expect(readable(sender.text)).toContain('Personne venue et accompagnée');
    expect(readable(sender.text)).toContain('Adresse mail créée.');
    expect(readable(sender.text)).toContain('Débutant avant, intermédiaire après');
    const shares: unknown = await app.db.query(
      'SELECT ends_at IS NOT NULL AS ended FROM beneficiary_share WHERE referral_id = $1',
      [referral],
    );
    expect(shares).toEqual([{ ended: true }]);
  });

  it('leaves a line in the journal for each act and each reading', async () => {
    expect(await auditOf(referral)).toEqual([
      'referral.draft',
      'referral.send',
      'referral.read',
      'referral.open',
      'referral.read',
      'referral.accept',
      'referral.read',
      'referral.read',
      'referral.close',
      'referral.read',
      'referral.read',
    ]);
    const history: unknown = await app.db.query(
      `SELECT from_status, to_status FROM referral_event WHERE referral_id = $1 AND kind = 'status' ORDER BY at, id`,
      [referral],
    );
    expect(history).toEqual([
      { from_status: null, to_status: 'draft' },
      { from_status: 'draft', to_status: 'sent' },
      { from_status: 'sent', to_status: 'accepted' },
      { from_status: 'accepted', to_status: 'closed' },
    ]);
  });
});
