import { Seats, WorkshopSeats } from '../../../src/modules/workshops/index.js';
import { createStructure } from '../../factories/structures.js';
import { linkTo, readable } from '../referrals/reading.js';
import { LoopWorld } from './loop-world.js';

let world: LoopWorld;

beforeAll(async () => {
  world = await LoopWorld.open();
});
afterAll(() => world.app.stop());

const read = async (address: string): Promise<string> => readable((await world.counter.get(address)).text);

describe('workshops among the suggestions', () => {
  it('are those of the person’s caisse then of the département, open, shown and fit for the level', async () => {
    const neighbour = await createStructure(world.app.db, { name: 'Médiathèque de Nancy', communeInsee: '54395' });
    const otherFund = await createStructure(world.app.db, { kind: 'fund', fundScheme: 'msa', name: 'MSA Lorraine' });
    const far = await createStructure(world.app.db, { name: 'Ailleurs en Moselle', communeInsee: '57463' });
    await world.workshop({ title: 'Découvrir Mon espace santé' });
    await world.workshop({ title: 'Trier ses photos', structureId: neighbour });
    await world.workshop({ title: 'Atelier de la MSA', structureId: otherFund });
    await world.workshop({ title: 'Atelier trop loin', structureId: far, communeInsee: '57463' });
    await world.workshop({ title: 'Atelier avancé', structureId: neighbour, level: 'avance' });
    await world.workshop({ title: 'Atelier en brouillon', status: 'draft' });
    await world.workshop({ title: 'Atelier des aidants', audience: 'helpers' });
    await world.workshop({ title: 'Atelier passé', startsAt: '2026-11-20T13:00:00Z' });
    await world.workshop({ title: 'Atelier de chez nous', structureId: world.desk, createdBy: world.sender.id });
    const person = await world.person();
    const text = await read(`/beneficiaires/${person}/orienter`);
    expect(text).toContain('Découvrir Mon espace santé, CPAM de Meurthe-et-Moselle');
    expect(text).toContain('Atelier de la caisse.');
    expect(text).toContain('En groupe, le 8 décembre, de 14 h à 16 h.');
    expect(text).toContain('10 places libres.');
    expect(text).toContain('Trier ses photos, Médiathèque de Nancy');
    expect(text.indexOf('Trier ses photos')).toBeGreaterThan(text.indexOf('Découvrir Mon espace santé'));
    for (const out of ['de la MSA', 'trop loin', 'avancé', 'en brouillon', 'des aidants', 'Atelier passé']) {
      expect(text).not.toContain(out);
    }
    const own = /action="(\/ateliers\/[0-9a-f-]{36}\/inscriptions\/nouvelle)".*?name="formKey" value="([^"]+)"/s.exec(text);
    const put = await world.counter.post(own?.[1] ?? '', { person, formKey: own?.[2] });
    expect(readable((await world.counter.follow(put)).text)).toContain('C’est fait : la personne a une place.');
  });

  it('are left out when nobody may be referred: the person’s scheme is another one', async () => {
    await world.workshop({ title: 'Pour les assurés du régime général' });
    const text = await read(`/beneficiaires/${await world.person({ scheme: 'msa' })}/orienter`);
    expect(text).not.toContain('Pour les assurés du régime général');
  });
});

