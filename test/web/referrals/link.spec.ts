import { readable } from './reading.js';
import { LinkWorld } from './link-world.js';

let place: LinkWorld;

beforeAll(async () => {
  place = await LinkWorld.open();
});
afterAll(() => place.world.app.stop());

const levels = (beneficiaryId: string): Promise<Record<string, unknown>[]> =>
  place.world.app.db.query(
    'SELECT retained_level, form, reported_by, structure_id FROM assessment WHERE beneficiary_id = $1',
    [beneficiaryId],
  );

describe('the address of a message', () => {
  it('shows who sends and nothing of the person, writes nothing, and goes nowhere else', async () => {
    const id = await place.referral('sent');
    const token = await place.token(id);
    const visitor = place.world.app.visitor();
    const before = await place.rows();
    const page = await visitor.get(`/r/${token}`);
    expect(page.status).toBe(200);
    expect(readable(page.text)).toContain('Maison France services de Toul vous oriente une personne');
    expect(readable(page.text)).toContain('Vous n’avez pas besoin de compte.');
    expect(page.text).toContain('href="tel:+33383000001"');
    expect(page.text).not.toMatch(/Jeanne|Aubertin|Vézelise|matin/);
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(page.headers['x-robots-tag']).toContain('noindex');
    expect(page.headers['cache-control']).toBe('no-store');
    expect((await visitor.get(`/r/${token}`)).status).toBe(200);
    expect(await place.rows()).toEqual(before);
    expect((await place.world.row(id))['opened_at']).toBeNull();
  });

  it('opens by its button: noted once, and the key leaves the address', async () => {
    const id = await place.referral('sent');
    const token = await place.token(id);
    const visitor = place.world.app.visitor();
    await visitor.get(`/r/${token}`);
    const answer = await visitor.post(`/r/${token}`);
    expect([answer.status, answer.headers['location']]).toEqual([303, `/reponse/${id}`]);
    const page = await visitor.follow(answer);
    expect(page.status).toBe(200);
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(page.text).not.toContain(token);
    await place.visit(token);
    expect((await place.world.row(id))['opened_at']).toEqual(new Date('2026-11-24T09:30:00Z'));
    const events: unknown = await place.world.app.db.query(
      `SELECT kind, by_user_id, by_link_id IS NOT NULL AS link FROM referral_event WHERE referral_id = $1`,
      [id],
    );
    expect(events).toEqual([{ kind: 'opened', by_user_id: null, link: true }]);
    const links: unknown = await place.world.app.db.query(
      'SELECT first_opened_at FROM answer_link WHERE referral_id = $1',
      [id],
    );
    expect(links).toEqual([{ first_opened_at: new Date('2026-11-24T09:30:00Z') }]);
  });

  it('gives a new number to the session, and keeps that of someone signed in', async () => {
    const token = await place.token(await place.referral('sent'));
    const stranger = place.world.app.visitor();
    await place.visit(token, stranger);
    const [session]: { count: number }[] = await place.world.app.db.query(
      `SELECT count(*) AS count FROM http_session WHERE sess::text LIKE '%answering%'`,
    );
    expect(Number(session?.count)).toBeGreaterThan(0);
    const other = await place.token(await place.referral('sent'));
    await place.visit(other, place.world.stranger);
    expect((await place.world.stranger.get('/mon-compte')).status).toBe(200);
  });
});

