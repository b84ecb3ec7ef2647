import { type LifeWorld, lifeWorld } from './world.js';

let world: LifeWorld;

beforeAll(async () => {
  world = await lifeWorld();
});
afterAll(() => world.app.stop());

describe('« Masquer l’écran » without a script', () => {
  it('leads from every signed-in page to a neutral one, and back', async () => {
    const id = await world.person();
    const file = await world.mediator.get(`/beneficiaires/${id}`);
    const href = /class="app-mask-link" href="([^"]+)"/.exec(file.text)?.[1]?.replaceAll('&#x3D;', '=') ?? '';
    expect(href).toBe(`/ecran-masque?retour=%2Fbeneficiaires%2F${id}`);
    const masked = await world.mediator.get(href);
    expect([masked.status, masked.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(masked.text).toContain(`href="/beneficiaires/${id}"`);
    for (const words of ['Odette', 'Marchal', 'Camille', 'Vézelise']) expect(masked.text).not.toContain(words);
  });

  it('is there for a visitor, and leads nowhere but here', async () => {
    const visitor = world.app.visitor();
    for (const back of ['https://exemple.test/', '//exemple.test', '/\\exemple.test', 'javascript:alert(1)']) {
      const page = await visitor.get(`/ecran-masque?retour=${encodeURIComponent(back)}`);
      expect(page.status).toBe(200);
      expect(page.text).not.toContain('exemple.test');
      expect(page.text).not.toContain('javascript');
    }
    expect((await visitor.get('/connexion')).text).not.toContain('app-mask-link');
  });
});