describe('« orienter et réserver une place »', () => {
  it('shows the workshop, then holds the seat and accepts the referral in one act', async () => {
    const [workshop, person] = [await world.workshop({ title: 'Ameli en deux heures' }), await world.person()];
    const chosen = linkTo(await read(`/beneficiaires/${person}/orienter`), /^Choisir.*Ameli en deux heures/s);
    const draft = await read(chosen);
    expect(draft).toContain('Ameli en deux heures');
    expect(draft).toContain('Mardi 8 décembre 2026, de 14 h à 16 h');
    expect(draft).toContain('12 rue des Ponts, Nancy');
    expect(draft).toContain('Orienter et réserver une place');
    expect(draft).toContain('Je vais vous inscrire à l’atelier « Ameli en deux heures »');
    const address = await world.refer(workshop, person);
    const shown = await read(address);
    expect(shown).toContain('Place réservée : la personne est inscrite à l’atelier.');
    expect(shown).toContain('CPAM de Meurthe-et-Moselle accueille la personne le mardi 8 décembre 2026.');
    expect(shown).not.toContain('Retirer l’orientation');
    expect(await world.rowOf(address)).toMatchObject({
      ...{ status: 'accepted', workshop_id: workshop, receiver_structure_id: world.fund, appointment_on: '2026-12-08' },
      ...{ answered_by: null, answered_by_link: null, path: 'workshop' },
    });
    expect(await world.seatOf(address)).toMatchObject({ status: 'registered', workshop_id: workshop });
    // The agent knows: they have just done it. The organiser reads its list. The person is told by the seat.
    expect(await world.written(address)).toEqual([]);
    const received = readable((await world.organiser.get(address)).text);
    expect(received).toContain('La personne a une place');
    expect(linkTo(received, /Ouvrir l’atelier/)).toBe(`/ateliers/${workshop}`);
    expect((await world.stranger.get(address)).status).toBe(404);
  });

  it('keeps a draft that holds no seat, and asks for it when it is sent', async () => {
    const [workshop, person] = [await world.workshop(), await world.person()];
    const kept = await world.counter.post(`/beneficiaires/${person}/orienter/preparer`, {
      ...{ path: 'workshop', workshopId: workshop, next: 'draft', agreementOn: '2026-11-24', agreementHow: 'oral' },
    });
    const address = kept.headers['location'] ?? '';
    expect(await world.rowOf(address)).toMatchObject({ status: 'draft', workshop_id: workshop });
    await expect(world.seatOf(address)).rejects.toThrow('No seat');
    expect((await world.counter.post(`${address}/envoyer`)).status).toBe(303);
    expect(await world.seatOf(address)).toMatchObject({ status: 'registered' });
  });

  it('sends nothing when the workshop is no longer open, or the person has a seat already', async () => {
    const [workshop, person] = [await world.workshop(), await world.person()];
    await world.refer(workshop, person);
    const fields = { path: 'workshop', workshopId: workshop, next: 'send', agreementOn: '2026-11-24', agreementHow: 'oral' };
    const twice = await world.counter.post(`/beneficiaires/${person}/orienter/preparer`, fields);
    expect(twice.status).toBe(409);
    expect(readable(twice.text)).toContain('Cette personne est déjà inscrite à cet atelier.');
    const cancelled = await world.workshop({ status: 'cancelled' });
    const other = await world.person();
    const refused = await world.counter.post(`/beneficiaires/${other}/orienter/preparer`, {
      ...{ ...fields, workshopId: cancelled },
    });
    expect(refused.status).toBe(409);
    const counts: unknown = await world.app.db.query(
      'SELECT count(*) FILTER (WHERE beneficiary_id = $1) AS one, count(*) FILTER (WHERE beneficiary_id = $2) AS other FROM referral',
      [person, other],
    );
    expect(counts).toEqual([{ one: 1, other: 0 }]);
  });

  it('does not refer to a workshop of one’s own structure', async () => {
    const own = await world.workshop({ structureId: world.desk, createdBy: world.sender.id });
    const answer = await world.counter.post(`/beneficiaires/${await world.person()}/orienter/preparer`, {
      ...{ path: 'workshop', workshopId: own, next: 'send', agreementOn: '2026-11-24', agreementHow: 'oral' },
    });
    expect(answer.status).toBe(409);
    expect(readable(answer.text)).toContain('inscrivez la personne, il n’y a pas d’orientation à envoyer');
  });
});

