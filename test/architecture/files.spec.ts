import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = process.cwd();

interface Source {
  file: string;
  text: string;
}

const filesIn = (folder: string, ending: RegExp): Source[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((file) => ending.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

const named = (sources: Source[]): string[] => sources.map(({ file }) => file).sort();

const sources = filesIn('src', /\.ts$/);
const migrations = filesIn('migrations', /\.ts$/);
const tests = filesIn('test', /\.ts$/);
const views = filesIn('views', /\.hbs$/);

const production = sources.filter(({ file }) => !file.endsWith('.spec.ts'));

describe('the files', () => {
  it('are really looked at', () => {
    expect(sources.length).toBeGreaterThan(150);
    expect(views.length).toBeGreaterThan(40);
    expect(migrations.length).toBeGreaterThan(5);
  });

  it('have 300 lines at most', () => {
    const long = [...sources, ...migrations, ...tests, ...views].filter(
      ({ text }) => text.trimEnd().split('\n').length > 300,
    );
    expect(named(long)).toEqual([]);
  });

  it('leave the environment to the configuration', () => {
    const readers = production.filter(({ text }) => /process\s*(\.|\?\.|\[\s*['"`])\s*env\b/.test(text));
    expect(named(readers)).toEqual(['src/platform/config/config.ts']);
    const ways = production.filter(({ text }) =>
      /from 'node:process'|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/.test(text),
    );
    expect(named(ways)).toEqual([]);
  });

  it('write in logs through the logger, never on the console', () => {
    expect(named(production.filter(({ text }) => /\bconsole\./.test(text)))).toEqual([]);
  });

  it('take the time from the clock, but for the server that starts before there is one', () => {
    const later = production.filter(({ file }) => !file.startsWith('src/platform/db/embedded/'));
    const own = later.filter(({ text }) => /new Date\(\)|Date\.now\(\)/.test(text));
    expect(named(own)).toEqual(['src/platform/time/clock.ts']);
  });
});

describe('the views', () => {
  it('write raw HTML in the layouts only, and there the page alone', () => {
    const raw = views.filter(({ text }) => /\{\{\{|\{\{&/.test(text));
    expect(named(raw)).toEqual(['views/layouts/bare.hbs', 'views/layouts/page.hbs', 'views/layouts/print.hbs']);
    for (const { text } of raw) expect(text.match(/\{\{\{[^}]*\}\}\}|\{\{&/g)).toEqual(['{{{body}}}']);
  });

  it('hold no style and no script of their own: the security policy refuses both', () => {
    const inline = views.filter(
      ({ text }) => /\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*["'{]|javascript:/i.test(text) || hasScript(text),
    );
    expect(named(inline)).toEqual([]);
  });

  it('send each form with the token of the page', () => {
    const without = views.filter(({ text }) =>
      [...text.matchAll(/<form\b[^>]*method="post"[^>]*>(.*?)<\/form>/gis)].some(
        ([, inside]) => !inside?.includes('{{> csrf'),
      ),
    );
    expect(named(without)).toEqual([]);
  });
});

/** A script that is written in the page; one that is only loaded is fine. */
const hasScript = (text: string): boolean =>
  [...text.matchAll(/<script\b([^>]*)>(.*?)<\/script>/gis)].some(
    ([, attributes, inside]) => !attributes?.includes('src=') || inside?.trim() !== '',
  );
