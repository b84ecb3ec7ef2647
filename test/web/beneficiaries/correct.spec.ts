import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let structureId: string;
let visit: Visit;

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
  structureId = await createStructure(app.db);
  visit = await app.signInAs(await createUser(app.db, { structureId, role: 'counter' }));
});
afterAll(() => app.stop());

/** What a browser would send back from the page as it is. */
function fieldsOf(html: string): Record<string, string | string[]> {
  const form = html.slice(html.lastIndexOf('novalidate'));
  const fields: Record<string, string | string[]> = {};
  const unescape = (text: string) =>
    text.replaceAll('&#x27;', "'").replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const [, name = ''] = /name="(\w+)"/.exec(tag) ?? [];
    const [, value = ''] = /value="([^"]*)"/.exec(tag) ?? [];
    if (tag.includes('type="checkbox"') && !tag.includes(' checked')) continue;
    if (name === 'wishes') fields['wishes'] = [fields['wishes'] ?? [], value].flat();
    else if (name !== '_csrf' && name !== '') fields[name] = unescape(value);
  }
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]* name="(\w+)"[^>]*>([\s\S]*?)<\/select>/g)) {
    fields[name] = /value="(\w+)" selected/.exec(options)?.[1] ?? '';
  }
  for (const [, name = '', text = ''] of form.matchAll(/<textarea[^>]* name="(\w+)"[^>]*>\n([\s\S]*?)<\/textarea>/g)) {
    fields[name] = unescape(text);
  }
  return fields;
}

const row = async (id: string): Promise<Record<string, unknown>> =>
  (await app.db.query<Record<string, unknown>[]>('SELECT * FROM beneficiary WHERE id = $1', [id]))[0] ?? {};

const full = {
  ...{ firstName: 'Odette', lastName: 'Marchal', birthYear: 1948, commune: communes.vezelise, phone: '+33383000000' },
  ...{ noEmail: true, contactPreference: 'sms', socialStatus: 'retraite', gender: 'feminin', scheme: 'msa' },
  ...{ wishes: ['large_type', 'oral'], notes: 'Deux lignes\net <une> autre' },
  helper: { name: 'Anne d’Aÿ', relationship: 'sa fille', phone: '+262692123456', agreedOn: '2026-11-12' },
};

describe('correcting a file', () => {
  it('shows everything as it is, so that saving at once changes nothing', async () => {
    const id = await createBeneficiary(app.db, { structureId, ...full });
    const before = await row(id);
    const page = await visit.get(`/beneficiaires/${id}/modifier`);
    const saved = await visit.post(`/beneficiaires/${id}/modifier`, fieldsOf(page.text));
    expect(saved.headers['location']).toBe(`/beneficiaires/${id}`);
    expect(await row(id)).toEqual({ ...before, version: 2, updated_at: new Date('2026-11-24T09:30:00Z') });
  });

  it('empties what was emptied, and keeps who found what in the journal', async () => {
    const id = await createBeneficiary(app.db, { structureId, ...full });
    const page = await visit.get(`/beneficiaires/${id}/modifier`);
    const fields = { ...fieldsOf(page.text), commune: '', wishes: [], notes: '', phone: '', birthYear: '' };
    await visit.post(`/beneficiaires/${id}/modifier`, fields);
    expect(await row(id)).toMatchObject({
      ...{ commune_insee: null, commune_name: null, postal_code: null, wishes: [], notes: null, phone: null },
      birth_year: null,
    });
    const events = await app.db.query<{ verb: string }[]>('SELECT verb FROM audit_event WHERE subject_id = $1', [id]);
    expect(events.map(({ verb }) => verb)).toEqual(['beneficiary.correct']);
  });

  it('refuses what is wrong and keeps what was typed, to the letter', async () => {
    const id = await createBeneficiary(app.db, { structureId, ...full });
    const page = await visit.get(`/beneficiaires/${id}/modifier`);
    const answer = await visit.post(`/beneficiaires/${id}/modifier`, {
      ...fieldsOf(page.text),
      ...{ phone: '06 12', notes: 'Ligne <b>\n  décalée', version: '1' },
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Erreur\u00a0: Modifier la fiche – Passerelle</title>');
    expect(answer.text).toContain('value="06 12"');
    expect(answer.text).toContain('Ligne &lt;b&gt;\n  décalée</textarea>');
    expect(answer.text).toContain('<input type="hidden" name="version" value="1">');
    expect(await row(id)).toMatchObject({ version: 1, phone: '+33383000000' });
  });

  it('shows what differs when somebody else corrected the file meanwhile, and lets the second decide', async () => {
    const id = await createBeneficiary(app.db, { structureId, ...full });
    const colleague = await app.signInAs(await createUser(app.db, { structureId }));
    const mine = fieldsOf((await visit.get(`/beneficiaires/${id}/modifier`)).text);
    const theirs = fieldsOf((await colleague.get(`/beneficiaires/${id}/modifier`)).text);
    await colleague.post(`/beneficiaires/${id}/modifier`, { ...theirs, phone: '06 11 11 11 11' });
    const answer = await visit.post(`/beneficiaires/${id}/modifier`, { ...mine, lastName: 'Maréchal' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('La fiche a changé pendant que vous écriviez');
    const table = [...answer.text.matchAll(/<tr><th scope="row">([^<]+)<\/th>.*?<span>([^<]*)<.*?<span>([^<]*)</g)];
    expect(table.map(([, label, inFile, typed]) => [label, inFile, typed])).toEqual([
      ['Nom', 'Marchal', 'Maréchal'],
      ['Téléphone', '06\u00a011\u00a011\u00a011\u00a011', '03\u00a083\u00a000\u00a000\u00a000'],
    ]);
    expect(await row(id)).toMatchObject({ last_name: 'Marchal', phone: '+33611111111', version: 2 });
    const again = await visit.post(`/beneficiaires/${id}/modifier`, {
      ...fieldsOf(answer.text),
      phone: '06 11 11 11 11',
    });
    expect(again.status).toBe(303);
    expect(await row(id)).toMatchObject({ last_name: 'Maréchal', phone: '+33611111111', version: 3 });
  });
});
