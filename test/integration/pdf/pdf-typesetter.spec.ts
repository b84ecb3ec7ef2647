import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Typesetter } from '../../../src/platform/pdf/index.js';
import { Typst } from '../../../src/platform/pdf/typst.js';
import { slip, type SlipData } from '../../../src/modules/referrals/slips/slip.js';
import { sheetFormats, sheetLanguages } from '../../../src/modules/referrals/slips/sheet-languages.js';
import { readPdf } from '../../setup/pdf.js';

const typesetter = new Typesetter();

const plain: SlipData = {
  personName: 'Jeanne Aubertin',
  place: {
    name: 'Médiathèque Émile-Zola',
    address: ['12 rue des Lilas', '54330 Vézelise'],
    phone: '+33383000102',
    openingHours: 'Mo-Th 09:00-12:00',
    contactHours: null,
    outline: { departmentName: 'Meurthe-et-Moselle', viewBox: '0 0 20 20', path: 'M1 1L19 2L9 18Z', x: 9, y: 7 },
  },
  appointmentOn: '2026-12-01',
  coming: 'walk_in',
  needs: ['ameli'],
  sender: { structureName: 'Maison France services', personName: 'Nadia Perrin', phone: '+33383000304' },
};

const named = (personName: string) => typesetter.pdf('referrals/slip', slip({ ...plain, personName }, 'fr', 'a5'));
const textOf = (file: Buffer) => readPdf(file).pages.join('\n').replaceAll('\u200b', '');

describe('a printed sheet', () => {
  it('says what PDF/UA-1 asks: tags, language, title, fonts inside', async () => {
    const { objects, metadata } = readPdf(await named('Jeanne Aubertin'));
    expect(objects).toMatch(/\/MarkInfo <<\s*\/Marked true/);
    expect(objects).toContain('/Type /StructTreeRoot');
    expect(objects).toContain('/Lang (fr)');
    expect(objects).toContain('/DisplayDocTitle true');
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(metadata).toContain('Où aller pour avoir de l’aide');
    const fonts = objects.match(/\/Type \/FontDescriptor/g) ?? [];
    expect(fonts.length).toBeGreaterThan(0);
    expect(objects.match(/\/FontFile\d? \d+ 0 R/g)).toHaveLength(fonts.length);
    for (const tag of ['H1', 'H2', 'P', 'LI', 'Figure']) expect(objects).toContain(`/S /${tag}`);
  });

  it('is read in the order in which it is looked at', async () => {
    const text = textOf(await named('Jeanne Aubertin'));
    const order = ['Où aller', 'Jeanne Aubertin', '12 rue des Lilas', 'Mardi 1er décembre 2026', 'Du lundi au jeudi'];
    const places = order.map((words) => text.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  it.each(sheetLanguages.flatMap((language) => sheetFormats.map((format) => [language, format] as const)))(
    'is made in %s, %s, with the French beside it',
    async (language, format) => {
      const { objects, pages } = readPdf(await typesetter.pdf('referrals/slip', slip(plain, language, format)));
      expect(objects).toContain(`/Lang (${language})`);
      expect(objects).toContain(format === 'a5' ? '/MediaBox [0 0 419.5' : '/MediaBox [0 0 595.2');
      expect(pages.join('\n')).toContain('Où aller pour avoir de l’aide');
      expect(objects.includes('NotoSansArabic')).toBe(language === 'ar');
    },
  );

  it.each([
    ['code', '#read("/etc/passwd")', '#read("/etc/passwd")'],
    ['an import', '#import "@preview/cetz:0.3.0": *', '#import "@preview/cetz:0.3.0": *'],
    ['markup', '*gras* _italique_ $x^2$ <label> @ref \\', '*gras* _italique_ $x^2$ <label> @ref \\'],
    ['pictures', 'Zoé 😀👩‍👩‍👧‍👦🇫🇷 Diaz', 'Zoé  Diaz'],
    ['letters without a font', 'Li 漢字 Wei', 'Li ?? Wei'],
    ['marks that turn the line', 'abc\u202edef\u2066ghi\u200f', 'abcdefghi'],
    ['controls', 'a\u0000b\u0007c\ud800d\ufeff', 'abcd'],
    ['JSON', '"}, {"x": "', '"}, {"x": "'],
  ])('prints %s of a name as text, or leaves it out', async (_what, typed, printed) => {
    expect(textOf(await named(typed))).toContain(printed);
  });

  it('cuts a word that is wider than the paper, and goes on to other pages', async () => {
    const long = 'W'.repeat(400);
    const text = textOf(await named(long)).replace(/\n/g, '');
    expect(text).toContain(long);
    const many = slip(
      { ...plain, place: { ...plain.place, address: Array(200).fill('rue du Bac') as string[] } },
      'fr',
      'a5',
    );
    expect(readPdf(await typesetter.pdf('referrals/slip', many)).pages.length).toBeGreaterThan(3);
  });

  it('takes any text that people type', async () => {
    const scripts =
      'éèœß Łódź Đỗ Київ Ωμέγα مرحبا بالعالم אבג हिन्दी 中文 ไทย ★☎️ ① ﷺ ﬁ e\u0301 \u0915\u094d\u200d \u0651\u064e';
    for (let cut = 0; cut < scripts.length; cut += 7) {
      expect((await named(scripts.slice(cut) + scripts.slice(0, cut))).length).toBeGreaterThan(1000);
    }
  });
});

describe('the typesetter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const template = (source: string) => writeFileSync(join(folder, 'one.typ'), `#set document(title: "T")\n${source}`);

  it('opens no file of the machine', async () => {
    for (const path of ['/etc/hostname', '../../etc/hostname', '/one.txt']) {
      template(`#read("${path}")`);
      writeFileSync(join(folder, 'one.txt'), 'lu');
      const typst = await Typst.open(folder);
      expect(() => typst.pdf('one', {})).toThrow('one cannot be typeset');
    }
  });

  it('refuses a template that fetches a package or turns text into code', async () => {
    for (const source of ['#import "@preview/cetz:0.3.0"', '#eval(sys.inputs.data)', '#plugin("x.wasm")']) {
      template(source);
      await expect(Typst.open(folder)).rejects.toThrow('one.typ reaches out of its sheet');
    }
  });

  it('says nothing of the data when it fails', async () => {
    template('#panic(sys.inputs.data)');
    const typst = await Typst.open(folder);
    const failed = () => typst.pdf('one', { name: 'Aubertin' });
    expect(failed).toThrow(/^one cannot be typeset$/);
  });

  it('keeps its memory from sheet to sheet', async () => {
    const sheet = (count: number) => named(`Jeanne ${count}`);
    for (let count = 0; count < 40; count += 1) await sheet(count);
    const before = process.memoryUsage().rss;
    for (let count = 0; count < 200; count += 1) await sheet(count);
    expect(process.memoryUsage().rss - before).toBeLessThan(40e6);
  }, 60_000);
});
