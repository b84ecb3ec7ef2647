import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAppointment } from '../../factories/appointments.js';
import { createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';
import { createDesk, type Desk, hidden, words } from './world.js';

describe('Settings of appointments', () => {
  let app: TestApp;
  let desk: Desk;
  let manager: Visit;

  beforeAll(async () => {
    app = await startTestApp();
    desk = await createDesk(app);
    const boss = await createUser(app.db, { structureId: desk.structureId, role: 'structure_manager' });
    manager = await app.signInAs(boss);
  });
  afterAll(() => app.stop());

  describe('reasons', () => {
    const reason = {
      ...{ label: 'Aide aux courriers', durationMinutes: '45', mode: 'desk', bookableBy: 'referrers' },
      ...{ bufferAfter: '15', toBring: 'Vos courriers' },
    };

    it('are proposed to a structure that has none, once', async () => {
      const structureId = await createStructure(app.db);
      const visit = await app.signInAs(await createUser(app.db, { structureId }));
      const empty = await visit.get('/rendez-vous/motifs');
      expect(words(empty.text)).toContain('Accompagnement individuel, 1 h');
      expect(words(empty.text)).toContain('Aide ponctuelle, 30 min');
      await Promise.all([1, 2, 3].map(() => visit.post('/rendez-vous/motifs/proposes')));
      const made = await app.db.query<{ label: string; duration_minutes: number }[]>(
        'SELECT label, duration_minutes FROM appointment_reason WHERE structure_id = $1 ORDER BY label',
        [structureId],
      );
      expect(made).toEqual([
        { label: 'Accompagnement individuel', duration_minutes: 60 },
        { label: 'Aide ponctuelle', duration_minutes: 30 },
      ]);
    });

    it('are written, corrected by one at a time, and retired', async () => {
      const bad = await desk.visit.post('/rendez-vous/motifs/nouveau', { ...reason, durationMinutes: 'long' });
      expect(bad.status).toBe(422);
      expect(bad.text).toContain('value="long"');
      expect(words(bad.text)).toContain('Écrivez un nombre de minutes, de 5 à 480.');
      await desk.visit.post('/rendez-vous/motifs/nouveau', reason);
      const [made] = await app.db.query<Record<string, unknown>[]>(
        `SELECT * FROM appointment_reason WHERE label = 'Aide aux courriers'`,
      );
      expect(made).toMatchObject({
        duration_minutes: 45,
        buffer_after: 15,
        notice_hours: 2,
        to_bring: 'Vos courriers',
      });
      const address = `/rendez-vous/motifs/${String(made?.['id'])}`;
      const page = await desk.visit.get(address);
      const version = hidden(page.text, 'version');
      await manager.get(address);
      expect((await manager.post(address, { ...reason, durationMinutes: '30', version })).status).toBe(303);
      expect((await desk.visit.post(address, { ...reason, version })).status).toBe(409);
      expect((await desk.visit.get(`${address}/retirer`)).status).toBe(200);
      await desk.visit.post(`${address}/retirer`);
      expect(words((await desk.visit.get('/rendez-vous/motifs')).text)).not.toContain('Aide aux courriers');
    });

    it('are not for the counter to write', async () => {
      const counter = await createUser(app.db, { structureId: desk.structureId, role: 'counter' });
      const visit = await app.signInAs(counter);
      expect((await visit.get('/rendez-vous/motifs')).status).toBe(404);
      expect((await visit.get('/rendez-vous/nouveau')).status).toBe(200);
    });
  });

  describe('hours', () => {
    const hours = () => ({
      ...{ agentId: desk.camille.id, rhythm: 'fortnightly', weekdays: ['2', '4'], startTime: '14:00' },
      ...{ endTime: '17h30', placeId: desk.placeId, fromDay: '2026-11-24' },
    });

    it('are added by each one for themself, and said plainly', async () => {
      const sent = await desk.visit.post('/rendez-vous/disponibilites/nouvelle', hours());
      expect(sent.status).toBe(303);
      const list = words((await desk.visit.get('/rendez-vous/disponibilites')).text);
      expect(list).toContain('Mardi et jeudi, une semaine sur deux , 14 h à 17 h 30');
      expect(list).toContain('Maison du numérique · Tous les motifs');
      expect(list).toContain('Lundi, mardi, mercredi, jeudi et vendredi');
    });

    it('keep what was typed when something is wrong', async () => {
      const bad = await desk.visit.post('/rendez-vous/disponibilites/nouvelle', { ...hours(), endTime: '13:00' });
      expect(bad.status).toBe(422);
      expect(words(bad.text)).toContain('La fin est avant le début');
      expect(bad.text).toContain('value="13:00"');
      const none = await desk.visit.post('/rendez-vous/disponibilites/nouvelle', { ...hours(), weekdays: [] });
      expect(words(none.text)).toContain('Choisissez un jour au moins.');
      const month = await desk.visit.post('/rendez-vous/disponibilites/nouvelle', { ...hours(), rhythm: 'monthly' });
      expect(words(month.text)).toContain('choisissez un seul jour');
    });

    it('are one’s own, or everybody’s for a manager; never those of another structure', async () => {
      const forColleague = { ...hours(), agentId: desk.dominique.id };
      expect((await desk.visit.post('/rendez-vous/disponibilites/nouvelle', forColleague)).status).toBe(404);
      expect((await manager.post('/rendez-vous/disponibilites/nouvelle', forColleague)).status).toBe(303);
      expect((await desk.visit.get(`/rendez-vous/disponibilites?agent=${desk.dominique.id}`)).status).toBe(404);
      const list = await manager.get(`/rendez-vous/disponibilites?agent=${desk.dominique.id}`);
      expect(words(list.text)).toContain('Disponibilités de Dominique Durand');
      const elsewhere = await createStructure(app.db);
      const stranger = await createUser(app.db, { structureId: elsewhere });
      const foreign = { ...hours(), agentId: stranger.id };
      expect((await manager.post('/rendez-vous/disponibilites/nouvelle', foreign)).status).toBe(404);
    });
  });

  describe('absences', () => {
    it('show what was booked in them, so that somebody takes care of it', async () => {
      const { structureId, reasonId, camille } = desk;
      const booked = { structureId, reasonId, agentId: camille.id };
      await createAppointment(app.db, { ...booked, startsAt: '2026-12-15T09:00:00+01:00' });
      const sent = await desk.visit.post('/rendez-vous/absences/nouvelle', {
        ...{ agentId: camille.id, fromDay: '2026-12-14', toDay: '2026-12-18' },
      });
      expect(sent.status).toBe(303);
      const list = await desk.visit.get('/rendez-vous/absences');
      expect(words(list.text)).toContain('Du lundi 14 décembre 2026 au vendredi 18 décembre 2026');
      expect(words(list.text)).toContain('1 rendez-vous tombe dans cette absence.');
      expect(list.text).toMatch(
        new RegExp(`/agenda/remplacer\\?agent(=|&#x3D;)${camille.id}&amp;jour(=|&#x3D;)2026-12-15`),
      );
    });

    it('come again each week at the same hours on the wall', async () => {
      await desk.visit.post('/rendez-vous/absences/nouvelle', {
        ...{ agentId: desk.camille.id, fromDay: '2026-11-25', fromTime: '14:00', toTime: '17:00' },
        ...{ weekly: 'true', weeklyUntil: '2027-06-30' },
      });
      expect(words((await desk.visit.get('/rendez-vous/absences')).text)).toContain(
        'Chaque mercredi de 14 h à 17 h, jusqu’au 30 juin 2027',
      );
    });

    it('end after they begin', async () => {
      const bad = await desk.visit.post('/rendez-vous/absences/nouvelle', {
        ...{ agentId: desk.camille.id, fromDay: '2026-12-14', toDay: '2026-12-11' },
      });
      expect(bad.status).toBe(422);
      expect(words(bad.text)).toContain('La fin est avant le début');
    });
  });
});
