import { createStructure } from '../../../factories/structures.js';
import { AnswerLinks } from '../../../../src/modules/referrals/answer-links.js';
import { AnswersService, SaisineQueries } from '../../../../src/modules/referrals/index.js';
import { PURGE_SAISINES } from '../../../../src/modules/referrals/saisine/saisine-purge.js';
import { Jobs } from '../../../../src/platform/jobs/index.js';
import { linkTo, readable } from '../reading.js';
import { SaisineWorld } from './saisine-world.js';

let scene: SaisineWorld;

beforeAll(async () => {
  scene = await SaisineWorld.open();
});
afterAll(() => scene.world.app.stop());

const show = async (id: string, who = scene.agent) => readable((await who.get(`/orientations/${id}/saisine`)).text);

describe('a saisine at the caisse', () => {
  it('goes from the receipt to the end, each step dated for both sides', async () => {
    const id = await scene.saisine({ callBackSlots: ['tue_am'] });
    const before = await show(id);
    expect(before).toContain('Accusez réception : le nom et le téléphone s’afficheront');
    expect(before).not.toContain('Aubertin');
    expect(before).toContain('Réponse attendue le 8 décembre 2026 au plus tard');
    expect((await scene.take(id, 'acknowledged')).status).toBe(303);
    expect(await scene.row(id)).toMatchObject({ step: 'acknowledged', status: 'sent' });
    const known = await show(id);
    for (const shown of ['Jeanne Aubertin', '03 83 00 01 02', 'Mardi matin']) expect(known).toContain(shown);
    await scene.at('2026-11-25T10:30:00+01:00');
    await scene.take(id, 'called_back');
    expect(await scene.row(id)).toMatchObject({ step: 'called_back', status: 'accepted' });
    const workshop = `/orientations/${id}/saisine/atelier`;
    const past = await scene.agent.post(workshop, { workshopOn: '2026-11-01' });
    expect([past.status, past.text.includes('value="2026-11-01"')]).toEqual([422, true]);
    expect((await scene.agent.post(workshop, { workshopOn: '2026-12-03' })).status).toBe(303);
    expect((await scene.agent.post(workshop, { workshopOn: '2026-12-10' })).status).toBe(303);
    await scene.at('2026-12-11T10:30:00+01:00');
    await scene.take(id, 'workshop_attended');
    const close = `/orientations/${id}/saisine/clore`;
    expect(readable((await scene.agent.get(close)).text)).toContain('Dernière étape : atelier suivi');
    await scene.agent.post(close, { words: 'Compte ameli créé.', levelAfter: 'intermediate' });
    expect(await scene.row(id)).toMatchObject({ step: 'closed', status: 'closed', outcome: 'accompanied' });
    const seen = readable((await scene.world.sender.get(`/orientations/${id}`)).text);
    for (const step of [
      'Saisine : brouillon',
      'Saisine : transmise',
      'Saisine : accusé reçu',
      'Saisine : assuré recontacté',
      'Saisine : atelier proposé pour le 3 décembre 2026',
      'Saisine : atelier proposé pour le 10 décembre 2026',
      'Saisine : atelier suivi',
      'Saisine : close',
    ]) {
      expect(seen).toContain(step);
    }
    expect(seen).not.toContain('Orientation acceptée');
    const over = await show(id);
    expect(over).not.toContain('Aubertin');
    expect((await scene.agent.get(`/orientations/${id}/saisine/imprimer`)).status).toBe(404);
    await scene.at('2026-11-24T10:30:00+01:00');
  });

  it('is neither reminded nor called silent before the caisse’s own delay is over', async () => {
    const id = await scene.saisine();
    const look = async () => {
      await scene.world.app.nest.get(Jobs).runNow('referrals.silence');
      const list = await scene.world.sender.get('/orientations/sans-reponse');
      const { reminders_sent } = await scene.world.row(id);
      return { reminders_sent, listed: list.text.includes(id) };
    };
    await scene.at('2026-12-08T18:00:00+01:00');
    expect(await look()).toEqual({ reminders_sent: 0, listed: false });
    await scene.at('2026-12-09T08:00:00+01:00');
    expect(await look()).toEqual({ reminders_sent: 1, listed: true });
    await scene.at('2026-11-24T10:30:00+01:00');
  });

  it.each([
    ['unreachable', 'unreachable'],
    ['redirected', 'redirected'],
  ])('that ends %s closes as such', async (step, outcome) => {
    const id = await scene.saisine();
    await scene.take(id, step);
    expect(await scene.row(id)).toMatchObject({ step, status: 'accepted' });
    await scene.agent.post(`/orientations/${id}/saisine/clore`, {});
    expect(await scene.row(id)).toMatchObject({ step: 'closed', outcome });
  });

  it('that was only called back asks how it ends', async () => {
    const id = await scene.saisine();
    await scene.take(id, 'called_back');
    const close = `/orientations/${id}/saisine/clore`;
    const asked = await scene.agent.post(close, {});
    expect([asked.status, readable(asked.text).includes('Dites ce qu’il s’est passé.')]).toEqual([422, true]);
    const other = await scene.agent.post(close, { outcome: 'other' });
    expect([other.status, readable(other.text).includes('Expliquez en quelques mots')]).toEqual([422, true]);
    await scene.agent.post(close, { outcome: 'given_up' });
    expect(await scene.row(id)).toMatchObject({ step: 'closed', outcome: 'given_up' });
  });

  it('is refused with coded reasons', async () => {
    const id = await scene.saisine();
    const address = linkTo(await show(id), /^Refuser$/);
    await scene.agent.post(address, { reasons: ['not_eligible'], words: 'Relève d’une autre caisse.' });
    expect(await scene.row(id)).toMatchObject({ step: 'refused', status: 'refused' });
    expect(await scene.steps(id)).toEqual(['draft', 'transmitted', 'refused']);
    const late = await scene.take(id, 'called_back');
    expect([late.status, readable(late.text).includes('Cette saisine vient d’être refusée.')]).toEqual([409, true]);
  });

  it('follows an answer given elsewhere: by the plain pages, by a link, by a withdrawal', async () => {
    const { app, sender } = scene.world;
    const plain = await scene.saisine();
    await scene.agent.post(`/orientations/${plain}/accepter`, { appointmentOn: '2026-12-01' });
    expect(await scene.row(plain)).toMatchObject({ step: 'workshop_offered', workshop_on: '2026-12-01' });
    const linked = await scene.saisine();
    const token = await app.get(AnswerLinks).mint(linked);
    const link = await app.get(AnswerLinks).find(token);
    const holder = { linkId: link?.id ?? '', referralId: linked };
    await app.get(AnswersService).acknowledge(holder, linked);
    await app.get(AnswersService).accept(holder, linked, { appointmentOn: null, words: null });
    expect(await scene.row(linked)).toMatchObject({ step: 'called_back', status: 'accepted' });
    const withdrawn = await scene.saisine();
    await sender.post(`/orientations/${withdrawn}/retirer`, { reason: 'Elle a changé d’avis.' });
    expect(await scene.row(withdrawn)).toMatchObject({ step: 'withdrawn' });
    expect(await scene.steps(linked)).toEqual(['draft', 'transmitted', 'acknowledged', 'called_back']);
  });

  it('is noted by the sender when nobody there has an account, and only then', async () => {
    const { app, sender } = scene.world;
    const silent = await createStructure(app.db, { name: 'CPAM muette', kind: 'fund', fundDepartments: [] });
    await app.db.query(`INSERT INTO fund_commune VALUES ($1, '54528', true)`, [silent]);
    const person = await scene.person({ communeInsee: '54528', communeName: 'Toul' });
    const id = await scene.saisine({ structureId: silent }, person);
    expect(await show(id, sender)).toContain('Noter ce que la caisse vous a dit');
    expect((await scene.take(id, 'called_back', sender)).status).toBe(303);
    const answered = await scene.saisine();
    expect(await show(answered, sender)).not.toContain('Noter ce que la caisse vous a dit');
    expect((await scene.take(answered, 'called_back', sender)).status).toBe(404);
  });

  it('is there for the two sides alone', async () => {
    const id = await scene.saisine();
    for (const address of ['', '/imprimer', '/atelier', '/clore']) {
      expect((await scene.otherAgent.get(`/orientations/${id}/saisine${address}`)).status).toBe(404);
      expect((await scene.world.stranger.get(`/orientations/${id}/saisine${address}`)).status).toBe(404);
    }
    expect((await scene.take(id, 'acknowledged', scene.otherAgent)).status).toBe(404);
    expect((await scene.take(id, 'nonsense')).status).toBe(404);
    const referral = await scene.world.referral('sent');
    expect((await scene.world.sender.get(`/orientations/${referral}/saisine`)).status).toBe(404);
  });
});

