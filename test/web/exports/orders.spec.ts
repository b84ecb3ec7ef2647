import { jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ExportFiles } from '../../../src/modules/exports/runs/export-files.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { readBack } from '../../factories/workbooks.js';
import { NOW } from '../../setup/app.js';
import { ExportsWorld, idIn, MANY, october, september } from './exports-world.js';

let world: ExportsWorld;
beforeAll(async () => {
  world = await ExportsWorld.create();
}, 90_000);
afterAll(() => world.stop());
afterEach(() => jest.restoreAllMocks());

describe('a short export', () => {
  it('is made at once and goes out, marked on each line and in its name; the journal has its mark', async () => {
    const answer = await world.order(september);
    expect(answer.headers['location']).toMatch(/\/fichier$/);
    const id = idIn(answer);
    const file = await world.visit.get(answer.headers['location'] ?? '');
    const mark = id.slice(-8);
    expect(file.headers['content-disposition']).toBe(
      `attachment; filename="activites-2026-09-01-2026-09-30-${mark}.csv"`,
    );
    const lines = file.text.trimEnd().split('\r\n');
    expect(lines[0]?.startsWith('\uFEFFDate;Enregistré le;')).toBe(true);
    expect(lines[0]?.endsWith(';ID CRA;Export')).toBe(true);
    expect(lines.slice(1).every((line) => line.endsWith(`;${mark}`))).toBe(true);
    expect(lines).toHaveLength(3);
    expect(file.text).toContain(`"'=HYPERLINK(""http://ailleurs"")"`);
    expect(file.text).not.toMatch(/Abadie|À revoir/);
    expect(await world.verbsOf(id)).toEqual(['session.export', 'export.finish', 'export.download']);
    const [event] = await world.app.db.query<{ details: object }[]>(
      `SELECT details FROM audit_event WHERE verb = 'session.export' AND subject_id = $1`,
      [id],
    );
    expect(event?.details).toEqual({ format: 'csv', from: '2026-09-01', to: '2026-09-30', mark });
  });

  it.each(['xlsx', 'ods'])('as .%s, says in a sheet who asked, when, and for what', async (format) => {
    const answer = await world.order({ ...september, format, quoi: 'accompaniments', thematique: 'sante' });
    const { file, rows } = await readBack(await world.visit.download(answer.headers['location'] ?? ''));
    expect(file.sheets).toEqual(['Accompagnements', 'Informations']);
    expect(rows).toHaveLength(2);
    const information = await world.visit.get(`/exports/${idIn(answer)}/informations`);
    expect(information.text).toContain('Demandé par;Nadia Roux, Espace de Nancy');
    expect(information.text).toContain('Filtre\u00a0: Thématique;Santé');
    expect(information.text).toContain('du 01/09/2026 au 30/09/2026');
    expect(information.text).toContain('/statistiques/definitions');
  });

  it('as .jsonl, has one object a line, with codes that do not change', async () => {
    const answer = await world.order({ ...september, format: 'jsonl', thematique: 'sante' });
    const file = await world.visit.download(answer.headers['location'] ?? '');
    expect(file.headers['content-type']).toBe('application/jsonl; charset=utf-8');
    const lines = file.body.toString().trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      ...{ day: '2026-09-11', kind: 'individuel', topics: ['sante'], procedures: [], minutes: 30, redirected: false },
      ...{ structure: 'Espace de Nancy', title: null },
    });
  });
});

