import { communes } from '../../../factories/structures.js';
import { readable } from '../reading.js';
import { SaisineWorld } from './saisine-world.js';

let scene: SaisineWorld;

beforeAll(async () => {
  scene = await SaisineWorld.open();
});
afterAll(() => scene.world.app.stop());

const asks = (settings: Record<string, string>) =>
  scene.world.app.db.query('UPDATE structure SET fund_asks = fund_asks || $2 WHERE id = $1', [scene.fund, settings]);

const page = async (person: string, query = '') =>
  readable((await scene.world.sender.get(`/beneficiaires/${person}/saisine${query}`)).text);

describe('which caisse', () => {
  it('is that of the person’s commune and scheme, whatever was chosen', async () => {
    const text = await page(await scene.person(), '?motif=rights');
    expect(text).toContain('CPAM de Meurthe-et-Moselle');
    expect(text).toContain('10 jours ouvrés');
    expect(text).toMatch(/value="rights" checked/);
    const lorrain = await scene.person({ communeInsee: communes.metz.code, communeName: 'Metz' });
    expect(await page(lorrain, `?structure=${scene.fund}`)).toContain('CPAM de Moselle');
  });

  it('asks the scheme first, once, and keeps it on the file', async () => {
    const { sender, app } = scene.world;
    const person = await scene.person({ scheme: 'unknown' });
    const asked = await sender.get(`/beneficiaires/${person}/saisine?motif=care`);
    expect(asked.headers['location']).toBe(`/beneficiaires/${person}/regime?motif=care`);
    const empty = await sender.post(`/beneficiaires/${person}/regime?motif=care`);
    expect([empty.status, readable(empty.text).includes('Choisissez le régime de la personne.')]).toEqual([422, true]);
    const told = await sender.post(`/beneficiaires/${person}/regime?motif=care`, { scheme: 'general' });
    expect(told.headers['location']).toBe(`/beneficiaires/${person}/saisine?motif=care`);
    expect(readable((await sender.follow(told)).text)).toContain('CPAM de Meurthe-et-Moselle');
    expect(await app.db.query('SELECT scheme, last_name FROM beneficiary WHERE id = $1', [person])).toEqual([
      { scheme: 'general', last_name: 'Aubertin' },
    ]);
  });

  it('is for the person to name when the scheme is another, and none when none is known', async () => {
    const { sender } = scene.world;
    const person = await scene.person({ scheme: 'unknown' });
    const told = await sender.post(`/beneficiaires/${person}/regime`, { scheme: 'other' });
    expect(told.headers['location']).toBe(`/beneficiaires/${person}/orienter`);
    expect(readable((await sender.follow(told)).text)).toContain(
      'Autre régime : demandez à la personne le nom de sa caisse.',
    );
    const farmer = await scene.person({ scheme: 'msa' });
    const none = await sender.get(`/beneficiaires/${farmer}/saisine`);
    expect(none.headers['location']).toBe(`/beneficiaires/${farmer}/orienter`);
  });

  it('leads there from the suggestions', async () => {
    const { sender } = scene.world;
    const person = await scene.person();
    const chosen = await sender.get(
      `/beneficiaires/${person}/orienter/preparer?structure=${scene.fund}&parcours=health_access_mission&motif=rights&besoin=email`,
    );
    expect(chosen.headers['location']).toBe(
      `/beneficiaires/${person}/saisine?besoin=email&motif=rights&structure=${scene.fund}`,
    );
  });
});