describe('two steps at the same moment', () => {
  it.each([
    ['the same', 'called_back', 'called_back'],
    ['two ends', 'unreachable', 'redirected'],
    ['a receipt and another', 'acknowledged', 'acknowledged'],
  ])('%s: one wins, the other is told or comes after it', async (_what, one, other) => {
    const id = await scene.saisine();
    const answers = await Promise.all([scene.take(id, one), scene.take(id, other)]);
    const codes = answers.map(({ status }) => status).sort();
    expect(codes[0]).toBe(303);
    const steps = await scene.steps(id);
    expect(steps.length).toBe(codes[1] === 303 ? 4 : 3);
    if (one === other) expect(codes).toEqual([303, 409]);
  });

  it('sent twice for one person: one leaves', async () => {
    const { sender } = scene.world;
    const person = await scene.person();
    const drafts = [];
    for (let count = 0; count < 2; count += 1) {
      drafts.push(await sender.post(`/beneficiaires/${person}/saisine`, scene.fields({ next: 'draft' })));
    }
    const sent = await Promise.all(drafts.map(({ headers }) => sender.post(`${headers['location']}/envoyer`)));
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 409]);
  });
});

describe('the lists', () => {
  it('show the caisse what waits, what is late, step by step', async () => {
    const id = await scene.saisine({ motive: 'social' });
    expect((await scene.agent.get('/saisines')).text).toContain(id);
    expect((await scene.otherAgent.get('/saisines')).text).not.toContain(id);
    await scene.at('2026-12-08T10:30:00+01:00');
    expect(readable((await scene.agent.get('/saisines')).text)).not.toContain('En retard');
    await scene.at('2026-12-09T10:30:00+01:00');
    const list = readable((await scene.agent.get('/saisines')).text);
    expect(list).toContain('En retard');
    expect(list).toContain('au-delà de votre délai');
    expect(list).toContain(`href="/orientations/${id}/saisine"`);
    expect(list).toContain('<strong>Jeanne</strong>');
    await scene.take(id, 'acknowledged');
    const next = readable((await scene.agent.get('/saisines?etape=accuse-recu')).text);
    expect(next).toContain('Jeanne Aubertin');
    const sender = { structureId: scene.world.desk } as never;
    const late = await scene.world.app.get(SaisineQueries).lateOf(sender);
    expect(late.map((line) => line.id)).toContain(id);
    await scene.take(id, 'called_back');
    expect((await scene.world.app.get(SaisineQueries).lateOf(sender)).map((line) => line.id)).not.toContain(id);
    await scene.at('2026-11-24T10:30:00+01:00');
  });
});

