import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { Assets, ASSETS_FOLDER } from '../../../src/platform/http/assets.js';
import { ViewRenderer, VIEWS_FOLDER } from '../../../src/platform/http/view-renderer.js';
import { describeInBrowser, launch } from '../browser.js';
import { caseFile, figures, form, layout, search, sheet, signIn } from './models.js';

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'";

const pages = [
  { name: 'case-file', layoutName: 'page', model: caseFile },
  { name: 'form', layoutName: 'page', model: form },
  { name: 'figures', layoutName: 'page', model: figures },
  { name: 'search', layoutName: 'page', model: search },
  { name: 'sign-in', layoutName: 'bare', model: signIn },
  { name: 'sheet', layoutName: 'print', model: sheet },
];

/** Every component, on made-up pages, in a real browser and under the policy the program is served with. */
describeInBrowser('Components (skipped where there is no Chromium)', () => {
  let browser: Browser;
  let views: ViewRenderer;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gallery-'));
    cpSync(VIEWS_FOLDER, folder, { recursive: true });
    cpSync(import.meta.dirname, join(folder, 'gallery'), { recursive: true });
    views = new ViewRenderer(folder);
    browser = await launch();
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const html = (name: string) => {
    const shown = pages.find((page) => page.name === name);
    if (!shown) throw new Error(`No page ${name}`);
    const body = views.render(`gallery/${name}`, shown.model);
    return views.render(`layouts/${shown.layoutName}`, {
      ...layout,
      title: name,
      body,
      assets: new Assets().addresses,
    });
  };

  async function open(name: string, width: number, settings: Parameters<Browser['newContext']>[0] = {}) {
    const body = html(name);
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'fr-FR', ...settings });
    await context.route('**/*', (route) => {
      const path = new URL(route.request().url()).pathname;
      if (path.startsWith('/assets/'))
        return route.fulfill({ path: join(ASSETS_FOLDER, path.slice('/assets/'.length)) });
      const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
      return route.fulfill({ headers, body });
    });
    const page = await context.newPage();
    const refusals: string[] = [];
    page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
    await page.goto(`http://gallery.example/${name}`);
    await page.evaluate('document.fonts.ready');
    await keepPicture(page, `${name}-${width}`);
    return { context, page, refusals };
  }

  const overflow = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');

  async function violations(page: Page) {
    const { violations: found } = await new AxeBuilder({ page }).analyze();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
  }

  const closing = async (opened: { context: BrowserContext }) => opened.context.close();

  it.each(pages.map(({ name }) => name))('%s: no accessibility fault at 1280 and 320 pixels', async (name) => {
    for (const width of [1280, 320]) {
      const opened = await open(name, width);
      expect(await violations(opened.page)).toEqual([]);
      expect(opened.refusals).toEqual([]);
      expect(await overflow(opened.page)).toBeLessThanOrEqual(0);
      await closing(opened);
    }
  });

  it('keeps every line in sight with text twice as large', async () => {
    const opened = await open('case-file', 640);
    await opened.page.evaluate("document.documentElement.style.setProperty('font-size', '200%')");
    await keepPicture(opened.page, 'case-file-200');
    expect(await overflow(opened.page)).toBeLessThanOrEqual(0);
    await closing(opened);
  });

  it('folds the menu on a phone without a script, and opens it', async () => {
    const opened = await open('case-file', 320, { javaScriptEnabled: false });
    const menu = opened.page.getByRole('navigation', { name: 'Menu principal' });
    expect(await menu.isVisible()).toBe(false);
    await opened.page.getByText('Menu', { exact: true }).click();
    expect(await menu.isVisible()).toBe(true);
    expect(await opened.page.getByRole('button', { name: 'Se déconnecter' }).isVisible()).toBe(true);
    await keepPicture(opened.page, 'menu-320');
    await closing(opened);
  });

  it('ties hint and error to their field, and keeps what was typed to the letter', async () => {
    const opened = await open('form', 1280);
    const year = opened.page.getByLabel('Année de naissance');
    expect(await year.getAttribute('aria-describedby')).toBe('birthYear-hint birthYear-error');
    expect(await opened.page.locator('#birthYear-error').textContent()).toBe(
      'Erreur\u00a0: Écrivez l’année de naissance en quatre chiffres, par exemple 1951',
    );
    expect(await opened.page.getByLabel('Ce qui a été fait').inputValue()).toBe('Première ligne\n  seconde ligne');
    expect(await opened.page.evaluate('document.activeElement.className')).toBe('govuk-error-summary');
    await closing(opened);
  });

  it('shows a password on request', async () => {
    const opened = await open('sign-in', 1280);
    const password = opened.page.getByLabel('Mot de passe', { exact: true });
    await opened.page.getByRole('button', { name: 'Afficher le mot de passe' }).click();
    expect(await password.getAttribute('type')).toBe('text');
    await closing(opened);
  });

  it('refreshes the results while one types, and goes to the search of the header with one key', async () => {
    const opened = await open('search', 1280);
    await opened.context.route('**/search?q=dup', (route) =>
      route.fulfill({ body: '<div id="results">1 personne</div>' }),
    );
    await opened.page.getByLabel('Nom ou téléphone').fill('dup');
    await opened.page.getByText('1 personne', { exact: true }).waitFor();
    expect(new URL(opened.page.url()).search).toBe('?q=dup');
    await opened.page.locator('h1').click();
    await opened.page.keyboard.press('/');
    expect(await opened.page.evaluate('document.activeElement.id')).toBe('recherche');
    await closing(opened);
  });

  it('prints the sheet alone', async () => {
    const opened = await open('case-file', 1280);
    await opened.page.emulateMedia({ media: 'print' });
    await keepPicture(opened.page, 'case-file-print');
    expect(await opened.page.getByRole('banner').isVisible()).toBe(false);
    expect(await opened.page.getByRole('heading', { name: 'Son niveau' }).isVisible()).toBe(true);
    await closing(opened);
  });

  it('weighs no more than 20 kB of styles, compressed', () => {
    const css = new Assets().addresses['main.css'] ?? '';
    expect(readFileSync(join(ASSETS_FOLDER, `${css.slice('/assets/'.length)}.gz`)).length).toBeLessThan(20_000);
  });
});

/** With SCREENSHOTS=<folder>, each page is kept as a picture to look at. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
