import { createReferral } from '../../factories/referrals.js';
import { createPlace } from '../../factories/structures.js';
import { createUser } from '../../factories/identity.js';
import type { Visit } from '../../setup/app.js';
import { readPdf } from '../../setup/pdf.js';
import { World } from './world.js';

let world: World;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.app.stop());

async function printed(visit: Visit, address: string): Promise<string> {
  const answer = await visit.get(address);
  expect([address, answer.status, answer.headers['content-type']]).toEqual([address, 200, 'application/pdf']);
  expect(answer.headers['content-security-policy']).toBe("frame-ancestors 'none'");
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.headers['content-disposition']).toMatch(/^inline; filename="(billet|courrier|information)\.pdf"$/);
  return readPdf(answer.body as Buffer)
    .pages.join('\n')
    .replaceAll('\n', '');
}

/** How often the journal says so of the referral. */
const noted = async (id: string, verb: string): Promise<number> => {
  const [row]: { count: string }[] = await world.app.db.query(
    'SELECT count(*) FROM audit_event WHERE verb = $2 AND subject_id = $1',
    [id, verb],
  );
  return Number(row?.count);
};

describe('the slip of a referral', () => {
  it('tells the person where to go and when, and is noted in the journal', async () => {
    const place = await createPlace(world.app.db, { name: 'Médiathèque Stanislas', structureId: world.partner });
    await world.app.db.query(
      `UPDATE place SET opening_hours = 'Tu 09:00-12:00', phone = '+33383000506' WHERE id = $1`,
      [place],
    );
    const id = await world.referral('accepted', { receiverPlaceId: place, receiverName: 'Médiathèque Stanislas' });
    await world.app.db.query(`UPDATE referral SET appointment_on = '2026-12-01' WHERE id = $1`, [id]);
    const slip = await printed(world.sender, `/orientations/${id}/billet.pdf`);
    for (const words of [
      ...[
        'Jeanne Aubertin',
        'Médiathèque Stanislas',
        '1 rue de l’Essai',
        '54000\u00a0Nancy',
        '03\u00a083\u00a000\u00a005\u00a006',
      ],
      ...[
        'Mardi 1er décembre 2026',
        'Mardi\u00a0: de\u00a09\u00a0heures à\u00a012\u00a0heures.',
        'Maison France services de Toul',
      ],
    ]) {
      expect(slip).toContain(words);
    }
    expect(await noted(id, 'referral.print-slip')).toBe(1);
  });

  it('comes in another size and language when asked', async () => {
    const id = await world.referral('sent');
    const slip = await printed(world.sender, `/orientations/${id}/billet.pdf?format=a4&langue=es`);
    expect(slip).toContain('Adónde ir para recibir ayuda');
    expect(slip).toContain('Où aller pour avoir de l’aide');
    for (const query of ['langue=de', 'format=a3', 'langue=fr&langue=en']) {
      expect((await world.sender.get(`/orientations/${id}/billet.pdf?${query}`)).status).toBe(404);
    }
  });

  it('gives the receiver the first name alone until it has accepted', async () => {
    const sent = await printed(world.receiver, `/orientations/${await world.referral('sent')}/billet.pdf`);
    expect(sent).toContain('Jeanne');
    expect(sent).not.toContain('Aubertin');
    const accepted = await printed(world.receiver, `/orientations/${await world.referral('accepted')}/billet.pdf`);
    expect(accepted).toContain('Jeanne Aubertin');
  });

  it('is there only while someone waits for the person, and for nobody else', async () => {
    for (const status of ['draft', 'refused', 'withdrawn', 'closed'] as const) {
      const id = await world.referral(status);
      expect([status, (await world.sender.get(`/orientations/${id}/billet.pdf`)).status]).toEqual([status, 409]);
    }
    const id = await world.referral('sent');
    for (const sheet of ['billet.pdf', 'courrier.pdf', 'papiers']) {
      expect((await world.stranger.get(`/orientations/${id}/${sheet}`)).status).toBe(404);
    }
  });
});

