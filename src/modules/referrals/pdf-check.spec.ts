import { pdf, pdfWithObjects } from '../../../test/factories/pdf.js';
import { pdfFault } from './pdf-check.js';

const fault = (content: Buffer) => pdfFault(content)?.replaceAll('\u00a0', ' ');

describe('a PDF is looked at by its content', () => {
  it('lets a plain one pass, with or without compressed objects', () => {
    expect(fault(pdf())).toBeUndefined();
    expect(fault(pdf('3 0 obj << /Length 4 >> stream\nabcd\nendstream endobj'))).toBeUndefined();
    expect(fault(pdfWithObjects('3 0 << /Type /Page >>'))).toBeUndefined();
  });

  it.each([
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['nothing', Buffer.alloc(0)],
    ['a page of the Web that says it is one', Buffer.from('<script>alert(1)</script>%PDF-1.4\n%%EOF')],
  ])('refuses %s', (_what, content) => {
    expect(fault(content)).toMatch(/^Ce fichier n’est pas un PDF\./);
  });

  it('refuses one whose end is missing, or is far from the end', () => {
    expect(fault(pdf('', ''))).toMatch(/^Ce PDF est incomplet/);
    expect(fault(pdf('', `%%EOF\n${' '.repeat(2000)}`))).toMatch(/^Ce PDF est incomplet/);
  });

  it('takes five million bytes and not one more', () => {
    const largest = Buffer.concat([
      Buffer.from('%PDF-1.4\n'),
      Buffer.alloc(5_000_000 - 14, 0x20),
      Buffer.from('%%EOF'),
    ]);
    expect(largest).toHaveLength(5_000_000);
    expect(fault(largest)).toBeUndefined();
    expect(fault(Buffer.concat([largest, Buffer.from(' ')]))).toMatch(/^Ce fichier dépasse 5 Mo\./);
  });

  it('refuses one that is encrypted', () => {
    expect(fault(pdf('trailer << /Encrypt 9 0 R >>'))).toMatch(/^Ce PDF est protégé/);
  });

  it.each(['/JavaScript', '/Launch', '/EmbeddedFile', '/EmbeddedFiles', '/RichMedia', '/J#61vaScript', '/L#61#75nch'])(
    'refuses one with %s, bare or in compressed objects',
    (name) => {
      expect(fault(pdf(`3 0 obj << /S ${name} >> endobj`))).toMatch(/^Ce PDF contient un programme/);
      expect(fault(pdfWithObjects(`3 0 << /S ${name} >>`))).toMatch(/^Ce PDF contient un programme/);
    },
  );

  it('refuses what it could not look into', () => {
    const objects = '3 0 << /S /JavaScript >>';
    const unverified = /^Ce PDF n’a pas pu être vérifié\./;
    expect(
      fault(pdfWithObjects(objects, '/Type /ObjStm /Filter /FlateDecode /DecodeParms << /Predictor 12 >>')),
    ).toMatch(unverified);
    expect(fault(pdf('3 0 obj << /Type /ObjStm /Filter /LZWDecode >> stream\nabcdefgh\nendstream endobj'))).toMatch(
      unverified,
    );
    // Its dictionary stands where no stream follows: a reader may find what this check did not.
    expect(fault(pdf('3 0 obj << /Type /ObjStm /Filter /FlateDecode >> endobj'))).toMatch(unverified);
  });

  it('does not unfold what would fill the memory', () => {
    expect(fault(pdfWithObjects(' '.repeat(45_000_000)))).toMatch(/^Ce PDF n’a pas pu être vérifié\./);
  });
});