describe('the page of a link', () => {
  it('says what helps to answer, and not how to reach the person', async () => {
    const id = await place.referral('sent');
    const visitor = await place.opened(id);
    const page = readable((await visitor.get(`/reponse/${id}`)).text);
    for (const words of [
      'Pouvez-vous accueillir cette personne ?',
      'Jeanne',
      '70 ans et plus',
      'Vézelise',
      'Préfère le matin.',
      'Accompagnement renforcé par une structure',
      'Débutant',
      'Son nom et ses coordonnées s’afficheront si vous acceptez.',
      'accueil@toul.test',
    ]) {
      expect(page).toContain(words);
    }
    expect(page).not.toMatch(/Aubertin|03 83 00 01 02/);
  });

  it('goes the whole way: bien reçu, accepted, contact details, came, the level reaches the sender', async () => {
    const id = await place.referral('sent');
    const visitor = await place.opened(id);
    const received = await visitor.post(`/reponse/${id}/bien-recu`);
    expect(received.status).toBe(303);
    const thanked = readable((await visitor.follow(received)).text);
    expect(thanked).toContain('Vous avez dit « bien reçu » aujourd’hui.');
    expect(readable((await visitor.get(`/reponse/${id}/accepter`)).text)).toContain('Jour du premier rendez-vous');
    const wrong = await visitor.post(`/reponse/${id}/accepter`, { appointmentOn: '2026-11-02', words: 'À bientôt' });
    expect([wrong.status, wrong.text.includes('À bientôt</textarea>')]).toEqual([422, true]);
    const accepted = await visitor.post(`/reponse/${id}/accepter`, { appointmentOn: '2026-11-27', words: 'À bientôt' });
    expect(accepted.status).toBe(303);
    const page = await visitor.follow(accepted);
    expect(readable(page.text)).toContain('Jeanne Aubertin');
    expect(page.text).toContain('href="tel:+33383000102"');
    expect(page.text).not.toContain('<title>Jeanne');
    const closed = await visitor.post(`/reponse/${id}/terminer`, {
      ...{ outcome: 'accompanied', words: 'Sait ouvrir sa boîte mail.', levelAfter: 'intermediate' },
    });
    expect(closed.status).toBe(303);
    const end = await visitor.follow(closed);
    expect(end.status).toBe(200);
    expect(readable(end.text)).toContain('Merci, tout est enregistré');
    expect(end.text).not.toMatch(/Aubertin|Jeanne/);
    expect(await place.world.row(id)).toMatchObject({ status: 'closed', answered_by: null, closed_by: null });
    expect(await levels(place.world.person)).toEqual([
      {
        ...{ retained_level: 'intermediate', form: 'reported' },
        ...{ reported_by: 'Médiathèque', structure_id: place.world.desk },
      },
    ]);
    const file = readable((await place.world.sender.get(`/beneficiaires/${place.world.person}`)).text);
    expect(file).toContain('Selon Médiathèque, à confirmer avec la personne.');
    expect(file).toContain('Confirmer le niveau');
    const told = readable((await place.world.sender.get(`/orientations/${id}`)).text);
    expect(told).toContain('Sait ouvrir sa boîte mail.');
    expect(told).toContain('Débutant avant, intermédiaire après');
  });

  it('a level that was not seen again writes nothing', async () => {
    const id = await place.referral('accepted');
    const token = await place.token(id, 'referral.link');
    const visitor = await place.visit(token);
    const before = (await levels(place.world.person)).length;
    await visitor.post(`/reponse/${id}/terminer`, { outcome: 'did_not_come', levelAfter: 'notAssessed' });
    expect((await place.world.row(id))['outcome']).toBe('did_not_come');
    expect(await levels(place.world.person)).toHaveLength(before);
  });

  it('begins the words of a refusal, and keeps what was typed', async () => {
    const id = await place.referral('sent');
    const visitor = await place.opened(id);
    const begun = await visitor.post(`/reponse/${id}/refuser`, {
      ...{ begin: 'oui', reasons: ['session_full', 'not_mobile'], words: 'Bonjour,' },
    });
    expect(begun.status).toBe(200);
    const text = readable(begun.text);
    expect(text).toContain('>\nBonjour,\nNos places sont toutes prises pour le moment.');
    expect(text).toContain('La personne ne peut pas venir jusqu’à nous');
    expect(begun.text).toMatch(/value="session_full" checked/);
    expect((await place.world.row(id))['status']).toBe('sent');
    const without = await visitor.post(`/reponse/${id}/refuser`, { begin: 'oui' });
    expect([without.status, readable(without.text).includes('Cochez au moins une raison')]).toEqual([422, true]);
    const refused = await visitor.post(`/reponse/${id}/refuser`, {
      ...{ reasons: ['session_full'], words: 'Complet jusqu’en janvier.' },
    });
    expect(refused.status).toBe(303);
    expect(readable((await visitor.follow(refused)).text)).toContain('Votre réponse est enregistrée');
    expect(await place.world.row(id)).toMatchObject({ status: 'refused', refusal_words: 'Complet jusqu’en janvier.' });
  });

  it('takes a question to the one who sends, who is told', async () => {
    const id = await place.referral('sent');
    const visitor = await place.opened(id);
    const empty = await visitor.post(`/reponse/${id}/ecrire`, { words: '' });
    expect(empty.status).toBe(422);
    const asked = await visitor.post(`/reponse/${id}/ecrire`, { words: 'Vient-elle avec un proche ?' });
    expect(asked.status).toBe(303);
    expect(readable((await visitor.follow(asked)).text)).toContain('Vient-elle avec un proche ?');
    expect(readable((await place.world.sender.get(`/orientations/${id}`)).text)).toContain(
      'Vient-elle avec un proche ?',
    );
    const told: unknown = await place.world.app.db.query(
      'SELECT kind, recipient, details FROM message WHERE subject_id = $1',
      [id],
    );
    expect(told).toEqual([
      { kind: 'referral.answered', recipient: place.world.counter.email, details: { news: 'question' } },
    ]);
  });
});
