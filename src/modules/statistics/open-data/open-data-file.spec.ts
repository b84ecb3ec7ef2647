import { parse } from 'csv-parse/sync';
import type { Line } from '../figures/figures.js';
import { openDataCsv, openDataSchema } from './open-data-file.js';
import { addedUp, openLines } from './open-lines.js';

const line = (dimension: Line['dimension'], code: string, people: number): Line => ({
  ...{ dimension, code, items: people, people, minutes: 0 },
});

const lorraine = [
  ...[line('kind', 'individuel', 30), line('kind', 'collectif', 10), line('gender', 'feminin', 36)],
  ...[line('gender', 'masculin', 4), line('topic', 'email', 12), line('topic', 'sante', 2)],
  ...[line('topic', 'aide_aux_demarches_administratives', 3), line('procedure', 'logement', 3)],
  ...[line('location', 'domicile', 30), line('duration', 'under_30', 40), line('commune', '54395', 40)],
];

describe('What is published of a département', () => {
  it('hides small counts, what would tell them, and what is nested in them', () => {
    const told = (dimension: string) =>
      openLines(lorraine, 40)
        .filter((one) => one.dimension === dimension)
        .map(({ code, count }) => [code, count]);
    expect(told('total')).toEqual([['', 40]]);
    expect(told('kind')).toEqual([
      ['individuel', 30],
      ['collectif', 10],
    ]);
    expect(told('gender')).toEqual([
      ['feminin', null],
      ['masculin', null],
    ]);
    expect(told('topic')).toEqual([
      ['email', 12],
      ['aide_aux_demarches_administratives', null],
      ['sante', null],
    ]);
    expect(told('procedure')).toEqual([['*', null]]);
    expect(told('location')).toEqual([
      ['domicile', 30],
      ['?', 10],
    ]);
    expect(openLines(lorraine, 40).map(({ dimension }) => dimension)).not.toContain('commune');
  });

  it('is only that there is something, of fewer than five accompaniments; nothing of none', () => {
    expect(openLines([line('kind', 'individuel', 4)], 4)).toEqual([{ dimension: 'total', code: '', count: null }]);
    expect(openLines([], 0)).toEqual([]);
  });

  it('adds structures up', () => {
    expect(addedUp([line('kind', 'individuel', 3), line('kind', 'individuel', 4), line('topic', 'email', 1)])).toEqual([
      { dimension: 'kind', code: 'individuel', people: 7, items: 0, minutes: 0 },
      { dimension: 'topic', code: 'email', people: 1, items: 0, minutes: 0 },
    ]);
  });
});

interface Field {
  name: string;
  type: string;
  constraints: { required: boolean; minimum?: number; pattern?: string; enum?: string[] };
}

describe('The published file', () => {
  const { fields, primaryKey } = openDataSchema('https://exemple.test') as { fields: Field[]; primaryKey: string[] };
  const csv = openDataCsv(
    2026,
    openLines(lorraine, 40).map((one) => ({ ...one, departmentCode: '54', departmentName: 'Meurthe-et-Moselle' })),
  );
  const rows = parse<Record<string, string>>(csv, { columns: true });

  it('has the columns of its schema, and values that keep its rules', () => {
    expect(csv.split('\r\n')[0]).toBe(fields.map(({ name }) => name).join(','));
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      for (const { name, type, constraints } of fields) {
        const value = row[name] ?? '';
        const problem = valueProblem(value, type, constraints);
        expect({ row, name, problem }).toEqual({ row, name, problem: null });
      }
      expect(row['masque']).toBe(String(row['accompagnements'] === ''));
    }
  });

  it('has one line for each key', () => {
    const keys = rows.map((row) => primaryKey.map((name) => row[name]).join('|'));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('says things in French', () => {
    expect(rows.find(({ code }) => code === 'email')).toEqual({
      ...{ annee: '2026', departement: '54', nom_departement: 'Meurthe-et-Moselle', dimension: 'thematique' },
      ...{ code: 'email', libelle: 'E-mail', accompagnements: '12', masque: 'false' },
    });
  });
});

/** As a validator of Table Schema reads it. */
function valueProblem(value: string, type: string, constraints: Field['constraints']): string | null {
  if (value === '') return constraints.required ? 'required' : null;
  if (type === 'integer' && !/^-?\d+$/.test(value)) return 'integer';
  if (type === 'boolean' && !['true', 'false'].includes(value)) return 'boolean';
  if (constraints.minimum !== undefined && Number(value) < constraints.minimum) return 'minimum';
  if (constraints.pattern !== undefined && !new RegExp(constraints.pattern).test(value)) return 'pattern';
  if (constraints.enum && !constraints.enum.includes(value)) return 'enum';
  return null;
}
