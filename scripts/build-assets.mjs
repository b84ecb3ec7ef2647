/**
 * Compiles the styles and gathers fonts, scripts and images into dist/assets, each under a name that carries its own
 * content's hash, with .br and .gz copies, and dist/assets/manifest.json: { logical name: hashed name }. Runs after the
 * compilation of src, whose communes say where the outlines of the map are.
 */
import { transformSync } from '@swc/core';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { compile, compileString } from 'sass';
import { packagedTerritory } from '../dist/src/modules/structures/communes/packaged-communes.js';
import { departmentOutlines } from './outlines/departments.mjs';

const root = join(import.meta.dirname, '..');
const final = join(root, 'dist', 'assets');
// Made beside and put in place at the end: tests and programs that run meanwhile find the one or the other, whole.
const out = `${final}-${process.pid}`;
const fontPackage = join(root, 'node_modules', '@fontsource', 'atkinson-hyperlegible-next');
const manifest = {};

mkdirSync(out, { recursive: true });

/** Writes one file under its plain name, with its compressed copies when they are worth having. */
function write(name, content) {
  const bytes = Buffer.from(content);
  writeFileSync(join(out, name), bytes);
  if (['.woff2', '.png'].includes(extname(name))) return;
  writeFileSync(join(out, `${name}.br`), brotliCompressSync(bytes));
  writeFileSync(join(out, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}

/** Writes one file under a hashed name and notes it in the manifest. */
function publish(logical, content) {
  const extension = extname(logical);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const hashed = `${logical.slice(0, -extension.length)}-${hash}${extension}`;
  write(hashed, content);
  manifest[logical] = hashed;
}

for (const weight of ['400', '700']) {
  const file = `atkinson-hyperlegible-next-latin-${weight}-normal.woff2`;
  publish(`atkinson-${weight}.woff2`, readFileSync(join(fontPackage, 'files', file)));
}

for (const image of ['favicon.svg', 'logo.svg', 'partage.png'])
  publish(image, readFileSync(join(root, 'assets', 'images', image)));

const { css } = compile(join(root, 'assets', 'styles', 'main.scss'), {
  style: 'compressed',
  loadPaths: [root, join(root, 'node_modules')],
  quietDeps: true,
});
publish(
  'main.css',
  css.replace(/url\("?(atkinson-\d+\.woff2)"?\)/g, (_, font) => `url(${manifest[font]})`),
);

// The map is asked for by its own page alone, so it is apart.
const MAP = 'map.mjs';

// Each script keeps its own block, so that names do not meet in the one file they become.
const scripts = join(root, 'assets', 'scripts');
const source = readdirSync(scripts)
  .filter((file) => file !== MAP)
  .sort()
  .map((file) => `{\n${readFileSync(join(scripts, file), 'utf8')}\n}`)
  .join('\n');
const minified = (text) => transformSync(text, { jsc: { target: 'es2022' }, isModule: true, minify: true }).code;
publish('app.js', minified(source));

/** A file of a package, without what only its authors' tools read. */
const packaged = (...path) =>
  readFileSync(join(root, 'node_modules', ...path), 'utf8').replace(/\n\/\/# sourceMappingURL=.*/, '');
const ownMap = minified(readFileSync(join(scripts, MAP), 'utf8'));
const leaflet = [
  packaged('leaflet', 'dist', 'leaflet.js'),
  packaged('leaflet.markercluster', 'dist', 'leaflet.markercluster.js'),
];
publish('map.js', [...leaflet, ownMap].join('\n;'));

// Leaflet's pictures are for controls that the map does not have.
const mapStyles = compile(join(root, 'assets', 'styles', 'map.scss'), { style: 'compressed', loadPaths: [root] }).css;
const leafletStyles = packaged('leaflet', 'dist', 'leaflet.css').replace(/background-image:\s*url\([^)]*\);/g, '');
publish('map.css', `${compileString(leafletStyles, { style: 'compressed' }).css}\n${mapStyles}`);

// For the pages of figures alone; they too begin after the styles of every page.
const figures = compile(join(root, 'assets', 'styles', 'statistics.scss'), {
  style: 'compressed',
  loadPaths: [root, join(root, 'node_modules')],
  quietDeps: true,
});
publish('statistics.css', figures.css);

publish('departments.json', JSON.stringify(departmentOutlines(packagedTerritory())));

const notice = readFileSync(join(root, 'assets', 'NOTICE.txt'), 'utf8');
write('NOTICE.txt', notice + readFileSync(join(fontPackage, 'LICENSE'), 'utf8'));
writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);

rmSync(final, { recursive: true, force: true });
renameSync(out, final);