describe('a full workshop', () => {
  it('tells the place in the line, then accepts when the seat comes, and tells the sender', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    const first = await world.refer(workshop, await world.person());
    const draft = await read(`/beneficiaires/${await world.person()}/orienter/preparer?atelier=${workshop}&parcours=workshop`);
    expect(draft).toContain('Complet : la personne serait 1re sur la liste d’attente');
    expect(draft).toContain('Orienter et mettre sur la liste d’attente');
    const second = await world.refer(workshop, await world.person());
    const third = await world.refer(workshop, await world.person());
    expect(await read(third)).toContain('2e sur la liste d’attente');
    expect(await world.rowOf(second)).toMatchObject({ status: 'sent', answered_at: null });
    // The organiser reads a first name at most, and has nothing to answer.
    const received = readable((await world.organiser.get(second)).text);
    expect(received).not.toContain('Aubertin');
    expect(received).not.toContain('Refuser');
    expect((await world.organiser.post(`${second}/accepter`)).status).toBe(404);
    expect(readable((await world.organiser.get('/orientations/recues')).text)).toContain('Reçues');
    await world.app.get(Seats).cancel((await world.seatOf(first)).id, 'person');
    expect(await world.rowOf(first)).toMatchObject({ status: 'closed', outcome: 'given_up', closed_by: null });
    expect(await world.seatOf(second)).toMatchObject({ status: 'offered' });
    expect(await read(second)).toContain('Proposée à la personne, gardée jusqu’au');
    await world.app.get(Seats).acceptOffer((await world.seatOf(second)).id, 'person');
    expect(await world.rowOf(second)).toMatchObject({ status: 'accepted', appointment_on: '2026-12-08' });
    expect(await world.written(second)).toEqual(['referral.answered']);
  });

  it('ends the referral of whoever does not answer in time, and says why', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    const first = await world.refer(workshop, await world.person());
    const second = await world.refer(workshop, await world.person());
    await world.app.get(Seats).cancel((await world.seatOf(first)).id, 'person');
    await world.app.db.query(`UPDATE registration SET held_until = '2026-11-24T08:00:00Z' WHERE id = $1`, [
      (await world.seatOf(second)).id,
    ]);
    await world.app.get(WorkshopSeats).lapse();
    expect(await world.rowOf(second)).toMatchObject({ status: 'refused', refusal_reasons: ['not_reachable'] });
    expect(await read(second)).toContain('Une place s’est libérée : elle n’a pas été confirmée à temps.');
  });

  it('is told when the organiser cancels the workshop: who waited, and who had a seat', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    const first = await world.refer(workshop, await world.person());
    const second = await world.refer(workshop, await world.person());
    await world.app.get(WorkshopSeats).workshopCancelled(workshop);
    expect(await world.rowOf(first)).toMatchObject({ status: 'closed', outcome: 'other' });
    expect(await world.rowOf(second)).toMatchObject({ status: 'refused', refusal_reasons: ['other'] });
    expect(await read(first)).toContain('Choisir un autre atelier');
  });

  it('is no silence: nobody is reminded, and nothing expires', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    await world.refer(workshop, await world.person());
    const waiting = await world.refer(workshop, await world.person());
    await world.app.db.query(`UPDATE referral SET sent_at = '2026-10-01' WHERE id = $1`, [waiting.split('/').at(-1)]);
    expect((await world.counter.get('/orientations/sans-reponse')).text).not.toContain(waiting);
    const { SilenceService } = await import('../../../src/modules/referrals/silence.service.js');
    await world.app.get(SilenceService).run();
    expect(await world.rowOf(waiting)).toMatchObject({ status: 'sent', reminders_sent: 0 });
  });
});

describe('a seat given back', () => {
  it('by the sender, who heard that the person will not come: the next one has it', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    const first = await world.refer(workshop, await world.person());
    const second = await world.refer(workshop, await world.person());
    const asked = await read(`${first}/rendre-la-place`);
    expect(asked).toContain('Sa place à l’atelier « Mon compte ameli »');
    expect((await world.organiser.post(`${first}/rendre-la-place`)).status).toBe(404);
    expect((await world.counter.post(`${first}/rendre-la-place`)).status).toBe(303);
    expect(await world.rowOf(first)).toMatchObject({ status: 'closed', outcome: 'given_up' });
    expect(await world.seatOf(second)).toMatchObject({ status: 'offered' });
    expect((await world.counter.post(`${first}/rendre-la-place`)).status).toBe(409);
    // The sender did it: nobody writes to them about it.
    expect(await world.written(first)).toEqual([]);
  });

  it('with the agreement that the person takes back, for one referral or for all', async () => {
    const workshop = await world.workshop();
    const person = await world.person();
    const first = await world.refer(workshop, person);
    expect((await world.counter.post(`${first}/retirer-accord`)).status).toBe(303);
    expect(await world.rowOf(first)).toMatchObject({ status: 'withdrawn' });
    expect(await world.seatOf(first)).toMatchObject({ status: 'cancelled' });
    const second = await world.refer(await world.workshop(), person);
    expect((await world.counter.post(`/beneficiaires/${person}/retirer-accord`)).status).toBe(303);
    expect(await world.seatOf(second)).toMatchObject({ status: 'cancelled' });
  });

  it('when a referral that waits is withdrawn by its sender', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    await world.refer(workshop, await world.person());
    const waiting = await world.refer(workshop, await world.person());
    await world.counter.post(`${waiting}/retirer`, { reason: 'Elle préfère un autre jour.' });
    expect(await world.rowOf(waiting)).toMatchObject({ status: 'withdrawn' });
    expect(await world.seatOf(waiting)).toMatchObject({ status: 'cancelled' });
  });
});

it('a referral follows the person whom the organiser moves to another of its workshops', async () => {
  const [one, other] = [await world.workshop(), await world.workshop({ startsAt: '2026-12-15T13:00:00Z' })];
  const address = await world.refer(one, await world.person());
  await world.app.get(Seats).move((await world.seatOf(address)).id, other);
  expect(await world.rowOf(address)).toMatchObject({ workshop_id: other, appointment_on: '2026-12-15', status: 'accepted' });
});
