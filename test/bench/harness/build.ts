import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { note } from '../report.js';

export const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Builds the program, for the benchmarks to measure what people run. */
export async function build(): Promise<void> {
  note('building the program');
  await promisify(execFile)('npm', ['run', '--silent', 'build'], { cwd: ROOT, maxBuffer: 50_000_000 });
}
