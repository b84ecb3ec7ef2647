import { deflateSync } from 'node:zlib';

/** A PDF as small as one can be; `more` stands among its objects. */
export function pdf(more = '', end = '%%EOF\n'): Buffer {
  const text = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj
${more}
trailer << /Root 1 0 R >>
${end}`;
  return Buffer.from(text, 'latin1');
}

/** The same, with objects in a compressed stream. */
export function pdfWithObjects(
  objects: string,
  dictionary = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
): Buffer {
  const compressed = deflateSync(Buffer.from(objects, 'latin1'));
  const [before, after] = pdf('CUT').toString('latin1').split('CUT');
  const head = `3 0 obj << ${dictionary} /Length ${compressed.length} >> stream\n`;
  return Buffer.concat([
    Buffer.from(`${before}${head}`, 'latin1'),
    compressed,
    Buffer.from(`\nendstream\nendobj${after}`, 'latin1'),
  ]);
}
