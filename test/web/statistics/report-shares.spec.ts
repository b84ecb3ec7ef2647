import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createStructure } from '../../factories/structures.js';
import { createUser } from '../../factories/identity.js';
import { readBack } from '../../factories/workbooks.js';
import type { Visit } from '../../setup/app.js';
import { readPdf } from '../../setup/pdf.js';
import { closeOctober, createReportsWorld, type ReportsWorld, text } from './reports-world.js';

let world: ReportsWorld;
let manager: Visit;
let report: string;

beforeAll(async () => {
  world = await createReportsWorld();
  manager = await world.app.signInAs(world.manager);
  report = await closeOctober(manager);
}, 60_000);
afterAll(() => world.app.stop());

const LINK = /value="https?:\/\/[^"/]+(\/rapport\/[A-Za-z0-9_-]{43})"/;

async function share(fields: Record<string, string> = {}): Promise<string> {
  const answer = await manager.post(`${report}/partages`, { pour: 'Conseil départemental', duree: '30', ...fields });
  const address = LINK.exec(answer.text)?.[1];
  if (!address) throw new Error(`Sharing answered ${answer.status}`);
  return address;
}
const stopHref = async (): Promise<string> => {
  const page = (await manager.get(`${report}/partages`)).text;
  return /href="([^"]+\/arreter)"/.exec(page)?.[1] ?? '';
};

