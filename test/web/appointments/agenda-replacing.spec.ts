import { ReplacementDays } from '../../../src/modules/appointments/replacing/replacement-days.service.js';
import { Replacements } from '../../../src/modules/appointments/replacing/replacements.service.js';
import type { StructureActor } from '../../../src/platform/access/actor.js';
import { createAgendaWorkshop } from '../../factories/agenda.js';
import { createAppointment, createAvailability, createReason } from '../../factories/appointments.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

// Tuesday 24 November 2026, 10 h 30 in Paris; the day to replace is Thursday 26.
const DAY = '2026-11-26';
let app: TestApp;
let structureId: string;
let placeId: string;
let reasonId: string;
let absent: CreatedUser;
let free: CreatedUser;
let busy: CreatedUser;
let manager: CreatedUser;
let visit: Visit;

const text = (html: string): string =>
  html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

beforeAll(async () => {
  app = await startTestApp();
  const { db } = app;
  await createCommunes(db);
  structureId = await createStructure(db, { communeInsee: communes.nancy.code });
  placeId = await createPlace(db, { structureId, name: 'Maison du numérique' });
  absent = await createUser(db, { structureId, firstName: 'Nadia', lastName: 'Absente' });
  free = await createUser(db, { structureId, firstName: 'Marc', lastName: 'Libre' });
  busy = await createUser(db, { structureId, firstName: 'Julie', lastName: 'Occupée' });
  manager = await createUser(db, { structureId, firstName: 'Rose', lastName: 'Direction', role: 'structure_manager' });
  reasonId = await createReason(db, { structureId });
  for (const { id } of [absent, free, busy]) await createAvailability(db, { structureId, agentId: id, placeId });
});
beforeEach(async () => {
  await app.db.query('DELETE FROM appointment');
  await app.db.query('DELETE FROM absence');
  await app.db.query('DELETE FROM workshop_animator');
  await app.db.query('DELETE FROM workshop');
  visit = await app.signInAs(manager);
});
afterAll(() => app.stop());

const appointment = (agent: CreatedUser, hour: string, settings: Record<string, unknown> = {}) =>
  createAppointment(app.db, {
    ...{ structureId, agentId: agent.id, reasonId, placeId, startsAt: `${DAY}T${hour}:00+01:00` },
    ...settings,
  });

const row = async (table: 'appointment' | 'workshop', id: string): Promise<Record<string, unknown>> =>
  (await app.db.query(`SELECT * FROM ${table} WHERE id = $1`, [id]))[0] as Record<string, unknown>;

const absences = async (): Promise<unknown[]> => app.db.query('SELECT agent_id, starts_at, ends_at FROM absence');

const here = (path = '') => `/agenda/remplacer${path}?agent=${absent.id}&jour=${DAY}`;