describe('the form of a saisine', () => {
  it('shows what the caisse asks, and nothing else', async () => {
    const person = await scene.person();
    await asks({ language: 'not_asked', call_back: 'required', attachment: 'not_asked' });
    const text = await page(person);
    expect(text).toContain('Quand la rappeler ?');
    expect(text).toContain('>Lundi matin</span>');
    expect(text).not.toContain('Langue de la personne');
    expect(text).not.toContain('multipart');
    expect(text).not.toContain('<textarea');
    await asks({ language: 'optional', call_back: 'optional', attachment: 'optional' });
    const more = await page(person);
    expect(more).toContain('Langue de la personne');
    expect(more).toContain('multipart/form-data');
    await asks({ attachment: 'not_asked' });
  });

  it('is refused without what the caisse requires, what was typed kept', async () => {
    const person = await scene.person();
    await asks({ call_back: 'required', need_details: 'required', signature: 'required' });
    const answer = await scene.world.sender.post(
      `/beneficiaires/${person}/saisine`,
      scene.fields({ motive: '', language: 'ar', interpreter: 'true' }),
    );
    const text = readable(answer.text);
    expect(answer.status).toBe(422);
    for (const message of [
      '<a href="#motive">Choisissez le motif de la saisine.',
      '<a href="#saisineNeeds">Cette caisse demande le besoin précis',
      '<a href="#callBackSlots">Cette caisse demande quand rappeler',
      '<a href="#agreementHow">Cette caisse demande un accord par signature.',
    ]) {
      expect(text).toContain(message);
    }
    expect(text).toContain('value="ar" selected');
    expect(text).toMatch(/name="interpreter" type="checkbox" value="true" checked/);
    const draft = await scene.world.sender.post(`/beneficiaires/${person}/saisine`, scene.fields({ next: 'draft' }));
    expect(draft.status).toBe(303);
    const early = await scene.world.sender.post(`${draft.headers['location']}/envoyer`);
    expect(early.status).toBe(409);
    expect(readable(early.text)).toContain('Cette caisse demande aussi : le besoin précis');
    await asks({ call_back: 'optional', need_details: 'optional', signature: 'not_asked' });
  });

  it('keeps what was asked, when it was sent and until when an answer is due', async () => {
    const id = await scene.saisine({
      saisineNeeds: ['ameli_account', 'email'],
      callBackSlots: ['mon_am', 'thu_pm'],
      language: 'uk',
      interpreter: 'true',
    });
    expect(await scene.row(id)).toMatchObject({
      status: 'sent',
      step: 'transmitted',
      needs: ['ameli_account', 'email'],
      call_back_slots: ['mon_am', 'thu_pm'],
      language: 'uk',
      interpreter: true,
      through_helper: false,
      answer_due_on: '2026-12-08',
      asked_parts: { call_back: 'optional' },
    });
    expect(await scene.steps(id)).toEqual(['draft', 'transmitted']);
  });

  it('goes through a relative only with the person’s agreement', async () => {
    const { db } = scene.world.app;
    const person = await scene.person();
    const refused = await scene.world.sender.post(
      `/beneficiaires/${person}/saisine`,
      scene.fields({ throughHelper: 'true' }),
    );
    expect(refused.status).toBe(422);
    expect(readable(refused.text)).toContain('notez son nom et l’accord de la personne sur la fiche');
    await db.query(
      `UPDATE beneficiary SET helper_name = 'Léa Aubertin', helper_relationship = 'sa fille', helper_agreed_on = '2026-11-20'
        WHERE id = $1`,
      [person],
    );
    expect(await page(person)).toContain('La caisse peut passer par Léa Aubertin, sa fille');
    const id = await scene.saisine({ throughHelper: 'true' }, person);
    expect(await scene.row(id)).toMatchObject({ through_helper: true });
  });

  it('is resumed as it was left, then sent', async () => {
    const person = await scene.person();
    const { sender } = scene.world;
    const draft = await sender.post(
      `/beneficiaires/${person}/saisine`,
      scene.fields({ next: 'draft', agreementOn: '', agreementHow: '', callBackSlots: ['fri_am'] }),
    );
    const address = draft.headers['location'] ?? '';
    const resumed = await sender.get(`${address}/modifier`);
    expect(resumed.headers['location']).toBe(`${address}/saisine/modifier`);
    const form = readable((await sender.follow(resumed)).text);
    expect(form).toMatch(/id="callBackSlots-fri_am"[^>]* checked/);
    const sent = await sender.post(`${address}/saisine/modifier`, scene.fields({ version: '1', language: 'fr' }));
    expect(sent.status).toBe(303);
    expect(await scene.row(address.split('/')[2] ?? '')).toMatchObject({
      step: 'transmitted',
      language: 'fr',
      call_back_slots: [],
    });
    expect((await sender.get(`${address}/saisine/modifier`)).status).toBe(409);
  });

  it('takes a PDF and nothing else', async () => {
    const { sender, app } = scene.world;
    const person = await scene.person();
    await asks({ attachment: 'required' });
    const address = `/beneficiaires/${person}/saisine`;
    const upload = async (content: string) => {
      await sender.get(address);
      return sender.upload(address, (request) =>
        request
          .field('structureId', scene.fund)
          .field('motive', 'care')
          .field('agreementOn', '2026-11-24')
          .field('agreementHow', 'oral')
          .field('next', 'send')
          .attach('document', Buffer.from(content), { filename: 'attestation.pdf', contentType: 'application/pdf' }),
      );
    };
    const wrong = await upload('pas un PDF');
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#document"');
    const missing = await sender.post(address, scene.fields({ motive: 'care' }));
    expect(readable(missing.text)).toContain('Cette caisse demande un document en PDF.');
    const sent = await upload('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n');
    expect(sent.status).toBe(303);
    const id = (sent.headers['location'] ?? '').split('/')[2];
    expect(await app.db.query('SELECT name, side FROM referral_document WHERE referral_id = $1', [id])).toEqual([
      { name: 'attestation.pdf', side: 'sender' },
    ]);
    await asks({ attachment: 'not_asked' });
  });

  it('does not leave twice for one person, one caisse and one motive', async () => {
    const person = await scene.person();
    const running = await scene.saisine({}, person);
    const second = await scene.world.sender.post(`/beneficiaires/${person}/saisine`, scene.fields());
    expect(second.status).toBe(422);
    expect(readable(second.text)).toContain('Une saisine est déjà en cours auprès de cette caisse');
    expect(second.text).toContain(`href="/orientations/${running}/saisine"`);
    expect(
      (await scene.world.sender.post(`/beneficiaires/${person}/saisine`, scene.fields({ motive: 'rights' }))).status,
    ).toBe(303);
    const draft = await scene.world.sender.post(`/beneficiaires/${person}/saisine`, scene.fields({ next: 'draft' }));
    const late = await scene.world.sender.post(`${draft.headers['location']}/envoyer`);
    expect([late.status, readable(late.text).includes('Une saisine est déjà en cours')]).toEqual([409, true]);
  });
});
