import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve, sep } from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { UnavailableError } from '../errors/domain-error.js';
import { charactersOf } from './font-coverage.js';
import { printable } from './printable.js';

/** A folder that is not there: Typst finds the templates given to it, and no file of the machine. */
const NOWHERE = resolve('/', 'passerelle-printed-sheets');
const FONTS = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  '@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
];
/** Results kept by the compiler from one sheet to the next: those that a template uses again, not those of its data. */
const KEPT_SHEETS = 2;

const require = createRequire(import.meta.url);

/** Ways out of a sheet that no template needs: packages are downloaded, text could become code. */
const CLOSED = /["'`]@|\b(?:eval|plugin)\s*\(/;

/** The typesetter proper: templates and fonts in memory. Opening takes some 100 ms and 30 MB, so it waits for a need. */
export class Typst {
  private constructor(
    private readonly compiler: NodeCompiler,
    private readonly characters: ReadonlySet<number>,
    private readonly names: ReadonlySet<string>,
  ) {}

  /**
   * @param folder whose `.typ` files are the templates; they import each other by « /layouts/… »
   * @throws UnavailableError when this machine has no compiler
   */
  static async open(folder: string): Promise<Typst> {
    const { NodeCompiler } = await loaded();
    const fonts = FONTS.map((font) => readFileSync(require.resolve(font)));
    const compiler = NodeCompiler.create({ workspace: NOWHERE, fontArgs: [{ fontBlobs: fonts }] });
    const names = new Set<string>();
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.typ')) continue;
      const source = readFileSync(join(folder, file), 'utf8');
      if (CLOSED.test(source)) throw new Error(`${file} reaches out of its sheet`);
      compiler.addSource(join(NOWHERE, file), source);
      names.add(
        file
          .split(sep)
          .join('/')
          .replace(/\.typ$/, ''),
      );
    }
    return new Typst(compiler, charactersOf(fonts), names);
  }

  pdf(template: string, data: object): Buffer {
    if (!this.names.has(template)) throw new Error(`No template ${template}`);
    const inputs = { data: JSON.stringify(printable(data, this.characters)) };
    try {
      return this.compiler.pdf({ mainFilePath: join(NOWHERE, `${template}.typ`), inputs }, { pdfStandard: 'ua-1' });
    } catch {
      // What the compiler says quotes the sheet, and so the person: it must not reach a log.
      throw new Error(`${template} cannot be typeset`);
    } finally {
      this.compiler.evictCache(KEPT_SHEETS);
    }
  }
}

async function loaded(): Promise<typeof import('@myriaddreamin/typst-ts-node-compiler')> {
  try {
    return await import('@myriaddreamin/typst-ts-node-compiler');
  } catch {
    throw new UnavailableError('Impression PDF indisponible sur cette machine.');
  }
}
