import { pdf } from '../../factories/pdf.js';
import type { Visit } from '../../setup/app.js';
import { readable } from './reading.js';
import { World } from './world.js';

let world: World;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.app.stop());

const write = (visit: Visit, id: string, words: string, document?: Buffer, name = 'justificatif.pdf') =>
  visit.upload(`/orientations/${id}/ecrire`, (request) => {
    const filled = request.field('words', words);
    return document ? filled.attach('document', document, { filename: name, contentType: 'application/pdf' }) : filled;
  });

const documentsOf = (id: string) =>
  world.app.db.query<Record<string, unknown>[]>(
    'SELECT id, side, name, size, content IS NULL AS removed FROM referral_document WHERE referral_id = $1 ORDER BY added_at, id',
    [id],
  );

describe('the two sides write to each other', () => {
  it('newest last, on the page of both, and it is noted in the journal', async () => {
    const id = await world.referral('sent');
    await world.sender.get(`/orientations/${id}`);
    const sent = await write(world.sender, id, 'Peut-elle venir\nle matin ?');
    expect([sent.status, sent.headers['location']]).toEqual([303, `/orientations/${id}#echanges`]);
    await world.receiver.get(`/orientations/${id}`);
    expect((await world.receiver.post(`/orientations/${id}/ecrire`, { words: 'Oui, dès 9 h.' })).status).toBe(303);
    for (const visit of [world.sender, world.receiver]) {
      const text = readable((await visit.get(`/orientations/${id}`)).text);
      const [question, answer] = [text.indexOf('Peut-elle venir\nle matin ?'), text.indexOf('Oui, dès 9 h.')];
      expect(question).toBeGreaterThan(0);
      expect(answer).toBeGreaterThan(question);
      expect(text).toMatch(/<strong>[^<]+, Maison France services de Toul<\/strong>/);
      expect(text).toMatch(/<strong>[^<]+, Association Le Fil<\/strong>/);
    }
    expect(
      await world.app.db.query(
        `SELECT actor_user_id, details FROM audit_event WHERE verb = 'referral.write' AND subject_id = $1 ORDER BY at, id`,
        [id],
      ),
    ).toEqual([
      { actor_user_id: world.counter.id, details: { side: 'sender', document: null } },
      { actor_user_id: world.mediator.id, details: { side: 'receiver', document: null } },
    ]);
  });

  it('not on a draft, nor once it ended without an accompaniment', async () => {
    for (const status of ['draft', 'refused', 'withdrawn', 'expired'] as const) {
      const id = await world.referral(status);
      expect((await world.sender.get(`/orientations/${id}`)).text).not.toContain('id="echanges"');
      expect((await world.sender.post(`/orientations/${id}/ecrire`, { words: 'Bonjour' })).status).toBe(409);
    }
    const closed = await world.referral('closed');
    await world.sender.get(`/orientations/${closed}`);
    expect((await world.sender.post(`/orientations/${closed}/ecrire`, { words: 'Merci !' })).status).toBe(303);
  });

  it('neither a stranger nor a page of elsewhere', async () => {
    const id = await world.referral('sent');
    expect((await world.stranger.post(`/orientations/${id}/ecrire`, { words: 'Bonjour' })).status).toBe(404);
    const forged = await world.sender.upload(
      `/orientations/${id}/ecrire`,
      (request) => request.field('words', 'Bonjour'),
      'forged',
    );
    expect(forged.status).toBe(403);
    expect(await world.app.db.query('SELECT 1 FROM thread_message WHERE referral_id = $1', [id])).toEqual([]);
  });

  it('refuses an empty message or a social security number, keeping what was typed', async () => {
    const id = await world.referral('sent');
    await world.sender.get(`/orientations/${id}`);
    const empty = await write(world.sender, id, ' ', pdf());
    expect([empty.status, readable(empty.text).includes('Écrivez votre message.')]).toEqual([422, true]);
    expect(readable(empty.text)).toContain('Choisissez de nouveau votre document.');
    const number = await world.sender.post(`/orientations/${id}/ecrire`, { words: 'Son n° : 2 51 05 54 395 123 31' });
    expect([number.status, readable(number.text).includes('sécurité sociale')]).toEqual([422, true]);
    expect(readable(number.text)).toContain('Son n° : 2 51 05 54 395 123 31</textarea>');
    expect(readable(number.text)).toContain('<title>Erreur : ');
    expect(number.text).toContain('href="#words"');
    expect(await documentsOf(id)).toEqual([]);
  });
});

