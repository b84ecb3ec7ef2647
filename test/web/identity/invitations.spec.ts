import { createTeam, createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

const CHOSEN = 'Quatre-chevaux-au-pré-7';

let app: TestApp;
let here: string;
let manager: Visit;
let managerId: string;
let count = 0;

beforeAll(async () => {
  app = await startTestApp();
  here = await createStructure(app.db, { name: 'Espace d’accueil' });
  const user = await createUser(app.db, { role: 'structure_manager', structureId: here });
  managerId = user.id;
  manager = await app.signInAs(user);
});
afterAll(() => app.stop());

const invitee = (fields: object = {}) => {
  count += 1;
  return {
    firstName: 'Inès',
    lastName: 'Nouvelle',
    email: `invitee-${count}@exemple.test`,
    role: 'counter',
    ...fields,
  };
};

/** The path of the link that the page shows, as someone would copy it. */
async function invite(fields: object = {}): Promise<string> {
  const answer = await manager.post('/comptes/inviter', invitee(fields));
  const link = /http:\/\/localhost:3000(\/invitation\/[\w.-]+)</.exec(answer.text)?.[1];
  if (!link) throw new Error(`No link: ${answer.status}`);
  return link;
}

describe('inviting', () => {
  it('shows the link once, in words, and keeps only a hash of it', async () => {
    const person = invitee({ email: 'Ines.Nouvelle@Exemple.test' });
    const answer = await manager.post('/comptes/inviter', person);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(
      'Transmettez ce lien à la personne\u00a0: Inès Nouvelle (ines.nouvelle@exemple.test)',
    );
    expect(answer.text).toContain('jusqu’au mardi 1er\u00a0décembre 2026 à 10\u00a0h\u00a030');
    const link = /\/invitation\/([\w.-]+)</.exec(answer.text)?.[1] ?? '';
    const [token = '', signature = ''] = link.split('.');
    const rows: object[] = await app.db.query('SELECT * FROM invitation WHERE email = $1', [
      'ines.nouvelle@exemple.test',
    ]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
    const everywhere: { text: string }[] = await app.db.query(
      `SELECT sess::text AS text FROM http_session UNION ALL SELECT details::text FROM audit_event`,
    );
    expect(everywhere.some((row) => row.text.includes(token) || row.text.includes(signature))).toBe(false);
    const list = await manager.get('/comptes');
    expect(list.text).toContain('Invitation jusqu’au 1er\u00a0décembre');
    expect(list.text).not.toContain(token);
  });

  it('says what is wrong, and keeps what was typed', async () => {
    const answer = await manager.post('/comptes/inviter', { firstName: 'Inès', email: 'ines', role: 'administrator' });
    expect(answer.status).toBe(422);
    for (const message of [
      'Écrivez le nom.',
      'Écrivez une adresse mail complète, par exemple prenom.nom@mairie.fr.',
      'Choisissez un rôle dans la liste.',
      'value="Inès"',
      '<title>Erreur\u00a0: Inviter une personne',
    ]) {
      expect(answer.text).toContain(message);
    }
  });

  it('gives the role at once to someone who has an account already', async () => {
    const user = await createUser(app.db, { structureId: await createStructure(app.db) });
    const answer = await manager.post('/comptes/inviter', invitee({ email: user.email.toUpperCase() }));
    expect(answer.headers['location']).toBe(`/comptes/${user.id}`);
    expect((await manager.follow(answer)).text).toContain('Cette personne a déjà un compte');
    const again = await manager.post('/comptes/inviter', invitee({ email: user.email }));
    expect(again.text).toContain('Cette personne a déjà ce rôle.');
  });

  it('replaces the earlier link of the same person', async () => {
    const first = await invite({ email: 'deux-fois@exemple.test' });
    const second = await invite({ email: 'deux-fois@exemple.test' });
    expect((await app.visitor().get(first)).status).toBe(404);
    expect((await app.visitor().get(second)).status).toBe(200);
  });

  it('can be taken back, in one’s own structure', async () => {
    const link = await invite({ email: 'annulee@exemple.test' });
    const [row] = await app.db.query<{ id: string }[]>(
      `SELECT id FROM invitation WHERE email = 'annulee@exemple.test'`,
    );
    const address = `/comptes/invitations/${row?.id}/annuler`;
    const other = await app.signInAs(
      await createUser(app.db, { role: 'structure_manager', structureId: await createStructure(app.db) }),
    );
    expect((await other.get(address)).status).toBe(404);
    expect((await other.post(address)).status).toBe(404);
    expect((await manager.get(address)).text).toContain('Annuler l’invitation de Inès Nouvelle');
    expect((await manager.post(address)).status).toBe(303);
    expect((await app.visitor().get(link)).status).toBe(404);
  });

  it('by an administrator reaches coordinators of a team', async () => {
    const teamId = await createTeam(app.db, 'Équipe du Saintois');
    const admin = await app.signInAs(await createUser(app.db, { role: 'administrator' }));
    const answer = await admin.post('/comptes/inviter', invitee({ role: 'coordinator', scope: `team:${teamId}` }));
    const link = /(\/invitation\/[\w.-]+)</.exec(answer.text)?.[1] ?? '';
    const visit = app.visitor();
    expect((await visit.get(link)).text).toContain('Équipe du Saintois');
    expect((await visit.post(link, { password: CHOSEN, repeat: CHOSEN })).status).toBe(303);
    expect((await visit.get('/equipe')).text).toContain('Cette équipe n’a pas encore de membre.');
  });
});

it('of someone who coordinates the country opens the whole of France', async () => {
  const admin = await app.signInAs(await createUser(app.db, { role: 'administrator' }));
  const form = invitee({ role: 'coordinator', scope: 'country:FR', email: 'nation@exemple.test' });
  const link = /(\/invitation\/[\w.-]+)</.exec((await admin.post('/comptes/inviter', form)).text)?.[1] ?? '';
  const visit = app.visitor();
  expect((await visit.get(link)).text).toContain('France entière');
  expect((await visit.post(link, { password: CHOSEN, repeat: CHOSEN })).status).toBe(303);
  expect((await visit.get('/')).text).toContain('France entière');
  expect((await visit.get('/etiquettes')).status).toBe(404);
  expect((await visit.get('/equipe')).status).toBe(404);
});

describe('the link of an invitation', () => {
  it('opens the account, signs in, and serves once', async () => {
    const link = await invite({ email: 'ouverture@exemple.test' });
    const visit = app.visitor();
    const page = await visit.get(link);
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(page.text).toContain('Bonjour Inès Nouvelle. Vous êtes attendu·e ici\u00a0: Espace d’accueil');
    const done = await visit.post(link, { password: CHOSEN, repeat: CHOSEN });
    expect(done.status).toBe(303);
    expect((await visit.get('/mon-compte')).text).toContain('Accueil France services, Espace d’accueil');
    expect((await app.visitor().get(link)).status).toBe(404);
    expect((await app.visitor().post(link, { password: CHOSEN, repeat: CHOSEN })).status).toBe(404);
    const later = app.visitor();
    expect((await later.post('/connexion', { email: 'ouverture@exemple.test', password: CHOSEN })).status).toBe(303);
  });

  it('asks for a good password, twice', async () => {
    const link = await invite();
    const visit = app.visitor();
    await visit.get(link);
    const weak = await visit.post(link, { password: 'Motdepasse2026!', repeat: 'Motdepasse2026!' });
    expect(weak.status).toBe(422);
    expect(weak.headers['referrer-policy']).toBe('no-referrer');
    expect(weak.text).toContain('Ce mot de passe est trop facile à deviner');
    expect(weak.text).not.toContain('Motdepasse2026!');
    const differ = await visit.post(link, { password: CHOSEN, repeat: 'Autre-chose-de-long-1' });
    expect(differ.text).toContain('Les deux mots de passe sont différents.');
    expect((await visit.post(link, { password: CHOSEN, repeat: CHOSEN })).status).toBe(303);
  });

  it('is worth nothing once forged, cut, expired, or when whoever sent it lost their account', async () => {
    const link = await invite();
    const forged = link.replace(/.\./, (end) => (end === 'A.' ? 'B.' : 'A.'));
    for (const address of [forged, link.slice(0, -3), '/invitation/x', '/invitation/..%2F..%2Fetc']) {
      const answer = await app.visitor().get(address);
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('Ce lien ne marche pas, ou ne marche plus');
      expect(answer.text).toContain('pendant 7 jours');
    }
    await app.db.query('UPDATE app_user SET disabled_at = now() WHERE id = $1', [managerId]);
    expect((await app.visitor().get(link)).status).toBe(404);
    await app.db.query('UPDATE app_user SET disabled_at = NULL WHERE id = $1', [managerId]);
    expect((await app.visitor().get(link)).status).toBe(200);
    const back = app.clock.now();
    app.clock.advance({ days: 7, minutes: -1 });
    expect((await app.visitor().get(link)).status).toBe(200);
    app.clock.advance({ minutes: 1 });
    expect((await app.visitor().get(link)).status).toBe(404);
    app.clock.set(back);
  });
});