describe('the letter to a place without e-mail', () => {
  it('names nobody before acceptance, and has room for the person who carries it', async () => {
    const id = await world.referral('sent', { message: 'Plutôt le matin.' });
    const letter = await printed(world.sender, `/orientations/${id}/courrier.pdf`);
    expect(letter).not.toMatch(/Jeanne|Aubertin|03\u00a083\u00a000\u00a001\u00a002/);
    for (const words of ['Association Le Fil', 'Adresse mail', 'Débutant', 'Vézelise', 'Plutôt le matin.']) {
      expect(letter).toContain(words);
    }
    expect(letter).toContain('elle peut écrire ici son nom');
    expect(letter).toContain(`${id.slice(-8, -4)}-${id.slice(-4)}`.toUpperCase());
    expect(letter).toContain('Session complète');
    expect(await noted(id, 'referral.print-letter')).toBe(1);
  });

  it('gives the name and the telephone once the place has accepted', async () => {
    const letter = await printed(world.sender, `/orientations/${await world.referral('accepted')}/courrier.pdf`);
    expect(letter).toContain('Jeanne Aubertin');
    expect(letter).toContain('03\u00a083\u00a000\u00a001\u00a002');
    expect(letter).not.toContain('elle peut écrire ici son nom');
  });

  it('is the sender’s alone, and never goes to a caisse’s agent or a colleague', async () => {
    const id = await world.referral('sent');
    expect((await world.receiver.get(`/orientations/${id}/courrier.pdf`)).status).toBe(404);
    const colleague = await createUser(world.app.db, { role: 'mediator', structureId: world.desk });
    const internal = await createReferral(
      world.app.db,
      {
        ...{ beneficiaryId: world.person, senderStructureId: world.desk, senderId: world.counter.id },
        ...{ receiverStructureId: world.desk, receiverName: 'Nadia Perrin', path: 'internal', status: 'sent' },
      },
      { receiver_user_id: colleague.id },
    );
    expect((await world.sender.get(`/orientations/${internal}/courrier.pdf`)).status).toBe(404);
    expect(await printed(world.sender, `/orientations/${internal}/billet.pdf`)).toContain('Jeanne Aubertin');
  });
});

describe('the page of what is printed', () => {
  it('is reached from the referral, and asks for the size and the language', async () => {
    const id = await world.referral('sent');
    expect((await world.sender.get(`/orientations/${id}`)).text).toContain(`href="/orientations/${id}/papiers"`);
    const { text } = await world.sender.get(`/orientations/${id}/papiers`);
    expect(text).toContain(`action="/orientations/${id}/billet.pdf"`);
    expect(text).toContain('Ukrainien (Українська)');
    expect(text).toContain('n’ont pas encore été relues');
    expect(text).toContain(`href="/orientations/${id}/courrier.pdf"`);
    expect((await world.receiver.get(`/orientations/${id}/papiers`)).text).not.toContain('courrier.pdf');
    const draft = await world.sender.get(`/orientations/${await world.referral('draft')}/papiers`);
    expect(draft.text).toContain('Il n’y a rien à imprimer');
  });
});

describe('the information sheet', () => {
  it('is printed in the person’s language, the French beside it', async () => {
    const given = await world.sender.post(`/beneficiaires/${world.person}/information`);
    const address = given.headers['location'] ?? '';
    expect((await world.sender.get(address)).text).toContain(`action="${address}/fiche.pdf"`);
    const sheet = await printed(world.sender, `${address}/fiche.pdf?langue=pt`);
    expect(sheet).toContain('Telefone para o 36\u00a046.');
    expect(sheet).toContain('Fiche remise le mardi 24 novembre 2026.');
    expect((await world.receiver.get(`${address}/fiche.pdf`)).status).toBe(404);
    expect((await world.sender.get(`${address}/fiche.pdf?langue=xx`)).status).toBe(404);
  });
});
