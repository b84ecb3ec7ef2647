import { newId } from '../../../src/platform/ids.js';
import { OrganisingWorld, textOf } from './organising-world.js';

let world: OrganisingWorld;
let open: string;

beforeAll(async () => {
  world = await OrganisingWorld.open();
  const topics = ['sante'];
  open = await world.make({ title: 'Mon compte <ameli> & moi', topics, level: 'debutant', animators: [world.user] });
});
afterAll(() => world.app.stop());

const visit = (address: string) => world.app.visitor().get(address);

describe('the public page of open workshops', () => {
  it('is for search engines and shared caches, with its feeds and what a link to it shows', async () => {
    const { text, headers, status } = await visit('/ateliers-ouverts?departement=54');
    expect([status, headers['cache-control'], headers['set-cookie']]).toEqual([200, 'public, max-age=60', undefined]);
    expect(text).not.toContain('noindex');
    expect(text).not.toContain('_csrf');
    expect(text).toMatch(
      /<link rel="canonical" href="http:\/\/localhost:3000\/ateliers-ouverts\?departement&#x3D;54">/,
    );
    expect(text).toMatch(
      /<link rel="alternate" type="application\/rss\+xml" title="[^"]+" href="\/ateliers-ouverts\/flux\.rss/,
    );
    expect(text).toMatch(/<link rel="alternate" type="text\/calendar"/);
    expect(text).toMatch(/og:image" content="http:\/\/localhost:3000\/assets\/partage-[0-9a-f]{10}\.png"/);
    const [, picture = ''] = /localhost:3000(\/assets\/partage-[0-9a-f]+\.png)/.exec(text) ?? [];
    expect((await visit(picture)).headers['content-type']).toBe('image/png');
    expect(textOf(text)).toContain('Ateliers numériques : Meurthe-et-Moselle');
  });

  it('finds them by commune, département, level and audience', async () => {
    const found = async (query: string) => (await visit(`/ateliers-ouverts?${query}`)).text.includes(open);
    expect(await found('commune=Nancy')).toBe(true);
    expect(await found('commune=Toul')).toBe(false);
    expect(await found('departement=57')).toBe(false);
    expect(await found('niveau=debutant&public=people')).toBe(true);
    expect(await found('niveau=avance')).toBe(false);
    expect(textOf((await visit('/ateliers-ouverts?commune=Nulle-Part')).text)).toContain(
      'Cette commune n’est pas trouvée',
    );
  });

  it('shows neither drafts, nor cancelled ones, nor those that are not announced, nor anybody', async () => {
    const draft = await world.make({ act: 'draft', title: 'Pas encore' });
    const hidden = await world.make({ listed: undefined, title: 'Entre nous' });
    const { text } = await visit('/ateliers-ouverts');
    expect(text).not.toContain('Pas encore');
    expect(text).not.toContain('Entre nous');
    expect((await visit(`/ateliers-ouverts/${draft}`)).status).toBe(404);
    const byLink = await visit(`/ateliers-ouverts/${hidden}`);
    expect([byLink.status, byLink.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(byLink.text).toContain('noindex');
    for (const address of ['/ateliers-ouverts', `/ateliers-ouverts/${open}`]) {
      expect((await visit(address)).text).not.toContain('Perrin');
    }
  });

  it('is there for one structure, and 404 for none', async () => {
    const { text, status } = await visit(`/ateliers-ouverts/structures/${world.structure}`);
    expect(status).toBe(200);
    expect(textOf(text)).toContain('Espace numérique de Nancy');
    expect(text).toContain(open);
    expect((await visit(`/ateliers-ouverts/structures/${newId()}`)).status).toBe(404);
    expect((await visit('/ateliers-ouverts/structures/x')).status).toBe(404);
  });
});

describe('the public page of one workshop', () => {
  it('says when, where, for whom and how to register, marked up as an event', async () => {
    const { text } = await visit(`/ateliers-ouverts/${open}`);
    expect(text).toContain('itemtype="https://schema.org/Event"');
    expect(text).toContain('datetime="2026-12-01T13:00:00.000Z"');
    expect(text).toContain(
      '<meta property="og:title" content="Mon compte &lt;ameli&gt; &amp; moi, mardi 1er\u00a0décembre 2026">',
    );
    const words = textOf(text);
    expect(words).toContain('de 14 h à 16 h');
    expect(words).toContain('Médiathèque Stanislas');
    expect(words).toContain('03 83 00 01 01');
    expect(text).not.toContain('/inscription"');
    const booked = await world.make({ publicBooking: 'true' });
    expect((await visit(`/ateliers-ouverts/${booked}`)).text).toContain(`/ateliers-ouverts/${booked}/inscription`);
  });

  it('never tells how to join from afar', async () => {
    const remote = await world.make({ mode: 'remote', connection: 'visio.secrete.test', publicBooking: 'true' });
    const pages = [`/ateliers-ouverts/${remote}`, '/ateliers-ouverts/flux.rss', '/ateliers-ouverts/calendrier.ics'];
    for (const address of pages) expect((await visit(address)).text).not.toContain('visio.secrete.test');
    expect((await world.neighbour.get(`/ateliers/${remote}`)).text).not.toContain('visio.secrete.test');
    expect((await world.visit.get(`/ateliers/${remote}`)).text).toContain('visio.secrete.test');
  });

  it('says that it was cancelled', async () => {
    const id = await world.make();
    await world.visit.post(`/ateliers/${id}/annuler`, { days: `${id}_1`, words: 'Reporté en janvier' });
    const { text } = await visit(`/ateliers-ouverts/${id}`);
    expect(textOf(text)).toContain('Cet atelier est annulé : Reporté en janvier');
    expect(text).toContain('schema.org/EventCancelled');
    expect((await visit(`/ateliers-ouverts/${id}/atelier.ics`)).text).toContain('STATUS:CANCELLED');
  });
});

describe('feeds', () => {
  it('are calendars in universal time', async () => {
    const { text, headers } = await visit('/ateliers-ouverts/calendrier.ics?departement=54');
    expect([headers['content-type'], headers['cache-control']]).toEqual([
      'text/calendar; charset=utf-8',
      'public, max-age=300',
    ]);
    expect(text).toContain('DTSTART:20261201T130000Z');
    expect(text).toContain('SUMMARY:Mon compte <ameli> & moi');
    expect(text.match(/BEGIN:VEVENT/g)?.length).toBe(text.match(/END:VEVENT/g)?.length);
    expect((await visit('/ateliers-ouverts/calendrier.ics?departement=57')).text).not.toContain('BEGIN:VEVENT');
    expect((await visit(`/ateliers-ouverts/structures/${world.structure}/calendrier.ics`)).text).toContain(
      'BEGIN:VEVENT',
    );
  });

  it('are RSS that holds any title', async () => {
    const { text, headers } = await visit(`/ateliers-ouverts/structures/${world.structure}/flux.rss`);
    expect(headers['content-type']).toBe('application/rss+xml; charset=utf-8');
    expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<rss version="2.0"/);
    expect(text).toContain('<title>Mon compte &lt;ameli&gt; &amp; moi, mardi 1er');
    expect(text).toContain(`<guid isPermaLink="false">${open}</guid>`);
  });

  it('are what search engines may read, and nothing else', async () => {
    expect((await visit('/robots.txt')).text).toBe(
      'User-agent: *\nAllow: /ateliers-ouverts\nAllow: /assets/\nDisallow: /\n',
    );
  });
});