/** The fields that the confirmation page would send. */
async function confirmed(choices: Record<string, string>): Promise<Record<string, string>> {
  const query = Object.entries(choices).map(([name, value]) => `&${name}=${encodeURIComponent(value)}`);
  const { text: html, status } = await visit.get(`${here('/verifier')}${query.join('')}`);
  expect(status).toBe(200);
  const main = html.slice(html.indexOf('<main'));
  const hidden = [...main.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
  return Object.fromEntries(hidden.map(([, name, value]) => [name, value]).filter(([name]) => name !== '_csrf'));
}

const give = (id: string, to: CreatedUser) => ({ [`acte-${id}`]: 'confier', [`collegue-${id}`]: to.id });

describe('replacing an absent agent', () => {
  it('proposes a colleague who is free and receives there, else the next free hour', async () => {
    await appointment(absent, '09:00', { name: 'Mme Neuf' });
    await appointment(busy, '09:00', { name: 'M. de Julie' });
    // Two at once on purpose: Marc can take one of them only.
    await appointment(absent, '09:00', { name: 'Mme Double', forced: true });
    const { text: html } = await visit.get(here());
    const page = text(html);
    expect(page).toContain('Remplacer Nadia Absente');
    expect(page).toContain('Marc Libre (libre, reçoit à cette heure)');
    expect(page).toContain('Julie Occupée (pas libre)');
    // Rose has no hours of her own: free, and not proposed.
    expect(page).toContain('Rose Direction (libre)');
    expect(html.match(/value="confier" checked/g)).toHaveLength(1);
    expect(html.match(/value="deplacer" checked/g)).toHaveLength(1);
    // From that day on, at another hour: neither what is proposed for the first line, nor today.
    expect(page).toMatch(/le 26 novembre à 10 h, avec (Marc Libre|Julie Occupée)/);
  });

  it('does all of it at once: given, moved, cancelled, kept, and the absence noted', async () => {
    const [given, moved, cancelled, kept] = [
      await appointment(absent, '09:00'),
      await appointment(absent, '10:00'),
      await appointment(absent, '11:00'),
      await appointment(absent, '15:00'),
    ];
    const offer = `2026-11-27T08:00:00.000Z|${free.id}|${placeId}`;
    const fields = await confirmed({
      ...{ ...give(given, free), [`acte-${moved}`]: 'deplacer', [`creneau-${moved}`]: offer },
      ...{ [`acte-${cancelled}`]: 'annuler', [`acte-${kept}`]: 'garder', absence: 'true' },
    });
    const answer = await visit.post('/agenda/remplacer', fields);
    expect(answer.status).toBe(303);
    expect(text((await visit.follow(answer)).text)).toContain(
      'Remplacement enregistré : 1 confié, 1 déplacé, 1 annulé, 1 gardé.',
    );
    expect(await row('appointment', given)).toMatchObject({ agent_id: free.id, status: 'upcoming' });
    expect(await row('appointment', moved)).toMatchObject({
      ...{ agent_id: free.id, starts_at: new Date('2026-11-27T08:00:00Z'), place_id: placeId },
    });
    expect(await row('appointment', cancelled)).toMatchObject({ status: 'cancelled_by_service' });
    expect(await row('appointment', kept)).toMatchObject({ agent_id: absent.id, status: 'upcoming' });
    expect(await absences()).toEqual([
      {
        agent_id: absent.id,
        starts_at: new Date('2026-11-25T23:00:00Z'),
        ends_at: new Date('2026-11-26T23:00:00Z'),
      },
    ]);
  });

  it('changes nothing at all when an hour was taken meanwhile, and says which line', async () => {
    const first = await appointment(absent, '09:00', { name: 'Mme Neuf' });
    const second = await appointment(absent, '10:00', { name: 'M. Dix' });
    const fields = await confirmed({ ...give(first, free), ...give(second, free), absence: 'true' });
    await appointment(free, '10:00', { name: 'Mme Rapide' });
    const refused = await visit.post('/agenda/remplacer', fields);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(`href="#ligne-${second}"`);
    expect(refused.text).not.toContain(`href="#ligne-${first}"`);
    expect(await row('appointment', first)).toMatchObject({ agent_id: absent.id });
    expect(await row('appointment', second)).toMatchObject({ agent_id: absent.id });
    expect(await absences()).toEqual([]);
  });

  it('says no to a line that changed between its page and its act', async () => {
    const [line, other] = [await appointment(absent, '09:00'), await appointment(absent, '11:00')];
    const day = await app.get(ReplacementDays).of(actor(), absent.id, DAY);
    await app.db.query(`UPDATE appointment SET agent_id = $2 WHERE id = $1`, [line, busy.id]);
    const acts = new Map([line, other].map((id) => [id, { kind: 'give' as const, agentId: free.id, force: false }]));
    await expect(app.get(Replacements).apply(actor(), day, acts, false)).rejects.toMatchObject({ lineId: line });
    expect(await row('appointment', other)).toMatchObject({ agent_id: absent.id });
  });

  it('lets one of two tabs do it: the other finds the line changed, whatever each had chosen', async () => {
    const ids = [await appointment(absent, '09:00'), await appointment(absent, '10:00')];
    const day = await app.get(ReplacementDays).of(actor(), absent.id, DAY);
    const to = (who: CreatedUser) => new Map(ids.map((id) => [id, { kind: 'give' as const, agentId: who.id, force: false }]));
    const who = actor();
    const ends = await Promise.allSettled(
      [free, busy].map((one) => app.get(Replacements).apply(who, day, to(one), true)),
    );
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const agents = await Promise.all(ids.map(async (id) => (await row('appointment', id))['agent_id']));
    expect(new Set(agents).size).toBe(1);
    expect(agents[0]).not.toBe(absent.id);
    expect(await absences()).toHaveLength(1);
  });

  it('gives to a colleague who is not free when this is said, and only then', async () => {
    const id = await appointment(absent, '09:00');
    await appointment(busy, '09:00');
    const fields = await confirmed(give(id, busy));
    const unsaid = await visit.post('/agenda/remplacer', fields);
    expect(unsaid.status).toBe(422);
    expect(text(unsaid.text)).toContain('Julie Occupée n’est pas libre à cette heure : dites que vous le savez');
    expect((await visit.get(`${here('/verifier')}&acte-${id}=confier&collegue-${id}=${busy.id}`)).text).toContain(
      `name="savoir-${id}"`,
    );
    expect((await visit.post('/agenda/remplacer', { ...fields, [`savoir-${id}`]: 'true' })).status).toBe(303);
    expect(await row('appointment', id)).toMatchObject({ agent_id: busy.id, forced: true });
  });

  it('replaces who animates a workshop, or cancels it; that of another structure is theirs', async () => {
    const times = { startsAt: `${DAY}T14:00:00+01:00`, endsAt: `${DAY}T16:00:00+01:00` };
    const own = { structureId, createdBy: absent.id, animators: [absent.id] };
    const kept = await createAgendaWorkshop(app.db, { ...own, ...times });
    const dropped = await createAgendaWorkshop(app.db, {
      ...{ ...own, startsAt: `${DAY}T17:00:00+01:00`, endsAt: `${DAY}T18:00:00+01:00` },
    });
    const fund = await createStructure(app.db, { name: 'La caisse' });
    const theirs = await createAgendaWorkshop(app.db, { ...own, ...times, structureId: fund, title: 'De la caisse' });
    const page = text((await visit.get(here())).text);
    expect(page).toMatch(/À voir avec la structure qui l’organise : .*De la caisse/);
    const fields = await confirmed({ ...give(kept, free), [`acte-${dropped}`]: 'annuler', ...give(theirs, free) });
    expect((await visit.post('/agenda/remplacer', fields)).status).toBe(303);
    const animators = await app.db.query('SELECT user_id FROM workshop_animator WHERE workshop_id = $1', [kept]);
    expect(animators).toEqual([{ user_id: free.id }]);
    expect(await row('workshop', dropped)).toMatchObject({ status: 'cancelled' });
    expect(
      await app.db.query('SELECT user_id FROM workshop_animator WHERE workshop_id = $1', [theirs]),
    ).toEqual([{ user_id: absent.id }]);
  });

  it('asks to choose again what makes no sense, and changes nothing', async () => {
    const id = await appointment(absent, '09:00');
    for (const wrong of [
      { [`acte-${id}`]: 'confier', [`collegue-${id}`]: absent.id },
      { [`acte-${id}`]: 'deplacer', [`creneau-${id}`]: 'demain' },
      { [`acte-${id}`]: 'oublier' },
    ]) {
      expect((await visit.post('/agenda/remplacer', { agent: absent.id, jour: DAY, ...wrong })).status).toBe(422);
    }
    expect(await row('appointment', id)).toMatchObject({ agent_id: absent.id, status: 'upcoming' });
  });

  it('is open to colleagues of the structure, and to nobody else', async () => {
    expect((await (await app.signInAs(free)).get(here())).status).toBe(200);
    const stranger = await app.signInAs(await createUser(app.db, { structureId: await createStructure(app.db) }));
    expect((await stranger.get(here())).status).toBe(404);
    expect((await stranger.post('/agenda/remplacer', { agent: absent.id, jour: DAY })).status).toBe(404);
  });
});

const actor = (): StructureActor => ({
    ...{ userId: manager.id, membershipId: manager.membershipId, firstName: 'Rose', lastName: 'Direction' },
    ...{ role: 'structure_manager', structureId, workplaceName: '', scope: null },
});
