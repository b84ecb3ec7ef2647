import { MessagesService } from '../../../src/modules/messages/index.js';
import { createLevel } from '../../factories/referrals.js';
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

  it('gives a new number to the session each time, and leaves that of someone signed in', async () => {
    const visitor = place.world.app.visitor();
    const numbers: string[] = [];
    for (const token of [
      await place.token(await place.referral('sent')),
      await place.token(await place.referral('sent')),
    ]) {
      await visitor.get(`/r/${token}`);
      const cookies = String((await visitor.post(`/r/${token}`)).headers['set-cookie']);
      numbers.push(/passerelle\.sid=([^;]+)/.exec(cookies)?.[1] ?? 'none');
    }
    expect(new Set(numbers).size).toBe(2);
    expect(numbers).not.toContain('none');
    const id = await place.referral('sent');
    await place.visit(await place.token(id), place.world.stranger);
    expect((await place.world.stranger.get('/mon-compte')).status).toBe(200);
    expect((await place.world.stranger.get(`/reponse/${id}`)).status).toBe(200);
  });
});

describe('the page of a link', () => {
  it('says what helps to answer, and not how to reach the person', async () => {
    const id = await place.referral('sent');
    const { app, desk, counter, person } = place.world;
    const assessment = await createLevel(app.db, {
      ...{ beneficiaryId: person, structureId: desk, authorId: counter.id, level: 'beginner' as const },
    });
    await app.db.query('UPDATE referral SET assessment_id = $2 WHERE id = $1', [id, assessment]);
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
      'aucune pratique d’Internet récente',
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
    expect((await levels(place.world.person)).filter(({ form }) => form === 'reported')).toEqual([
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

describe('what the sender sees', () => {
  it('how far the message went, that it was opened, then received', async () => {
    const id = await place.referral('sent');
    await place.world.app.get(MessagesService).queue({
      ...{ kind: 'referral.received', structureId: place.world.desk, subject: { kind: 'referral', id } },
      to: { name: 'Médiathèque', kind: 'structure', email: 'mediatheque@exemple.test', phone: null },
    });
    const show = async () => readable((await place.world.sender.get(`/orientations/${id}`)).text);
    const kept = await show();
    expect(kept).toContain('Le message attend que vous l’envoyiez');
    expect(kept).toContain('Demande envoyée au destinataire');
    expect(kept).toContain('À Médiathèque, mediatheque@exemple.test');
    await place.world.app.db.query(`UPDATE message SET status = 'sent', sent_at = $2 WHERE subject_id = $1`, [
      id,
      place.world.app.clock.now(),
    ]);
    expect(await show()).toContain('Médiathèque a reçu un courriel avec un lien pour répondre sans compte.');
    place.world.app.clock.advance({ minutes: 5 });
    const visitor = await place.opened(id);
    const opened = await show();
    expect(opened).toContain('Envoyée le 20 novembre, ouverte aujourd’hui.');
    expect(opened).toContain('Demande ouverte par le destinataire');
    expect(readable((await place.world.sender.get('/')).text)).toContain('>Ouverte<');
    place.world.app.clock.advance({ minutes: 5 });
    await visitor.post(`/reponse/${id}/bien-recu`);
    expect(await show()).toContain('ouverte aujourd’hui, bien reçue aujourd’hui.');
    expect(readable((await place.world.sender.get('/')).text)).toContain('>Bien reçue<');
  });

  it('the first reading by a receiver who signs in, once; messages stay with the sender', async () => {
    const id = await place.referral('sent', {
      ...{ receiverPlaceId: null, receiverStructureId: place.world.partner, receiverName: 'Association Le Fil' },
    });
    await place.world.sender.get(`/orientations/${id}`);
    expect((await place.world.row(id))['opened_at']).toBeNull();
    const first = await place.world.receiver.get(`/orientations/${id}`);
    expect(first.text).not.toContain('Messages envoyés');
    await place.world.receiver.get(`/orientations/${id}`);
    const events: unknown = await place.world.app.db.query(
      'SELECT kind, by_user_id FROM referral_event WHERE referral_id = $1',
      [id],
    );
    expect(events).toEqual([{ kind: 'opened', by_user_id: place.world.mediator.id }]);
  });
});
