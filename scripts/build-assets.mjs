/**
 * Compiles the styles and gathers fonts, scripts and images into dist/assets, each under a name that carries its own
 * content's hash, with .br and .gz copies, and dist/assets/manifest.json: { logical name: hashed name }.
 */
import { transformSync } from '@swc/core';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { compile } from 'sass';

const root = join(import.meta.dirname, '..');
const out = join(root, 'dist', 'assets');
const fontPackage = join(root, 'node_modules', '@fontsource', 'atkinson-hyperlegible-next');
const manifest = {};

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

/** Writes one file under its plain name, with its compressed copies when they are worth having. */
function write(name, content) {
  const bytes = Buffer.from(content);
  writeFileSync(join(out, name), bytes);
  if (extname(name) === '.woff2') return;
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

for (const image of ['favicon.svg', 'logo.svg']) publish(image, readFileSync(join(root, 'assets', 'images', image)));

const { css } = compile(join(root, 'assets', 'styles', 'main.scss'), {
  style: 'compressed',
  loadPaths: [root, join(root, 'node_modules')],
  quietDeps: true,
});
publish(
  'main.css',
  css.replace(/url\("?(atkinson-\d+\.woff2)"?\)/g, (_, font) => `url(${manifest[font]})`),
);

// Each script keeps its own block, so that names do not meet in the one file they become.
const scripts = join(root, 'assets', 'scripts');
const source = readdirSync(scripts)
  .sort()
  .map((file) => `{\n${readFileSync(join(scripts, file), 'utf8')}\n}`)
  .join('\n');
publish('app.js', transformSync(source, { jsc: { target: 'es2022' }, isModule: true, minify: true }).code);

const notice = readFileSync(join(root, 'assets', 'NOTICE.txt'), 'utf8');
write('NOTICE.txt', notice + readFileSync(join(fontPackage, 'LICENSE'), 'utf8'));
writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
