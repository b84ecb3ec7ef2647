import { refusalLine, REFUSALS_HEADER } from './refusals-csv.js';

it('begins with a BOM and names the line, the motives and the 32 columns', () => {
  expect(REFUSALS_HEADER.startsWith('\ufeffligne;motifs;id;pivot;nom;commune;')).toBe(true);
  expect(REFUSALS_HEADER.trimEnd().split(';')).toHaveLength(34);
});

it('quotes what must be and disarms formulas', () => {
  const line = refusalLine({
    lineNumber: 7,
    motives: ['Il manque l’identifiant (colonne id).'],
    raw: { nom: '=HYPERLINK("http://x.example")', adresse: 'a;b', telephone: '+33383000001', services: '@x' },
  });
  expect(line.startsWith('7;Il manque l’identifiant (colonne id).;;;"\'=HYPERLINK(""http://x.example"")";')).toBe(true);
  expect(line).toContain(';"a;b";');
  expect(line).toContain(";'+33383000001;");
  expect(line).toContain(";'@x;");
  expect(line.endsWith('\r\n')).toBe(true);
});
