import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/platform/ids.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

type Row = Record<string, unknown>;
const SHEET = '/seances/journee';

describe('The sheet of a day', () => {
  let app: TestApp;
  let structureId: string;
  let placeId: string;
  let mediator: CreatedUser;
  let visit: Visit;
  let odette: string;

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    structureId = await createStructure(app.db);
    placeId = await createPlace(app.db, { structureId, name: 'Médiathèque' });
    mediator = await createUser(app.db, { structureId });
    visit = await app.signInAs(mediator);
    await visit.get(SHEET);
    odette = await createBeneficiary(app.db, {
      structureId,
      createdBy: mediator.id,
      lastName: 'Rousselot',
      birthYear: 1951,
    });
  });
  afterAll(() => app.stop());

  const [one, two, three] = [newId(), newId(), newId()];
  const row = (key: string, fields: Row): Row =>
    Object.fromEntries(
      Object.entries({
        ageBand: 'non_communique',
        gender: 'non_communique',
        socialStatus: 'non_communique',
        ...fields,
      }).map(([name, value]) => [`${name}-${key}`, value]),
    );
  const sheet = (fields: Row = {}): Row => ({ jour: '2026-11-23', place: placeId, ...fields });
  const logged = (key: string) => app.db.query<Row[]>('SELECT * FROM support_session WHERE form_key = $1', [key]);

  it('is blank for the day that is asked, at the place of the last session', async () => {
    const { text, status } = await visit.get(`${SHEET}?jour=2026-11-20`);
    expect(status).toBe(200);
    expect(text).toContain('name="jour" type="date" value="2026-11-20"');
    expect(text).toMatch(new RegExp(`<option value="${placeId}" selected>Médiathèque, Nancy`));
    expect(text.match(/name="rows"/g)).toHaveLength(5);
    expect((await visit.get(`${SHEET}?jour=2026-11-30`)).text).toContain('value="2026-11-24"');
  });

  it('saves the row whose button is pressed, and keeps what the others hold', async () => {
    const fields = {
      ...sheet({ rows: [one, two], row: one }),
      ...row(one, {
        duration: '30',
        topic: 'email',
        secondTopic: 'sante',
        autonomy: 'autonome',
        note: 'Revient jeudi.',
      }),
      ...row(two, { duration: '60', topic: 'bureautique', note: 'Pas encore.' }),
    };
    const saved = await visit.post(SHEET, fields);
    expect(saved.status).toBe(200);
    expect(await logged(one)).toMatchObject([
      {
        ...{ day: '2026-11-23', duration_minutes: 30, topics: ['email', 'sante'], autonomy: 'autonome' },
        ...{ location_kind: 'lieu_activite', place_id: placeId, notes: 'Revient jeudi.', beneficiary_id: null },
      },
    ]);
    expect(await logged(two)).toEqual([]);
    expect(saved.text).toContain('1\u00a0séance notée ce jour');
    expect(saved.text).not.toContain(`name="topic-${one}"`);
    expect(saved.text).toMatch(new RegExp(`name="note-${two}" value="Pas encore."`));
    expect(saved.text.match(/name="rows"/g)).toHaveLength(5);
    const again = await visit.post(SHEET, fields);
    expect(again.status).toBe(200);
    expect(await logged(one)).toHaveLength(1);
  });

  it('saves every row where something was typed, and says which are wrong', async () => {
    const [fine, wrong, empty] = [newId(), newId(), newId()];
    const saved = await visit.post(SHEET, {
      ...sheet({ rows: [fine, wrong, empty] }),
      ...row(fine, { duration: '15', topic: 'email', ageBand: 'soixante_dix_plus' }),
      ...row(wrong, { duration: '0', topic: '', note: 'mot de passe : Azerty2026!' }),
      ...row(empty, { duration: '45' }),
    });
    expect(saved.status).toBe(422);
    expect(await logged(fine)).toMatchObject([{ age_band: 'soixante_dix_plus', duration_minutes: 15 }]);
    expect(await logged(wrong)).toEqual([]);
    expect(await logged(empty)).toEqual([]);
    expect(saved.text).toContain(`<a href="#duration-${wrong}">Ligne 1\u00a0: Choisissez la durée.`);
    expect(saved.text).toContain(`<a href="#topic-${wrong}">Ligne 1\u00a0: Choisissez une thématique.`);
    expect(saved.text).toContain(`<a href="#note-${wrong}">Ligne 1\u00a0: Ce texte semble contenir un mot de passe`);
    expect(saved.text).toContain(`id="topic-${wrong}-error"`);
    expect(saved.text).toContain('Azerty2026!');
    expect(saved.text).not.toContain('Ligne 2');
  });

  it('asks who it is, then saves with the person', async () => {
    const typed = { duration: '45', topic: 'email', q: 'roussel' };
    const asked = await visit.post(SHEET, { ...sheet({ rows: three, row: three }), ...row(three, typed) });
    expect(await logged(three)).toEqual([]);
    expect(asked.text).toMatch(new RegExp(`name="person-${three}" value="${odette}" checked`));
    const person = { ...typed, person: odette };
    const contradiction = row(three, { ...person, ageBand: 'vingt_cinq_trente_neuf' });
    const told = await visit.post(SHEET, { ...sheet({ rows: three, row: three }), ...contradiction });
    expect(told.status).toBe(422);
    expect(told.text).toContain('Sa fiche dit 1951');
    await visit.post(SHEET, { ...sheet({ rows: three, row: three }), ...row(three, person) });
    expect(await logged(three)).toMatchObject([{ beneficiary_id: odette, age_band: 'soixante_dix_plus' }]);
  });

  it('refuses a person or a place of another structure, and a day to come, keeping what was typed', async () => {
    const elsewhere = await createStructure(app.db);
    const stranger = await createBeneficiary(app.db, {
      structureId: elsewhere,
      createdBy: mediator.id,
      firstName: 'Inconnue',
    });
    const theirs = await createPlace(app.db, { structureId: elsewhere });
    const key = newId();
    const typed = row(key, { duration: '45', topic: 'email', note: 'Gardé.' });
    for (const [changes, message] of [
      [{ ...typed, [`person-${key}`]: stranger }, 'Cette personne n’est pas suivie par votre structure'],
      [{ ...typed, place: theirs }, 'Choisissez le lieu.'],
      [{ ...typed, jour: '2026-11-25' }, 'Cette date est à venir'],
    ] as const) {
      const answer = await visit.post(SHEET, { ...sheet({ rows: key, row: key }), ...changes });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(message);
      expect(answer.text).toContain('value="Gardé."');
      expect(answer.text).not.toContain('Inconnue');
    }
    expect(await logged(key)).toEqual([]);
  });

  it('gives the script the row alone: saved, or with what is wrong', async () => {
    const key = newId();
    const send = (fields: Row) =>
      visit.post(SHEET, { ...sheet({ rows: key, row: key }), ...row(key, fields) }, { 'X-Fragment': 'true' });
    const wrong = await send({ duration: '45' });
    expect(wrong.text).toMatch(/^<table><tbody>/);
    expect(wrong.text).toContain(`data-sheet-row="${key}"`);
    expect(wrong.text).toContain('Choisissez une thématique.');
    const saved = await send({ duration: '45', topic: 'email' });
    expect(saved.text).toContain(`data-sheet-saved="${key}"`);
    expect(saved.text).toContain('Enregistrée');
    expect(saved.text).not.toContain(`data-sheet-row="${key}"`);
    expect((await send({ duration: '45', topic: 'email' })).text).toContain(`data-sheet-saved="${key}"`);
    expect(await logged(key)).toHaveLength(1);
  });
});
