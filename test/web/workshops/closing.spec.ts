import { WorkshopClosing } from '../../../src/modules/support-sessions/closing/workshop-closing.service.js';
import { createUser } from '../../factories/identity.js';
import { createPerson } from '../../factories/referrals.js';
import { communes, createPlace } from '../../factories/structures.js';
import { createRegistration } from '../../factories/workshops.js';
import { linkTo, readable } from '../referrals/reading.js';
import { AFTER, DURING, LoopWorld } from './loop-world.js';
import { NOW } from '../../setup/app.js';

let world: LoopWorld;

beforeAll(async () => {
  world = await LoopWorld.open();
  await world.app.nest.listen(0, '127.0.0.1');
});
afterAll(() => world.app.stop());
beforeEach(() => world.at(NOW));

const fields = { durationMinutes: '110', topics: ['email', 'sante'], workshopLevel: 'debutant', notes: 'Deux heures calmes.' };

async function one<T>(sql: string, parameters: unknown[]): Promise<T | undefined> {
  const rows: T[] = await world.app.db.query(sql, parameters);
  return rows[0];
}

const workshopRow = (id: string) =>
  one<{ status: string; session_id: string | null; closed_by: string | null }>('SELECT * FROM workshop WHERE id = $1', [id]);
const sessionRow = (id: string | null | undefined) => one<Record<string, unknown>>('SELECT * FROM support_session WHERE id = $1', [id]);
const sessionsOf = async (workshopId: string): Promise<number> =>
  (await one<{ count: number }>('SELECT count(*) AS count FROM support_session WHERE form_key = $1', [workshopId]))?.count ?? 0;

/** Two people referred by the desk, one person without a file, one who waits. */
async function held() {
  const workshop = await world.workshop({ capacity: 3, topics: ['email'] });
  const people = [await world.person(), await world.person({ firstName: 'Lucien', lastName: 'Absent' })];
  const referrals = [await world.refer(workshop, people[0] ?? ''), await world.refer(workshop, people[1] ?? '')];
  const agent = { structureId: world.fund, userId: world.agent.id };
  const named = await createRegistration(world.app.db, { workshopId: workshop, agent, name: 'Paul Sans-Fiche' });
  const waiting = await world.refer(workshop, await world.person());
  const [came, absent] = [await world.seatOf(referrals[0] ?? ''), await world.seatOf(referrals[1] ?? '')];
  await world.at(DURING);
  await world.organiser.post(`/ateliers/${workshop}/presence`, {
    ...{ [`presence-${came.id}`]: 'attended', [`presence-${named}`]: 'attended' },
    ...{ anonymous: '2', anonymousSeen: '0' },
  });
  await world.at(AFTER);
  return { workshop, people, referrals, waiting, absent };
}

