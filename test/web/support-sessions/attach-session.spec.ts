import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBeneficiary, shareBeneficiary } from '../../factories/beneficiaries.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

type Row = Record<string, unknown>;

describe('An anonymous visit whose person is known after all', () => {
  let app: TestApp;
  let structureId: string;
  let mediator: CreatedUser;
  let own: { structureId: string; mediatorId: string };
  let visit: Visit;
  let odette: string;

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    structureId = await createStructure(app.db);
    mediator = await createUser(app.db, { structureId });
    own = { structureId, mediatorId: mediator.id };
    visit = await app.signInAs(mediator);
    odette = await createBeneficiary(app.db, {
      ...{ structureId, createdBy: mediator.id, lastName: 'Rousselot', birthYear: 1956, commune: communes.vezelise },
      ...{ gender: 'feminin', socialStatus: 'retraite' },
    });
  });
  afterAll(() => app.stop());

  const stored = async (id: string): Promise<Row> =>
    (await app.db.query<Row[]>('SELECT * FROM support_session WHERE id = $1', [id]))[0] ?? {};
  const anonymous = (settings: Row = {}) =>
    createSession(app.db, own, { day: '2025-11-20', alreadySupported: true, gender: 'feminin', ...settings });

  it('takes the person as their file says they were on that day', async () => {
    const id = await anonymous();
    const at = `/seances/${id}/rattacher`;
    expect((await visit.get(`/seances/${id}`)).text).toContain(`href="${at}"`);
    expect((await visit.get(at)).status).toBe(200);
    const found = await visit.post(at, { q: 'rousselot' });
    expect(found.text).toContain(`name="person" value="${odette}" formaction="${at}"`);
    const asked = await visit.post(at, { person: odette });
    expect(asked.text).toContain('Rattacher la séance à la fiche de Odette Rousselot\u00a0?');
    expect(asked.text).not.toContain('Vous aviez noté');
    expect(await stored(id)).toMatchObject({ beneficiary_id: null, version: 1 });
    const attached = await visit.post(at, { person: odette, version: '1', confirmed: 'yes' });
    expect(attached.headers['location']).toBe(`/seances/${id}`);
    expect(await stored(id)).toMatchObject({
      ...{ beneficiary_id: odette, gender: 'feminin', age_band: 'soixante_soixante_neuf', social_status: 'retraite' },
      ...{ residence_insee: '54563', already_supported: false, anonymous_count: 0, anonymous_already: 0, version: 2 },
    });
    const lines = await app.db.query<Row[]>('SELECT verb, details FROM audit_event WHERE subject_id = $1 ORDER BY id', [
      id,
    ]);
    expect(lines.at(-1)).toEqual({ verb: 'session.attach', details: { beneficiaryId: odette, referralId: null } });
    const [contact] = await app.db.query<Row[]>('SELECT last_contact_on FROM beneficiary WHERE id = $1', [odette]);
    expect(contact?.['last_contact_on']).not.toBeNull();
    expect((await visit.get(at)).status).toBe(404);
    expect((await visit.post(at, { person: odette, version: '2', confirmed: 'yes' })).status).toBe(404);
  });

  it('says when the age that was noted contradicts the year of the file, which counts', async () => {
    const id = await anonymous({ ageBand: 'vingt_cinq_trente_neuf' });
    const asked = await visit.post(`/seances/${id}/rattacher`, { person: odette });
    expect(asked.text).toContain(
      'Vous aviez noté «\u00a025 - 39 ans\u00a0», mais la fiche indique une naissance en 1956 (60 - 69 ans ce jour-là).',
    );
    expect(asked.text).toContain('Ce que la fiche remplacera');
    await visit.post(`/seances/${id}/rattacher`, { person: odette, version: '1', confirmed: 'yes' });
    expect(await stored(id)).toMatchObject({ age_band: 'soixante_soixante_neuf', beneficiary_id: odette });
  });

  it('may be linked to the referral that the person came with, and to no other', async () => {
    const sender = await createStructure(app.db);
    const person = await createBeneficiary(app.db, { structureId: sender, lastName: 'Envoyée' });
    const referral = await shareBeneficiary(app.db, {
      ...{ beneficiaryId: person, senderStructureId: sender, receiverStructureId: structureId },
    });
    const id = await anonymous();
    const asked = await visit.post(`/seances/${id}/rattacher`, { person });
    expect(asked.text).toContain(`<option value="${referral}"`);
    const fields = { person, version: '1', confirmed: 'yes', referralId: referral };
    expect((await visit.post(`/seances/${id}/rattacher`, fields)).status).toBe(303);
    expect(await stored(id)).toMatchObject({ beneficiary_id: person, referral_id: referral });
    const other = await anonymous();
    await visit.post(`/seances/${other}/rattacher`, { ...fields, person: odette });
    expect(await stored(other)).toMatchObject({ beneficiary_id: odette, referral_id: null });
  });

  it('does not overwrite a correction made meanwhile', async () => {
    const id = await anonymous();
    await app.db.query(`UPDATE support_session SET notes = 'Corrigée', version = 2 WHERE id = $1`, [id]);
    const late = await visit.post(`/seances/${id}/rattacher`, { person: odette, version: '1', confirmed: 'yes' });
    expect(late.status).toBe(422);
    expect(late.text).toContain('Cette séance a été modifiée depuis que vous l’avez ouverte');
    expect(late.text).toContain('name="version" value="2"');
    expect(await stored(id)).toMatchObject({ beneficiary_id: null });
  });

  it('is attached once when two windows do it at the same moment', async () => {
    const id = await anonymous();
    const marius = await createBeneficiary(app.db, { structureId, createdBy: mediator.id, lastName: 'Colin' });
    const both = await Promise.all(
      [odette, marius].map((person) =>
        visit.post(`/seances/${id}/rattacher`, { person, version: '1', confirmed: 'yes' }),
      ),
    );
    expect(both.map(({ status }) => status).filter((status) => status === 303)).toHaveLength(1);
    const winner = both[0]?.status === 303 ? odette : marius;
    expect(await stored(id)).toMatchObject({ beneficiary_id: winner, version: 2 });
  });

  it('is its author’s to attach, to people of the structure, and never a workshop', async () => {
    const id = await anonymous();
    const colleague = await app.signInAs(await createUser(app.db, { structureId }));
    await colleague.get('/seances/nouvelle');
    expect((await colleague.get(`/seances/${id}/rattacher`)).status).toBe(404);
    expect((await colleague.post(`/seances/${id}/rattacher`, { person: odette, confirmed: 'yes' })).status).toBe(404);
    const stranger = await createBeneficiary(app.db, {
      ...{ structureId: await createStructure(app.db), createdBy: mediator.id },
    });
    expect((await visit.post(`/seances/${id}/rattacher`, { person: stranger, confirmed: 'yes' })).status).toBe(404);
    const workshop = await createWorkshopSession(app.db, own);
    expect((await visit.get(`/seances/${workshop}/rattacher`)).status).toBe(404);
    expect(await stored(id)).toMatchObject({ beneficiary_id: null, version: 1 });
  });
});
