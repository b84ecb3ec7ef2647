import { MessageComposers, MessagesQueries, MessagesService } from '../../../src/modules/messages/index.js';
import { newId } from '../../../src/platform/ids.js';
import { createUser } from '../../factories/identity.js';
import { createMessage } from '../../factories/messages.js';
import { createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let here: string;
let visit: Visit;
let stranger: Visit;
let composed = 0;

beforeAll(async () => {
  app = await startTestApp();
  here = await createStructure(app.db, { name: 'Espace d’ici', email: 'ici@exemple.test', phone: '+33383000102' });
  const elsewhere = await createStructure(app.db, { name: 'Ailleurs' });
  visit = await app.signInAs(await createUser(app.db, { role: 'counter', structureId: here }));
  stranger = await app.signInAs(await createUser(app.db, { role: 'counter', structureId: elsewhere }));
  app.get(MessageComposers).register('essai.lien', {
    label: 'Demande envoyée',
    compose: ({ details }) => {
      composed += 1;
      return Promise.resolve(
        details['useless']
          ? null
          : { subject: 'Une demande & une réponse', text: `Répondez\u00a0: https://p.test/r/jeton-${composed}` },
      );
    },
  });
});
afterAll(() => app.stop());

const row = async (id: string) =>
  (await app.db.query<Record<string, unknown>[]>('SELECT * FROM message WHERE id = $1', [id]))[0];
const verbs = async (id: string) =>
  (await app.db.query<{ verb: string }[]>('SELECT verb FROM audit_event WHERE subject_id = $1 ORDER BY id', [id])).map(
    ({ verb }) => verb,
  );

describe('without a mail server', () => {
  it('a mail is kept, composed at the desk, and noted as sent', async () => {
    const subject = { kind: 'referral' as const, id: newId() };
    const { id, channel } = await app.get(MessagesService).queue({
      ...{ kind: 'essai.lien', structureId: here, subject },
      to: { name: 'Maison d’à côté', kind: 'structure', email: 'a-cote@exemple.test', phone: null },
    });
    expect(channel).toBe('email');
    const list = await visit.get('/messages');
    expect(list.text).toContain('Maison d’à côté');
    expect(list.text).toContain('À envoyer vous-même');
    const shown = await visit.get(`/messages/${id}`);
    expect(shown.text).toContain('Copiez ce message dans votre propre messagerie');
    expect(shown.text).not.toContain('jeton');
    expect(composed).toBe(0);

    const words = await visit.post(`/messages/${id}/composer`);
    expect(words.status).toBe(200);
    expect(words.text).toContain('https://p.test/r/jeton-1');
    expect(words.text).toContain('Espace d’ici');
    expect(words.text).toContain('mailto:a-cote%40exemple.test?subject&#x3D;Une%20demande%20%26%20une');
    expect(JSON.stringify(await row(id))).not.toContain('jeton');

    expect((await visit.post(`/messages/${id}/envoye`)).status).toBe(303);
    const [receipt] = await app.get(MessagesQueries).ofSubject(subject);
    expect(receipt).toMatchObject({ status: 'sent', sentAt: new Date('2026-11-24T09:30:00Z') });
    expect((await visit.get(`/messages/${id}`)).text).toContain('Signaler un retour');
    expect((await visit.post(`/messages/${id}/envoye`)).status).toBe(409);

    expect((await visit.post(`/messages/${id}/retour`)).status).toBe(303);
    expect((await visit.get(`/messages/${id}`)).text).toContain('Adresse refusée');
    expect(await verbs(id)).toEqual(['message.compose', 'message.note-sent', 'message.note-returned']);
  });

  it('a message that is no longer of use is cancelled instead of composed', async () => {
    const { id } = await app.get(MessagesService).queue({
      ...{ kind: 'essai.lien', structureId: here, subject: { kind: 'referral', id: newId() }, details: { useless: 1 } },
      to: { name: 'Maison d’à côté', kind: 'structure', email: 'a-cote@exemple.test', phone: null },
    });
    expect((await visit.post(`/messages/${id}/composer`)).status).toBe(303);
    expect(await row(id)).toMatchObject({ status: 'cancelled' });
  });
});

describe('someone who cannot be written to', () => {
  it('is on the list of calls until somebody called', async () => {
    const subject = { kind: 'referral' as const, id: newId() };
    const { id, channel } = await app.get(MessagesService).queue({
      ...{ kind: 'essai.lien', structureId: here, subject },
      to: { name: 'Jeanne Aubertin', kind: 'person', email: null, phone: '+33612345678' },
    });
    expect(channel).toBe('call');
    const list = await visit.get('/messages/a-appeler');
    expect(list.text).toContain('Jeanne Aubertin');
    expect(list.text).toContain('06\u00a012\u00a034\u00a056\u00a078');
    expect(list.text).toContain(`/orientations/${subject.id}`);
    const answer = await visit.post(`/messages/${id}/appele`);
    expect((await visit.follow(answer)).text).toContain('Personne à appeler.');
    expect((await app.get(MessagesQueries).ofSubject(subject))[0]).toMatchObject({
      status: 'called',
      recipient: '••\u00a0••\u00a0••\u00a0••\u00a078',
    });
  });

  it('is there without a number as well', async () => {
    const { channel, id } = await app.get(MessagesService).queue({
      ...{ kind: 'essai.lien', structureId: here, subject: { kind: 'referral', id: newId() } },
      to: { name: 'Marc Sans', kind: 'person', email: null, phone: null },
    });
    expect(channel).toBe('call');
    expect((await visit.get(`/messages/${id}`)).text).toContain('Ni adresse, ni numéro connus');
  });
});

describe('a message that failed', () => {
  it('says why, and is sent again when asked', async () => {
    const id = await createMessage(app.db, { structureId: here, status: 'failed' });
    expect((await visit.get(`/messages/${id}`)).text).toContain('L’adresse a été refusée');
    expect((await visit.post(`/messages/${id}/reessayer`)).status).toBe(303);
    expect(await row(id)).toMatchObject({ status: 'queued', attempts: 0, ended_at: null });
  });
});

describe('another structure', () => {
  it('sees nothing and does nothing', async () => {
    const id = await createMessage(app.db, { structureId: here, recipientName: 'Secret' });
    expect((await stranger.get('/messages')).text).not.toContain('Secret');
    expect((await stranger.get(`/messages/${id}`)).status).toBe(404);
    const before = composed;
    for (const act of ['composer', 'envoye', 'appele', 'retour', 'reessayer']) {
      expect((await stranger.post(`/messages/${id}/${act}`)).status).toBe(404);
    }
    expect(composed).toBe(before);
    expect(await row(id)).toMatchObject({ status: 'kept' });
  });
});

describe('the list', () => {
  it('is read page by page', async () => {
    const other = await createStructure(app.db);
    const reader = await app.signInAs(await createUser(app.db, { role: 'mediator', structureId: other }));
    for (let number = 0; number < 27; number += 1) {
      await createMessage(app.db, { structureId: other, status: 'sent', recipientName: `Lu ${number}` });
    }
    const first = await reader.get('/messages?etat=envoyes');
    expect(first.text.match(/Lu \d+/g)).toHaveLength(25);
    const next = /href="([^"]+)" rel="next"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
    const second = await reader.get(next ?? '');
    expect(second.text.match(/Lu \d+/g)).toHaveLength(2);
    expect((await reader.get('/messages?etat=inconnu&apres=nimporte')).status).toBe(200);
  });
});

describe('the administration', () => {
  it('says that no mail server is set, and how many messages wait', async () => {
    const administrator = await app.signInAs(await createUser(app.db, { role: 'administrator', structureId: null }));
    const shown = await administrator.get('/administration/messages');
    expect(shown.text).toContain('Aucun serveur réglé');
    expect(shown.text).not.toContain('Envoyer un message d’essai');
    const answer = await administrator.post('/administration/messages/essai');
    expect((await administrator.follow(answer)).text).toContain('Réglez d’abord SMTP_URL et MAIL_FROM.');
  });
});