describe('closing a workshop', () => {
  it('shows who came, writes the session with the real participants, and tells the sender « venu »', async () => {
    const { workshop, people, referrals, waiting, absent } = await held();
    const [first = '', second = ''] = referrals;
    const asked = readable((await world.organiser.get(`/ateliers/${workshop}/cloture`)).text);
    expect(asked).toContain('4 personnes présentes');
    expect(asked).toContain('Jeanne Aubertin');
    expect(asked).toContain('Et 2 personnes sans fiche.');
    expect(asked).toContain('Une personne sans présence notée : elle sera notée absente.');
    expect(asked).toContain('Une personne sans place : la liste d’attente prend fin.');
    expect(asked).toContain('France services de Toul saura si les personnes orientées sont venues.');
    expect(asked).toContain('value="120"');
    const closed = await world.organiser.post(`/ateliers/${workshop}/cloture`, fields);
    expect(closed.status).toBe(303);
    const row = await workshopRow(workshop);
    expect(row).toMatchObject({ status: 'closed', closed_by: world.agent.id });
    expect(await sessionRow(row?.session_id)).toMatchObject({
      ...{ kind: 'collectif', title: 'Mon compte ameli', day: '2026-12-08', duration_minutes: 110 },
      ...{ participant_count: 4, anonymous_count: 3, workshop_level: 'debutant', topics: ['email', 'sante'] },
      ...{ mediator_id: world.agent.id, structure_id: world.fund, location_kind: 'autre', commune_insee: '54395' },
      ...{ notes: 'Deux heures calmes.' },
    });
    const participants: unknown = await world.app.db.query(
      'SELECT beneficiary_id FROM session_participant WHERE session_id = $1',
      [row?.session_id],
    );
    expect(participants).toEqual([{ beneficiary_id: people[0] }]);
    expect(await world.rowOf(first)).toMatchObject({ status: 'closed', outcome: 'accompanied', closed_by: world.agent.id });
    expect(await world.rowOf(second)).toMatchObject({ status: 'closed', outcome: 'did_not_come' });
    expect(await world.rowOf(waiting)).toMatchObject({ status: 'refused', refusal_reasons: ['session_full'] });
    const share = await one<{ open: number }>(
      'SELECT count(*) AS open FROM beneficiary_share WHERE beneficiary_id = ANY ($1) AND ends_at IS NULL',
      [people],
    );
    expect(share).toEqual({ open: 0 });
    const read = readable((await world.counter.get(first)).text);
    expect(read).toContain('Personne venue');
    expect(linkTo(read, /Refaire le point/)).toBe(`/beneficiaires/${people[0]}/repere/express`);
    expect(readable((await world.counter.get(second)).text)).toContain('Un empêchement arrive.');
    expect(await world.written(first)).toEqual(['referral.answered']);
    const after = readable((await world.organiser.get(`/ateliers/${workshop}/cloture`)).text);
    expect(linkTo(after, /Voir la séance/)).toBe(`/seances/${row?.session_id}`);
    expect(after).not.toContain('Aubertin');
    expect((await world.organiser.get(`/ateliers/${workshop}/presence`)).headers['location']).toBe(`/ateliers/${workshop}/cloture`);
    expect((await world.organiser.post(`/ateliers/${workshop}/presence`, { [`presence-${absent.id}`]: 'attended', anonymous: '2', anonymousSeen: '2' })).status).toBe(409);
  });

  it('does it once, whatever is pressed twice, in two tabs, by two people', async () => {
    const { workshop } = await held();
    const colleague = await world.app.signInAs(
      await createUser(world.app.db, { role: 'fund_agent', structureId: world.fund }),
    );
    const path = `/ateliers/${workshop}/cloture`;
    const answers = await Promise.all(
      [world.organiser, colleague, world.organiser, colleague].map((visit) => visit.post(path, fields)),
    );
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    expect(await sessionsOf(workshop)).toBe(1);
    const again = await world.organiser.follow(await world.organiser.post(path, fields));
    expect(readable(again.text)).toContain('Cet atelier était déjà clôturé : rien n’a été ajouté ni changé.');
    const journal: unknown = await world.app.db.query(
      `SELECT count(*) AS count FROM audit_event WHERE verb = 'workshop.close' AND subject_id = $1`,
      [workshop],
    );
    expect(journal).toEqual([{ count: 1 }]);
  });

  it('writes all or nothing: what fails at the very end leaves no session, no mark and no answer', async () => {
    const { workshop, referrals, absent } = await held();
    await world.app.db.query(
      `CREATE FUNCTION refuse_end() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF NEW.outcome = 'did_not_come' THEN RAISE EXCEPTION 'cut'; END IF; RETURN NEW; END $$;
       CREATE TRIGGER refuse_end BEFORE UPDATE ON referral FOR EACH ROW EXECUTE FUNCTION refuse_end()`,
    );
    const actor = { userId: world.agent.id, structureId: world.fund, role: 'fund_agent' } as never;
    const input = { durationMinutes: 60, topics: ['email' as const], workshopLevel: null, notes: null };
    await expect(world.app.get(WorkshopClosing).close(actor, workshop, input)).rejects.toThrow('cut');
    await world.app.db.query('DROP TRIGGER refuse_end ON referral; DROP FUNCTION refuse_end()');
    expect(await workshopRow(workshop)).toMatchObject({ status: 'published', session_id: null });
    expect(await sessionsOf(workshop)).toBe(0);
    expect(await world.rowOf(referrals[0] ?? '')).toMatchObject({ status: 'accepted' });
    expect(await one('SELECT status FROM registration WHERE id = $1', [absent.id])).toEqual({ status: 'registered' });
    await world.organiser.post(`/ateliers/${workshop}/cloture`, fields);
    expect(await workshopRow(workshop)).toMatchObject({ status: 'closed' });
  });

  it('has no session when nobody came, and asks nothing then', async () => {
    const workshop = await world.workshop();
    const address = await world.refer(workshop, await world.person());
    await world.at(AFTER);
    const asked = readable((await world.organiser.get(`/ateliers/${workshop}/cloture`)).text);
    expect(asked).toContain('L’atelier sera clôturé sans séance.');
    expect((await world.organiser.post(`/ateliers/${workshop}/cloture`)).status).toBe(303);
    expect(await workshopRow(workshop)).toMatchObject({ status: 'closed', session_id: null });
    expect(await sessionsOf(workshop)).toBe(0);
    expect(await world.rowOf(address)).toMatchObject({ outcome: 'did_not_come' });
  });

  it('of one person by phone becomes an individual session, linked to its referral', async () => {
    const workshop = await world.workshop({ format: 'individual', mode: 'phone', capacity: 1 });
    const person = await world.person();
    const address = await world.refer(workshop, person);
    await world.at(DURING);
    await world.organiser.post(`/ateliers/${workshop}/presence`, {
      ...{ [`presence-${(await world.seatOf(address)).id}`]: 'attended', anonymous: '0', anonymousSeen: '0' },
    });
    await world.at(AFTER);
    expect((await world.organiser.post(`/ateliers/${workshop}/cloture`, fields)).status).toBe(303);
    expect(await sessionRow((await workshopRow(workshop))?.session_id)).toMatchObject({
      ...{ kind: 'individuel', beneficiary_id: person, referral_id: address.split('/').at(-1) },
      ...{ location_kind: 'a_distance', participant_count: 1, anonymous_count: 0 },
    });
  });

  it('names the place when it is the structure’s own, and offers to look at the level of its own people again', async () => {
    const place = await createPlace(world.app.db, { structureId: world.desk, commune: communes.toul });
    const workshop = await world.workshop({ structureId: world.desk, createdBy: world.sender.id, placeId: place });
    const beneficiaryId = await createPerson(world.app.db, { structureId: world.desk, createdBy: world.sender.id });
    const agent = { structureId: world.desk, userId: world.sender.id };
    await createRegistration(world.app.db, { workshopId: workshop, agent, beneficiaryId, status: 'attended' });
    await world.at(AFTER);
    const closed = await world.counter.follow(await world.counter.post(`/ateliers/${workshop}/cloture`, fields));
    expect(linkTo(closed.text, /Refaire le point/)).toBe(`/beneficiaires/${beneficiaryId}/repere/express`);
    expect(await sessionRow((await workshopRow(workshop))?.session_id)).toMatchObject({
      ...{ location_kind: 'lieu_activite', place_id: place, commune_insee: '54528' },
    });
  });

  it('keeps what was typed when something is missing', async () => {
    const { workshop } = await held();
    const wrong = await world.organiser.post(`/ateliers/${workshop}/cloture`, { ...fields, topics: [], durationMinutes: '0' });
    expect(wrong.status).toBe(422);
    const text = readable(wrong.text);
    expect(text).toContain('Cochez au moins une thématique.');
    expect(text).toContain('Écrivez la durée en minutes');
    expect(text).toContain('Deux heures calmes.');
    expect(await sessionsOf(workshop)).toBe(0);
  });

  it('is of the day on the clocks of its own place', async () => {
    const workshop = await world.workshop({
      ...{ zone: 'Pacific/Noumea', startsAt: '2026-12-07T22:00:00Z', endsAt: '2026-12-08T00:00:00Z' },
    });
    const agent = { structureId: world.fund, userId: world.agent.id };
    await createRegistration(world.app.db, { workshopId: workshop, agent, name: 'Paul', status: 'attended' });
    await world.at('2026-12-08T01:00:00Z');
    await world.organiser.post(`/ateliers/${workshop}/cloture`, fields);
    expect(await sessionRow((await workshopRow(workshop))?.session_id)).toMatchObject({ day: '2026-12-08' });
  });

  it('waits for the half of the workshop, and is the organiser’s alone', async () => {
    const workshop = await world.workshop();
    await world.at('2026-12-08T14:59:00+01:00');
    expect((await world.organiser.get(`/ateliers/${workshop}/cloture`)).headers['location']).toBe(`/ateliers/${workshop}/presence`);
    expect((await world.organiser.post(`/ateliers/${workshop}/cloture`, fields)).status).toBe(409);
    await world.at(AFTER);
    expect((await world.counter.get(`/ateliers/${workshop}/cloture`)).status).toBe(404);
    expect((await world.counter.post(`/ateliers/${workshop}/cloture`, fields)).status).toBe(404);
    expect(await workshopRow(workshop)).toMatchObject({ status: 'published' });
  });
});

describe('a seat that moves while it is closed, withdrawn or given back', () => {
  it('ends in one state, and nobody is left waiting for the other', async () => {
    for (let round = 0; round < 6; round += 1) {
      await world.at(NOW);
      const workshop = await world.workshop({ capacity: 1 });
      const [first, second] = [
        await world.refer(workshop, await world.person()),
        await world.refer(workshop, await world.person()),
      ];
      const answers = await Promise.all([
        world.counter.post(`${first}/rendre-la-place`),
        world.counter.post(`${first}/retirer-accord`),
        world.counter.post(`${second}/retirer`, { reason: 'Elle a changé d’avis.' }),
        world.counter.post(`${second}/rendre-la-place`),
      ]);
      expect(answers.map(({ status }) => status).every((status) => status === 303 || status === 409)).toBe(true);
      expect(['closed', 'withdrawn']).toContain((await world.rowOf(first))['status']);
      expect(['refused', 'withdrawn']).toContain((await world.rowOf(second))['status']);
      expect(await one('SELECT seats_taken, waiting FROM workshop WHERE id = $1', [workshop])).toEqual({ seats_taken: 0, waiting: 0 });
    }
  });
});
