import { readable } from '../referrals/reading.js';
import { AFTER, LoopWorld } from './loop-world.js';

let world: LoopWorld;

beforeAll(async () => {
  world = await LoopWorld.open();
});
afterAll(() => world.app.stop());
beforeEach(() => world.at(AFTER));

const answers = (workshopId: string): Promise<Record<string, unknown>[]> =>
  world.app.db.query('SELECT learnt, pace, again, given_by FROM workshop_feedback WHERE workshop_id = $1', [workshopId]);

async function linkOf(workshopId: string): Promise<string> {
  const page = await world.organiser.post(`/ateliers/${workshopId}/satisfaction/lien`);
  const address = /href="(http[^"]+\/s\/[A-Za-z0-9_-]{43})"/.exec(page.text)?.[1] ?? '';
  return new URL(address).pathname;
}

const shown = async (workshopId: string): Promise<string> =>
  readable((await world.organiser.get(`/ateliers/${workshopId}/satisfaction`)).text);

describe('satisfaction by the link', () => {
  it('takes one answer a browser, of nobody, and keeps no hour', async () => {
    const workshop = await world.workshop();
    const link = await linkOf(workshop);
    const visit = world.app.visitor();
    const asked = readable((await visit.get(link)).text);
    expect(asked).toContain('Avez-vous appris quelque chose d’utile ?');
    expect((await visit.post(link)).status).toBe(422);
    expect((await visit.post(link, { learnt: 'yes', pace: 'too_fast' })).status).toBe(303);
    await visit.post(link, { learnt: 'no' });
    expect(readable((await visit.get(link)).text)).toContain('Merci ! Votre réponse est enregistrée, sans votre nom.');
    await world.app.visitor().get(link);
    expect(await answers(workshop)).toEqual([{ learnt: 'yes', pace: 'too_fast', again: null, given_by: 'link' }]);
    const [{ id }] = await world.app.db.query<[{ id: string }]>('SELECT id FROM workshop_feedback WHERE workshop_id = $1', [workshop]);
    // Drawn at random: the other kind tells the hour.
    expect(id[14]).toBe('4');
    const journal: unknown = await world.app.db.query(
      `SELECT verb FROM audit_event WHERE subject_id = $1 ORDER BY at`,
      [workshop],
    );
    expect(journal).toEqual([{ verb: 'workshop.feedback-link' }]);
  });

  it('opens with the workshop and closes a month later; a new key ends the former', async () => {
    const workshop = await world.workshop();
    const former = await linkOf(workshop);
    const link = await linkOf(workshop);
    const visit = world.app.visitor();
    expect((await visit.get(former)).status).toBe(404);
    expect((await visit.get('/s/forged')).status).toBe(404);
    await world.at('2026-12-08T13:59:00+01:00');
    expect(readable((await visit.get(link)).text)).toContain('L’atelier n’a pas encore commencé.');
    await visit.post(link, { learnt: 'yes' });
    await world.at('2027-01-07T16:00:00+01:00');
    expect(readable((await visit.get(link)).text)).toContain('les réponses sont closes');
    await visit.post(link, { learnt: 'yes' });
    expect(await answers(workshop)).toEqual([]);
    const secret: unknown = await world.app.db.query('SELECT feedback_hash FROM workshop WHERE id = $1', [workshop]);
    expect(JSON.stringify(secret)).not.toContain(link.slice(3));
  });
});

describe('satisfaction on paper', () => {
  const counted = { learnt_yes: '3', learnt_no: '1', pace_good: '2', again_maybe: '1' };

  it('prints a sheet without a name, and takes the counts of paper as they are corrected', async () => {
    const workshop = await world.workshop();
    const sheet = readable((await world.organiser.get(`/ateliers/${workshop}/satisfaction/feuille`)).text);
    expect(sheet).toContain('N’écrivez pas votre nom.');
    expect(sheet).toContain('Trop lentement');
    expect((await world.organiser.post(`/ateliers/${workshop}/satisfaction`, counted)).status).toBe(303);
    expect(await answers(workshop)).toHaveLength(4);
    const text = await shown(workshop);
    expect(text).toContain('3 oui, 0 un peu, 1 non');
    // Two said something of the pace: too few to be told.
    expect(text).toContain('Trop peu de réponses à cette question');
    await world.organiser.post(`/ateliers/${workshop}/satisfaction`, { learnt_yes: '5' });
    expect(await answers(workshop)).toHaveLength(5);
  });

  it('shows nothing below three answers, and refuses what is no number', async () => {
    const workshop = await world.workshop();
    await world.organiser.post(`/ateliers/${workshop}/satisfaction`, { learnt_yes: '2' });
    const text = await shown(workshop);
    expect(text).toContain('les résultats s’affichent à partir de 3');
    expect(text).not.toContain('2 oui');
    const wrong = await world.organiser.post(`/ateliers/${workshop}/satisfaction`, { learnt_yes: 'deux' });
    expect(wrong.status).toBe(422);
    expect(await answers(workshop)).toHaveLength(2);
  });

  it('is the organiser’s alone', async () => {
    const workshop = await world.workshop();
    for (const path of ['satisfaction', 'satisfaction/feuille']) {
      expect((await world.counter.get(`/ateliers/${workshop}/${path}`)).status).toBe(404);
    }
    expect((await world.counter.post(`/ateliers/${workshop}/satisfaction`, counted)).status).toBe(404);
    expect((await world.counter.post(`/ateliers/${workshop}/satisfaction/lien`)).status).toBe(404);
  });
});