describe('a long export', () => {
  it('is made in the background: its page says how far, then the file waits, whole', async () => {
    const id = await world.longOne();
    const waiting = await world.visit.get(`/exports/${id}`);
    expect(waiting.text).toContain('En attente');
    expect(waiting.text).toContain('http-equiv="refresh"');
    expect((await world.visit.get(`/exports/${id}/fichier`)).status).toBe(404);
    await world.work();
    const ready = await world.visit.get(`/exports/${id}`);
    expect(ready.text).toContain('20\u00a0050 lignes');
    expect(ready.text).not.toContain('http-equiv="refresh"');
    const file = await world.visit.download(`/exports/${id}/fichier`);
    expect(file.body.toString().trimEnd().split('\r\n')).toHaveLength(MANY + 1);
    const run = await world.runOf(id);
    expect(createHash('sha256').update(file.body).digest('hex')).toBe(run?.sha256);
    expect(file.body.length).toBe(Number(run?.size));
    expect((await world.visit.get('/exports')).text).toContain(`/exports/${id}`);
  });

  it('goes on from where a download was cut, byte for byte; and from its beginning when the file is another', async () => {
    const id = await world.longOne();
    await world.work();
    const address = `/exports/${id}/fichier`;
    const whole = await world.visit.download(address);
    expect(whole.headers['accept-ranges']).toBe('bytes');
    expect(whole.headers['content-encoding']).toBeUndefined();
    const tag = whole.headers['etag'] ?? '';
    const ask = (headers: Record<string, string>) => world.visit.downloadWith(address, headers);
    const rest = await ask({ Range: 'bytes=100000-', 'If-Range': tag });
    expect(rest.status).toBe(206);
    expect(rest.headers['content-range']).toBe(`bytes 100000-${whole.body.length - 1}/${whole.body.length}`);
    expect(Buffer.concat([whole.body.subarray(0, 100_000), rest.body]).equals(whole.body)).toBe(true);
    const other = await ask({ Range: 'bytes=100000-', 'If-Range': '"autre"' });
    expect([other.status, other.body.length]).toEqual([200, whole.body.length]);
    const beyond = await ask({ Range: 'bytes=999999999-' });
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${whole.body.length}`]);
    expect((await world.verbsOf(id)).slice(2)).toEqual([
      ...['export.download', 'export.resume', 'export.resume', 'export.resume'],
    ]);
  });

  it('cancelled while it waits or while it is written, leaves nothing', async () => {
    const waiting = await world.longOne();
    expect((await world.visit.post(`/exports/${waiting}/annuler`)).status).toBe(303);
    await world.work();
    expect(await world.stateOf(waiting)).toBe('cancelled');

    const id = await world.longOne('xlsx');
    const removed = jest.spyOn(world.app.get(ExportFiles), 'remove');
    jest.spyOn(world.app.get(ExportFiles), 'requireRoom').mockImplementationOnce(async () => {
      expect(world.lying()).toContain(`${id}.partiel`);
      await world.visit.post(`/exports/${id}/annuler`);
    });
    await world.work();
    expect(await world.stateOf(id)).toBe('cancelled');
    // In the middle: it was not written to its end to be thrown away.
    expect(removed).not.toHaveBeenCalled();
    expect(world.lying().filter((name) => name.startsWith(id))).toEqual([]);
    expect((await world.visit.get(`/exports/${id}`)).text).toContain('Rien n’a été gardé');
    expect((await world.visit.post(`/exports/${id}/annuler`)).status).toBe(409);
  });

  it('on a full disk, or nearly so, says it in plain words and leaves nothing', async () => {
    const full = await world.longOne();
    symlinkSync('/dev/full', join(world.folder, 'exports', `${full}.partiel`));
    await world.work();
    const nearly = await world.longOne();
    jest.spyOn(world.app.get(ExportFiles), 'freeBytes').mockResolvedValue(1_000_000);
    await world.work();
    for (const id of [full, nearly]) {
      expect(await world.stateOf(id)).toBe('failed');
      expect((await world.visit.get(`/exports/${id}`)).text).toContain('plus assez de place sur le disque du serveur');
      expect(world.lying().filter((name) => name.startsWith(id))).toEqual([]);
    }
  });

  it('ends after a day, or when its owner says so', async () => {
    const [kept, removed] = [await world.longOne(), await world.longOne()];
    await world.work();
    expect((await world.visit.post(`/exports/${removed}/supprimer`)).status).toBe(303);
    expect(await world.stateOf(removed)).toBe('expired');
    world.app.clock.advance({ hours: 23 });
    await world.app.get(Jobs).runNow('exports.expire');
    const again = await world.app.signInAs(world.nadia);
    expect((await again.get(`/exports/${kept}/fichier`)).status).toBe(200);
    world.app.clock.advance({ hours: 2 });
    const late = await world.app.signInAs(world.nadia);
    expect((await late.get(`/exports/${kept}/fichier`)).status).toBe(404);
    await world.app.get(Jobs).runNow('exports.expire');
    expect(await world.stateOf(kept)).toBe('expired');
    expect(world.lying()).toEqual([]);
    world.app.clock.set(NOW);
    world.visit = await world.app.signInAs(world.nadia);
  });

  it('three at a time for one person', async () => {
    const under = [await world.longOne(), await world.longOne(), await world.longOne()];
    const refused = await world.order(october);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Trois de vos exports sont déjà en préparation');
    for (const id of under) await world.visit.post(`/exports/${id}/annuler`);
  });
});

describe('bad input', () => {
  it.each([
    [{ du: '2026-10-31', au: '2026-10-01' }, 'Le dernier jour vient avant le premier'],
    [{ du: 'hier', au: '2026-10-01' }, 'Indiquez le premier jour'],
    [{ ...october, format: 'coop' }, 'n’existe que pour les accompagnements'],
    [{ ...october, format: 'exe' }, 'Choisissez un format'],
    [{ ...october, quoi: 'workshops', thematique: 'sante' }, 'retirez d’abord ce filtre'],
  ])('%j comes back with what was typed', async (fields, words) => {
    const answer = await world.order(fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain(`value="${fields.du}"`);
  });

  it('an address fills the form in, and what means nothing is left out', async () => {
    const page = await world.visit.get(
      '/exports?du=2026-09-01&au=2026-09-30&quoi=workshops&structure=x&thematique=sante',
    );
    expect(page.text).toContain('value="2026-09-01"');
    expect(page.text).toContain('Filtres repris');
    expect(page.text).toContain('name="thematique" value="sante"');
    expect(page.text).not.toContain('name="structure"');
  });
});