describe('A link to a report', () => {
  it('opens it to anybody, small counts hidden, and writes nothing', async () => {
    const link = await share();
    const rows = () => world.app.db.query<object[]>('SELECT * FROM report_share ORDER BY id');
    const before = await rows();
    const answer = await world.app.visitor().get(link);
    expect(answer.status).toBe(200);
    const page = text(answer.text);
    expect(page).toContain('Espace de Nancy, octobre 2026');
    expect(page).toContain('20 Accompagnements');
    expect(page).toContain('période précédente : masqué');
    expect(page).toContain('E-mail 9 45 %');
    // Three said health of twenty: hidden. Seventeen of eighteen are new: the eighteenth would be told.
    expect(page).toContain('Santé masqué');
    expect(page).toContain('masqué Nouvelles personnes');
    expect(page).not.toContain('Séances');
    expect(await rows()).toEqual(before);
  });

  it('tells nobody’s name, number or small count, in no copy', async () => {
    const link = await share();
    const { headers, text: html } = await world.app.visitor().get(link);
    const files = ['pdf', 'ods', 'xlsx'].flatMap((format) =>
      ['full', 'funders', 'france-services'].map((m) => [format, m]),
    );
    const copies = [text(html)];
    for (const [format, model] of files) {
      const file = await world.app.visitor().download(`${link}/document?format=${format}&modele=${model}`);
      expect([file.status, file.headers['x-robots-tag']]).toEqual([200, 'noindex, nofollow, noarchive']);
      if (format === 'pdf') copies.push(readPdf(file.body).pages.join('\n').replaceAll('\u200b', ''));
      else copies.push((await readBack(file)).rows.map(({ cells }) => cells.join('\t')).join('\n'));
    }
    for (const copy of copies) {
      expect(copy).toContain('octobre 2026');
      expect(copy).not.toMatch(/Quantin|Zélie|Perrin|Nadia|Awa|Diop/);
      for (const id of [world.mediator.id, world.manager.id, world.nancy, ...world.people])
        expect(copy).not.toContain(id);
      // Health was said three times, e-mail nine.
      expect(copy).toMatch(/E-mail[^\d]{1,160}9/);
      expect(copy).not.toMatch(/Santé[^\da-z]{1,160}3\b/);
    }
    for (const id of [world.mediator.id, world.manager.id, world.nancy]) expect(html).not.toContain(id);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect([headers['cache-control'], headers['referrer-policy'], headers['x-robots-tag']]).toEqual([
      ...['no-store', 'no-referrer', 'noindex, nofollow, noarchive'],
    ]);
  });

  it('is shown once, and only its digest is kept', async () => {
    const link = await share();
    const token = link.split('/').at(-1) ?? '';
    expect((await manager.get(`${report}/partages`)).text).not.toContain(token);
    const kept = JSON.stringify(await world.app.db.query('SELECT * FROM report_share'));
    expect(kept).not.toContain(token);
    const journal = await world.app.db.query<object[]>(
      `SELECT details FROM audit_event WHERE verb = 'report.share' ORDER BY id DESC LIMIT 1`,
    );
    expect(journal).toMatchObject([{ details: { days: 30 } }]);
  });

  it('stops at once when it is taken back, at its date, and looks as one that never was', async () => {
    const absent = await world.app.visitor().get(`/rapport/${'a'.repeat(43)}`);
    const revoked = await share({ pour: 'À reprendre' });
    const reader = world.app.visitor();
    expect((await reader.get(revoked)).status).toBe(200);
    const stop = await stopHref();
    expect(text((await manager.get(stop)).text)).toContain('Le lien pour « À reprendre »');
    expect((await manager.post(stop)).status).toBe(303);
    const expired = await share({ pour: 'Une semaine', duree: '7' });
    const now = world.app.clock.now();
    world.app.clock.set(new Date(now.getTime() + 7 * 86_400_000));
    const answers = [await reader.get(revoked), await reader.get(expired), await reader.get(`${revoked}/document`)];
    world.app.clock.set(now);
    expect((await reader.get(expired)).status).toBe(200);
    const plain = (html: string) =>
      html.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '').replace(/name="_csrf" value="[^"]*"/g, '');
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(plain(answer.text)).toBe(plain(absent.text));
    }
    const page = text((await manager.get(`${report}/partages`)).text);
    expect(page).toContain('À reprendre 24 novembre 2026 arrêté le 24 novembre 2026 –');
    expect((await manager.post(stop)).status).toBe(303);
  });

  it.each([
    [{ pour: '' }, 'Écrivez pour qui est ce lien'],
    [{ pour: 'x'.repeat(81) }, '80 caractères au plus'],
    [{ pour: 'Mme 2 55 01 54 395 001 23' }, 'numéro'],
    [{ duree: '4000' }, 'Choisissez combien de temps'],
  ])('is not made with %j', async (fields, words) => {
    const answer = await manager.post(`${report}/partages`, { pour: 'Moi', duree: '30', ...fields });
    expect(answer.status).toBe(422);
    expect(text(answer.text)).toContain(words);
  });

  it('is nobody else’s to make or take back', async () => {
    await share();
    const stop = await stopHref();
    const elsewhere = await createStructure(world.app.db);
    const other = await world.app.signInAs(
      await createUser(world.app.db, { role: 'structure_manager', structureId: elsewhere }),
    );
    for (const address of [`${report}/partages`, stop]) {
      expect((await other.get(address)).status).toBe(404);
      expect((await other.post(address, { pour: 'Moi', duree: '30' })).status).toBe(404);
    }
    const own = await closeOctober(other);
    const foreign = stop.replace(report, own);
    expect((await other.post(foreign)).status).toBe(404);
  });

  it('is not made for a report that names a mediator', async () => {
    const { id } = world.mediator;
    const narrowed = await closeOctober(manager, { mediateur: id });
    expect(text((await manager.get(narrowed)).text)).toContain('Nadia Perrin');
    expect((await manager.get(narrowed)).text).not.toContain('/partages');
    expect((await manager.post(`${narrowed}/partages`, { pour: 'Moi', duree: '30' })).status).toBe(404);
  });

  it('says nothing of fewer than five accompaniments', async () => {
    report = await closeOctober(manager, { thematique: 'sante' });
    const page = text((await world.app.visitor().get(await share())).text);
    expect(page).toContain('Moins de cinq accompagnements sur cette période : aucun chiffre n’est publié.');
    expect(page).not.toMatch(/3 Accompagnements|Santé [0-9]/);
  });

  it('is refused past twenty that are open, and slowed down when hammered', async () => {
    report = await closeOctober(manager);
    for (let n = 0; n < 20; n += 1) await share();
    expect((await manager.post(`${report}/partages`, { pour: 'Encore', duree: '30' })).status).toBe(409);
    const reader = world.app.visitor();
    let status = 404;
    for (let n = 0; n < 70 && status !== 429; n += 1) status = (await reader.get(`/rapport/${'b'.repeat(43)}`)).status;
    expect(status).toBe(429);
  });
});
