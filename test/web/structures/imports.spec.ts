import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Response } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { Config } from '../../../src/platform/config/index.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { aRow, csv, someRows } from '../../integration/structures/directory-files.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

describe('Imports of the directory, on a page', () => {
  let app: TestApp;
  let administrator: Visit;
  let manager: Visit;
  let folder: string;

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    folder = mkdtempSync(join(tmpdir(), 'imports-'));
    app.get(Config).dataDir = folder;
    const structureId = await createStructure(app.db);
    manager = await app.signInAs(await createUser(app.db, { role: 'structure_manager', structureId }));
    administrator = await app.signInAs(
      await createUser(app.db, { role: 'administrator', firstName: 'Ada', lastName: 'Minerve' }),
    );
    await administrator.get('/annuaire/imports');
  });
  afterAll(async () => {
    await app.stop();
    rmSync(folder, { recursive: true });
  });

  const kept = () => (existsSync(join(folder, 'imports')) ? readdirSync(join(folder, 'imports')) : []);
  const places = async (source: string) =>
    (
      await app.db.query<{ n: number }[]>(
        'SELECT count(*)::int AS n FROM place WHERE source = $1 AND gone_at IS NULL',
        [source],
      )
    )[0]?.n;
  const upload = (
    visit: Visit,
    content: string | Buffer,
    source = 'essais',
    name = 'annuaire.csv',
  ): Promise<Response> =>
    visit.upload('/annuaire/imports', (request) =>
      request.field('source', source).attach('file', Buffer.from(content), name),
    );
  const idOf = (answer: Response): string => String(answer.headers['location']).split('/').at(-1) ?? '';
  /** As the worker does, a moment later. */
  const work = async (answer: Response): Promise<Response> => {
    if (answer.status === 303) await app.get(Jobs).runNow('directory.run-import', { importId: idOf(answer) });
    return answer;
  };
  const send = async (...sent: Parameters<typeof upload>): Promise<Response> => work(await upload(...sent));
  const apply = async (analysed: Response, fields = {}): Promise<Response> =>
    work(await administrator.post(`${analysed.headers['location']}/importer`, fields));

  it('says what a file would change, then changes it', async () => {
    const refused = aRow(4, { nom: '' });
    const analysed = await send(
      administrator,
      csv([...someRows(3), refused, aRow(5, { telephone: '03 83 00 00 05' })]),
    );
    expect(analysed.status).toBe(303);
    expect(await places('essais')).toBe(0);
    const { text } = await administrator.follow(analysed);
    expect(text).toContain('Rien n’a été changé dans l’annuaire. Lisez ce qui suit, puis importez.');
    expect(text).toMatch(/>4<\/span><span class="app-stat__label">acceptées/);
    expect(text).toMatch(/>1<\/span><span class="app-stat__label">refusée</);
    expect(text).toMatch(/>4<\/span><span class="app-stat__label">nouveaux lieux/);
    expect(text).toContain('ligne\u00a06\u00a0: 03 83 00 00 05 → +33383000005');
    expect(text).toContain('Ada Minerve');
    expect(kept()).toHaveLength(1);

    const applied = await apply(analysed);
    expect(applied.status).toBe(303);
    expect((await administrator.follow(applied)).text).toContain(
      'Ce fichier a été importé\u00a0: l’annuaire est à jour.',
    );
    expect(await places('essais')).toBe(4);
    expect(kept()).toEqual([]);
    expect((await administrator.get('/annuaire/imports')).text).toMatch(/Ada Minerve[\s\S]*Importé/);
    expect((await apply(analysed)).status).toBe(409);
  });

  it('gives the refused rows as a file no spreadsheet will run, and notes it', async () => {
    const analysed = await send(administrator, csv([aRow(1), aRow(2, { nom: '', adresse: '=cmd()' })]), 'refus');
    const { text } = await administrator.follow(analysed);
    expect(text).toContain('Télécharger la ligne refusée (CSV)');
    const file = await administrator.get(`${analysed.headers['location']}/refus.csv`);
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="refus-[0-9a-f-]{36}\.csv"$/);
    const [head, line, end] = file.text.split('\r\n');
    expect(head).toMatch(/^\ufeffligne;motifs;id;pivot;nom;/);
    expect(line).toMatch(/^3;[^;]+;essai-2;/);
    expect(line).toContain(";'=cmd();");
    expect(end).toBe('');
    const events = await app.db.query<object[]>(
      `SELECT details FROM audit_event WHERE verb = 'directory.export-refusals'`,
    );
    expect(events).toEqual([{ details: { rows: 1 } }]);
  });

  it('stops when many places would disappear, until that is confirmed', async () => {
    await apply(await send(administrator, csv(someRows(10)), 'volume'));
    const analysed = await send(administrator, csv(someRows(5)), 'volume');
    expect((await administrator.follow(analysed)).text).toContain(
      'Ce fichier a 5\u00a0lieux, cette source en avait 10.',
    );
    const stopped = await apply(analysed);
    expect(stopped.status).toBe(422);
    expect(stopped.text).toContain('<a href="#confirm">Cochez la case si ce fichier est bien complet');
    expect(await places('volume')).toBe(10);
    expect((await apply(analysed, { confirm: 'true' })).status).toBe(303);
    expect(await places('volume')).toBe(5);
  });

  it('stops as well when the directory grew since the analysis', async () => {
    const early = await send(administrator, csv(someRows(3)), 'course');
    await apply(await send(administrator, csv(someRows(10)), 'course'));
    const { text } = await administrator.follow(await apply(early));
    expect(text).toContain('Arrêté');
    expect(text).toContain('Ce fichier a 3\u00a0lieux, cette source en avait 10.');
    expect(await places('course')).toBe(10);
  });

  it.each<[string, string | Buffer, string]>([
    ['empty', '', 'Ce fichier est vide.'],
    ['of a workbook', Buffer.from('PK\u0003\u0004xxxx'), 'Ce fichier est un classeur ou une archive.'],
    ['binary', Buffer.from([0, 1, 2, 3, 0, 255]), 'Ce fichier n’est pas un fichier de texte.'],
    ['with other headers', 'a,b,c\n1,2,3\n', 'il y manque les colonnes id, nom'],
    [
      'cut in a letter',
      Buffer.from(csv([aRow(1, { nom: 'Café' })]).split('Caf')[0] + 'Caf\u00e9').subarray(0, -1),
      'tronqué',
    ],
  ])('refuses a file %s at its field, and leaves all as it was', async (_, content, message) => {
    const before = await app.db.query<object[]>('SELECT count(*)::int AS n FROM directory_import');
    const answer = await send(administrator, content, 'mauvais');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Erreur\u00a0: Imports de l’annuaire');
    expect(answer.text).toContain('<a href="#file">');
    expect(answer.text).toContain(message);
    expect(answer.text).toContain('value="mauvais"');
    expect(await app.db.query<object[]>('SELECT count(*)::int AS n FROM directory_import')).toEqual(before);
    expect(kept().filter((name) => name.endsWith('.recu'))).toEqual([]);
  });

  it('asks for a file', async () => {
    const answer = await administrator.upload('/annuaire/imports', (request) => request.field('source', ''));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<a href="#file">Choisissez le fichier de l’annuaire, en CSV ou en JSON.');
  });

  it('reads windows-1252 and says so; keeps the accents of a file name', async () => {
    const content = Buffer.from(csv([aRow(1, { nom: 'Médiathèque' })]), 'latin1');
    const { text } = await administrator.follow(await send(administrator, content, 'accents', 'éclat d’été.csv'));
    expect(text).toContain('il a été lu en windows-1252');
    expect(text).toContain('éclat d’été.csv</h1>');
  });

  it('keeps not a byte of a file whose form has no token of ours, or gives it too late', async () => {
    const before = kept();
    expect((await upload(app.visitor(), csv(someRows(1)))).headers['location']).toBe('/connexion');
    const agent = Reflect.get(administrator, 'agent') as TestAgent;
    const token = Reflect.get(administrator, 'token') as string;
    const post = () => agent.post('/annuaire/imports');
    const file = Buffer.from(csv(someRows(1)));
    expect((await post().attach('file', file, 'a.csv')).status).toBe(403);
    expect((await post().field('_csrf', 'faux').attach('file', file, 'a.csv')).status).toBe(403);
    expect((await post().attach('file', file, 'a.csv').field('_csrf', token)).status).toBe(403);
    expect((await post().field('source', 'essais')).status).toBe(403);
    expect(kept()).toEqual(before);
    expect((await post().field('_csrf', token).attach('file', file, 'a.csv')).status).toBe(303);
  });

  it('says so when what arrives is not a form', async () => {
    const agent = Reflect.get(administrator, 'agent') as TestAgent;
    const answer = await agent
      .post('/annuaire/imports')
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .send('--x\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\ncoupé');
    expect(answer.status).toBe(400);
  });

  it('is for administrators alone', async () => {
    const analysed = await send(administrator, csv(someRows(1)), 'portes');
    const address = analysed.headers['location'] as string;
    await manager.get('/ma-structure');
    const pages = [address, `${address}/refus.csv`, `${address}/changements`, `${address}/annuler`];
    for (const path of ['/annuaire/imports', ...pages]) expect((await manager.get(path)).status).toBe(404);
    expect((await send(manager, csv(someRows(1)))).status).toBe(404);
    expect((await manager.post(`${address}/importer`)).status).toBe(404);
    expect((await administrator.get('/annuaire/imports/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect((await administrator.get('/annuaire/imports/x')).status).toBe(404);
  });

  it('shows how far it is, then what came of it', async () => {
    const sent = await upload(administrator, csv(someRows(3)), 'avance');
    const id = idOf(sent);
    const waiting = await administrator.follow(sent);
    expect(waiting.text).toContain('En attente\u00a0: l’import commence dans quelques secondes.');
    expect(waiting.text).toContain('<noscript><meta http-equiv="refresh" content="3"></noscript>');
    // As a worker that is at it: its session holds the import.
    const session = app.db.createQueryRunner();
    await session.query('SELECT pg_advisory_lock(430202, hashtext($1))', [id]);
    await app.db.query(`UPDATE directory_import SET status = 'running', rows_read = 1250, percent = 44 WHERE id = $1`, [
      id,
    ]);
    const running = await administrator.get(`/annuaire/imports/${id}`);
    expect(running.text).toContain('Analyse en cours\u00a0: 1\u202f250\u00a0lignes lues (44\u00a0% du fichier).');
    expect(running.text).toContain('<progress class="app-progress" max="100" value="44"');
    expect((await administrator.post(`/annuaire/imports/${id}/reprendre`)).status).toBe(409);
    await session.query('SELECT pg_advisory_unlock(430202, hashtext($1))', [id]);
    await session.release();
  });

  it('says that it was interrupted when its program died, and starts again', async () => {
    const sent = await upload(administrator, csv(someRows(3)), 'panne');
    await app.db.query(`UPDATE directory_import SET status = 'running', rows_read = 2 WHERE id = $1`, [idOf(sent)]);
    const interrupted = await administrator.follow(sent);
    expect(interrupted.text).toContain('Interrompu');
    expect(interrupted.text).toContain('le programme s’est arrêté avant la fin');
    expect(interrupted.text).not.toContain('http-equiv="refresh"');
    await work(await administrator.post(`/annuaire/imports/${idOf(sent)}/reprendre`));
    const { text } = await administrator.follow(sent);
    expect(text).toContain('Lisez ce qui suit, puis importez.');
  });

  it('says what is wrong with a file that only shows it at its end', async () => {
    const cut = csv([aRow(1), aRow(2, { presentation_detail: 'Un, deux' })]);
    const sent = await send(administrator, cut.slice(0, cut.indexOf('deux')), 'coupe');
    const { text } = await administrator.follow(sent);
    expect(text).toContain('Échoué');
    expect(text).toContain('un guillemet ouvert n’est jamais refermé');
    expect(kept()).not.toContain(`${idOf(sent)}.fichier`);
  });

  it('shows every change, place by place, and undoes the whole', async () => {
    await apply(await send(administrator, csv(someRows(3)), 'defaire'));
    const rows = [aRow(1, { telephone: '+33383000055', nom: 'Maison rouverte' }), aRow(2), aRow(3), aRow(4)];
    const second = await send(administrator, csv(rows), 'defaire');
    await apply(second);
    const address = String(second.headers['location']);
    const shown = await administrator.get(address);
    expect(shown.text).toContain(
      `<a href="${address}/changements?genre&#x3D;changes&amp;champ&#x3D;phone">Téléphone</a>`,
    );
    const changes = await administrator.get(`${address}/changements?genre=changes&champ=phone`);
    expect(changes.text).toContain('<h1>Lieux changés\u00a0: téléphone</h1>');
    expect(changes.text).toMatch(
      /03\u00a083\u00a000\u00a000\u00a001<\/del>[\s\S]*03\u00a083\u00a000\u00a000\u00a055<\/ins>/,
    );
    expect(changes.text).not.toContain('>Nom</dt>');
    expect((await administrator.get(`${address}/changements?genre=nouveaux`)).text).toContain('Maison des essais 4');

    expect((await administrator.get(`${address}/annuler`)).text).toContain('1\u00a0lieu changé reprend ce que');
    const undone = await administrator.post(`${address}/annuler`);
    expect((await administrator.follow(undone)).text).toContain('l’annuaire est revenu à ce qu’il était avant');
    expect(await places('defaire')).toBe(3);
    expect((await administrator.post(`${address}/annuler`)).status).toBe(409);
    const verbs = await app.db.query<object[]>(`SELECT verb FROM audit_event WHERE verb = 'directory.undo'`);
    expect(verbs).toEqual([{ verb: 'directory.undo' }]);
  });

  it('reads nothing of the very file that is already imported', async () => {
    await apply(await send(administrator, csv(someRows(2)), 'deux-fois'));
    const again = await administrator.follow(await send(administrator, csv(someRows(2)), 'deux-fois'));
    expect(again.text).toContain('Ce fichier est déjà celui de l’annuaire\u00a0: il n’y a rien à importer.');
    expect(again.text).not.toContain('>Importer</button>');
  });

  it('drops a file that waited more than a day', async () => {
    const analysed = await send(administrator, csv(someRows(1)), 'oubli');
    const id = (analysed.headers['location'] as string).split('/').at(-1);
    const old = new Date('2026-11-22T10:00:00+01:00');
    utimesSync(join(folder, 'imports', `${id}.fichier`), old, old);
    await send(administrator, csv(someRows(1)), 'autre');
    expect(kept()).not.toContain(`${id}.fichier`);
    expect((await administrator.follow(analysed)).text).toContain('Pour importer ce fichier, envoyez-le à nouveau.');
    expect((await apply(analysed)).status).toBe(409);
  });
});
