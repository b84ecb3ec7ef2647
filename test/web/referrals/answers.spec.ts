import { createReferral } from '../../factories/referrals.js';
import { communes, createPlace } from '../../factories/structures.js';
import { readable } from './reading.js';
import { World } from './world.js';

let world: World;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.app.stop());

describe('what was typed is kept, with a word on how to mend it', () => {
  it('a refusal wants a reason and words', async () => {
    const id = await world.referral('sent');
    const page = await world.receiver.post(`/orientations/${id}/refuser`, { words: 'Pas de place en décembre.' });
    expect(page.status).toBe(422);
    expect(readable(page.text)).toContain('Cochez au moins une raison du refus.');
    expect(page.text).toContain('href="#reasons"');
    expect(page.text).toContain('Pas de place en décembre.</textarea>');
    expect(readable(page.text)).toContain('<title>Erreur : Refuser l’orientation – Passerelle</title>');
    const wordless = await world.receiver.post(`/orientations/${id}/refuser`, { reasons: 'session_full' });
    expect(wordless.status).toBe(422);
    expect(readable(wordless.text)).toContain('Expliquez en quelques mots : cela aide à trouver une autre solution');
    expect(wordless.text).toMatch(/value="session_full" checked/);
    expect((await world.row(id))['status']).toBe('sent');
  });

  it('a first appointment is a day to come that exists', async () => {
    const id = await world.referral('sent');
    const past = await world.receiver.post(`/orientations/${id}/accepter`, { appointmentOn: '2026-11-23' });
    expect([past.status, readable(past.text).includes('Ce jour est passé.')]).toEqual([422, true]);
    const none = await world.receiver.post(`/orientations/${id}/accepter`, {
      appointmentOn: '2026-02-30',
      words: 'À bientôt',
    });
    expect([none.status, readable(none.text).includes('Écrivez un jour qui existe')]).toEqual([422, true]);
    expect(none.text).toContain('À bientôt</textarea>');
  });

  it('no free text holds a social security number', async () => {
    const sent = await world.referral('sent');
    const accepted = await world.referral('accepted');
    const number = '2 51 05 54 395 123 31';
    const answers = [
      await world.receiver.post(`/orientations/${sent}/accepter`, { words: number }),
      await world.receiver.post(`/orientations/${sent}/refuser`, { reasons: 'other', words: number }),
      await world.sender.post(`/orientations/${sent}/retirer`, { reason: number }),
      await world.receiver.post(`/orientations/${accepted}/terminer`, { outcome: 'other', words: number }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
    for (const { text } of answers) expect(readable(text)).toContain('sécurité sociale');
  });

  it('another outcome wants words, a withdrawal a reason', async () => {
    const accepted = await world.referral('accepted');
    const other = await world.receiver.post(`/orientations/${accepted}/terminer`, {
      outcome: 'other',
      levelAfter: 'beginner',
    });
    expect([other.status, readable(other.text).includes('Expliquez en quelques mots ce qu’il s’est passé.')]).toEqual([
      422,
      true,
    ]);
    expect(other.text).toMatch(/value="beginner" selected/);
    const withdrawn = await world.sender.post(`/orientations/${await world.referral('sent')}/retirer`, {
      reason: '  ',
    });
    expect([withdrawn.status, readable(withdrawn.text).includes('Dites en quelques mots pourquoi')]).toEqual([
      422,
      true,
    ]);
  });
});

describe('an act that comes too late', () => {
  it('is told so on a page in French, and nothing changes', async () => {
    const id = await world.referral('withdrawn');
    const page = await world.receiver.post(`/orientations/${id}/accepter`);
    expect(page.status).toBe(409);
    expect(readable(page.text)).toContain('Cette orientation vient d’être retirée.');
    expect((await world.receiver.get(`/orientations/${id}/accepter`)).status).toBe(409);
    expect((await world.row(id))['status']).toBe('withdrawn');
  });
});

describe('a receiver that has nobody here', () => {
  it('is called by the sender, who notes its answer and the outcome', async () => {
    const place = await createPlace(world.app.db, { name: 'Médiathèque', commune: communes.vezelise });
    const id = await createReferral(world.app.db, {
      beneficiaryId: world.person,
      senderStructureId: world.desk,
      senderId: world.counter.id,
      receiverPlaceId: place,
      receiverName: 'Médiathèque',
      status: 'sent',
    });
    const page = await world.sender.get(`/orientations/${id}`);
    expect(readable(page.text)).toContain('À vous de contacter ce lieu');
    expect(readable(page.text)).toContain('Noter une acceptation');
    expect((await world.sender.post(`/orientations/${id}/accepter`, { appointmentOn: '2026-11-30' })).status).toBe(303);
    expect((await world.sender.post(`/orientations/${id}/terminer`, { outcome: 'did_not_come' })).status).toBe(303);
    expect(await world.row(id)).toMatchObject({
      status: 'closed',
      outcome: 'did_not_come',
      answered_by: world.counter.id,
      closed_by: world.counter.id,
      appointment_on: '2026-11-30',
    });
  });

  it('is so as well when the structure’s only account is disabled', async () => {
    const id = await world.referral('sent');
    await world.app.db.query('UPDATE app_user SET disabled_at = now() WHERE id = $1', [world.mediator.id]);
    expect((await world.sender.get(`/orientations/${id}/refuser`)).status).toBe(200);
    await world.app.db.query('UPDATE app_user SET disabled_at = NULL WHERE id = $1', [world.mediator.id]);
    expect((await world.sender.get(`/orientations/${id}/refuser`)).status).toBe(404);
  });
});

describe('lists', () => {
  it('turns pages without missing or repeating a line, newest first', async () => {
    await world.app.db.query('DELETE FROM beneficiary_share');
    await world.app.db.query('DELETE FROM referral_event');
    await world.app.db.query('DELETE FROM referral');
    const ids: string[] = [];
    // Two by two at the same moment: the order of those is given by the id.
    for (let index = 0; index < 60; index += 1) {
      const minute = String(Math.floor(index / 2)).padStart(2, '0');
      ids.push(await world.referral('draft', { createdAt: `2026-11-20T08:${minute}:00.123456Z` }));
    }
    const seen: string[] = [];
    let address: string | undefined = '/orientations?etat=brouillons';
    while (address) {
      const { text } = await world.sender.get(address);
      seen.push(...[...text.matchAll(/href="\/orientations\/([0-9a-f-]{36})"/g)].map(([, id]) => id ?? ''));
      address = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
    }
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
    expect(seen[0]).toBe(ids[59]);
    expect(seen[59]).toBe(ids[0]);
  });

  it('shows first what has waited longest for an answer', async () => {
    await world.app.db
      .query(`UPDATE referral SET status = 'sent', sent_at = created_at, agreement_on = '2026-11-20', agreement_how = 'oral'
      WHERE id IN (SELECT id FROM referral ORDER BY created_at LIMIT 2)`);
    const rows: { id: string }[] = await world.app.db.query(
      `SELECT id FROM referral WHERE status = 'sent' ORDER BY sent_at, id`,
    );
    const page = await world.receiver.get('/orientations/recues');
    expect(readable(page.text)).toContain('Reçues (2 à répondre)');
    expect([...page.text.matchAll(/href="\/orientations\/([0-9a-f-]{36})"/g)].map(([, id]) => id)).toEqual(
      rows.map(({ id }) => id),
    );
  });
});