describe('documents', () => {
  it('are downloaded by the two sides alone, never shown in the page', async () => {
    const id = await world.referral('accepted');
    await world.receiver.get(`/orientations/${id}`);
    expect((await write(world.receiver, id, 'Le programme', pdf(), '../été « 2026 ».PDF')).status).toBe(303);
    const [document] = await documentsOf(id);
    expect(document).toMatchObject({ side: 'receiver', name: 'été « 2026 ».pdf', removed: false });
    const at = `/orientations/documents/${String(document?.['id'])}`;
    expect((await world.sender.get(`/orientations/${id}`)).text).toContain(`href="${at}"`);
    const file = await world.sender.get(at);
    expect(file.status).toBe(200);
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition':
        'attachment; filename="document.pdf"; filename*=UTF-8\'\'%C3%A9t%C3%A9%20%C2%AB%202026%20%C2%BB.pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'no-store',
    });
    expect((file.body as Buffer).equals(pdf())).toBe(true);
    expect((await world.stranger.get(at)).status).toBe(404);
    expect((await world.sender.get('/orientations/documents/none')).status).toBe(404);
  });

  it('are PDFs and nothing else, with a word on how to mend, the message kept', async () => {
    const id = await world.referral('sent');
    await world.sender.get(`/orientations/${id}`);
    for (const [content, words] of [
      [Buffer.from('MZ\x90\x00'), 'Ce fichier n’est pas un PDF.'],
      [Buffer.alloc(0), 'Ce fichier n’est pas un PDF.'],
      [pdf('', ''), 'Ce PDF est incomplet'],
      [pdf('<< /S /JavaScript >>'), 'Ce PDF contient un programme'],
      [pdf('<< /Encrypt 9 0 R >>'), 'Ce PDF est protégé'],
      [Buffer.concat([pdf(), Buffer.alloc(5_000_000)]), 'Ce fichier dépasse 5 Mo.'],
    ] as const) {
      const page = await write(world.sender, id, 'Voici son justificatif', content);
      expect([page.status, readable(page.text).includes(words)]).toEqual([422, true]);
      expect(page.text).toContain('Voici son justificatif</textarea>');
      expect(page.text).toContain('href="#document"');
    }
    expect(await documentsOf(id)).toEqual([]);
    expect(await world.app.db.query('SELECT 1 FROM thread_message WHERE referral_id = $1', [id])).toEqual([]);
  });

  it('are three at most on a referral', async () => {
    const id = await world.referral('sent');
    await world.sender.get(`/orientations/${id}`);
    for (const words of ['un', 'deux', 'trois']) expect((await write(world.sender, id, words, pdf())).status).toBe(303);
    const fourth = await write(world.sender, id, 'quatre', pdf());
    expect([fourth.status, readable(fourth.text).includes('Il y a déjà trois documents')]).toEqual([422, true]);
    expect(await documentsOf(id)).toHaveLength(3);
  });

  it.each(['refuser', 'retirer'])('lose their content with an end without help (%s), not their trace', async (act) => {
    const id = await world.referral('sent');
    await world.sender.get(`/orientations/${id}`);
    await write(world.sender, id, 'Voici', pdf());
    const [document] = await documentsOf(id);
    const by = act === 'refuser' ? world.receiver : world.sender;
    await by.get(`/orientations/${id}`);
    const ended = await by.post(`/orientations/${id}/${act}`, {
      ...{ reasons: 'session_full', words: 'Complet.', reason: 'Elle a changé d’avis.' },
    });
    expect(ended.status).toBe(303);
    expect(await documentsOf(id)).toMatchObject([{ removed: true, name: 'justificatif.pdf' }]);
    const page = readable((await world.sender.get(`/orientations/${id}`)).text);
    expect(page).toContain('(supprimé)');
    expect((await world.sender.get(`/orientations/documents/${String(document?.['id'])}`)).status).toBe(404);
    const other = (await world.receiver.get(`/orientations/${id}`)).text;
    expect(other).not.toContain('justificatif.pdf');
  });
});
