import { cpus, totalmem } from 'node:os';
import { type Aim, rounded } from './bench.js';

interface Machine {
  cpus: string;
  memory: string;
  node: string;
  postgres: string;
}

const machine: Machine = {
  cpus: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
  memory: `${Math.round(totalmem() / 1e9)} GB`,
  node: process.version,
  postgres: '',
};

export function noteMachine(known: Partial<Machine>): void {
  Object.assign(machine, known);
}

/** What is being done and since when, on the error output, so that the standard one holds figures only. */
export function note(text: string): void {
  process.stderr.write(`${process.uptime().toFixed(0).padStart(4)} s  ${text}\n`);
}

type Cell = string | number;

/** Prints rows under their headings, numbers on the right. */
export function table(headings: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const text = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? String(rounded(cell)) : cell)));
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...text.map((row) => row[column]?.length ?? 0)),
  );
  const numeric = headings.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (numeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  console.log(['', line(headings), rule, ...text.map(line), ''].join('\n'));
}

/** The aims in a table, then the last line of every benchmark: one JSON object. */
export function conclude(bench: string, aims: readonly Aim[]): void {
  table(
    ['aim', 'wanted', 'found', 'met'],
    aims.map(({ name, aim, value, met }) => [name, aim, value, met ? 'yes' : 'NO']),
  );
  console.log(JSON.stringify({ bench, aims, machine }));
}