describe('the printed sheet', () => {
  it('leaves the number of social security blank, and each print is in the journal', async () => {
    const id = await scene.saisine({ callBackSlots: ['wed_pm'], language: 'pt' });
    const sheet = readable((await scene.world.sender.get(`/orientations/${id}/saisine/imprimer`)).text);
    for (const shown of [
      'Aubertin',
      '36 46',
      'Mercredi après-midi',
      'Portugais',
      'à compléter à la main, n’est pas enregistré',
    ]) {
      expect(sheet).toContain(shown);
    }
    expect((await scene.agent.get(`/orientations/${id}/saisine/imprimer`)).status).toBe(404);
    expect((await scene.agent.get(`/orientations/${id}/saisine.pdf`)).status).toBe(404);
    const pdf = await scene.world.sender.get(`/orientations/${id}/saisine.pdf`);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    await scene.take(id, 'acknowledged');
    expect((await scene.agent.get(`/orientations/${id}/saisine/imprimer`)).status).toBe(200);
    const printed: unknown = await scene.world.app.db.query(
      `SELECT details ->> 'side' AS side FROM audit_event WHERE verb = 'saisine.print' AND subject_id = $1 ORDER BY at`,
      [id],
    );
    expect(printed).toEqual(expect.arrayContaining([{ side: 'sender' }, { side: 'receiver' }]));
  });
});

describe('the purge', () => {
  it('takes the details away six months after the end, and keeps the steps', async () => {
    const { app } = scene.world;
    const details = { callBackSlots: ['mon_am'], language: 'ar', interpreter: 'true', saisineNeeds: ['email'] };
    const over = await scene.saisine(details);
    const running = await scene.saisine(details);
    await scene.take(over, 'unreachable');
    await scene.agent.post(`/orientations/${over}/saisine/clore`, {});
    app.clock.set('2027-05-24T04:00:00+02:00');
    await app.get(Jobs).runNow(PURGE_SAISINES);
    expect(await scene.row(over)).toMatchObject({ language: 'ar', purged_at: null });
    app.clock.set('2027-05-25T04:00:00+02:00');
    await app.get(Jobs).runNow(PURGE_SAISINES);
    expect(await scene.row(over)).toMatchObject({
      ...{ language: null, interpreter: false, call_back_slots: [], needs: [], motive: 'digital', step: 'closed' },
    });
    expect((await scene.row(over))['purged_at']).not.toBeNull();
    expect(await scene.row(running)).toMatchObject({ language: 'ar', purged_at: null });
    expect(await scene.steps(over)).toHaveLength(4);
    await app.get(Jobs).runNow(PURGE_SAISINES);
  });
});
