import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verbLabels } from '../../src/modules/identity/web/journal-labels.js';

/**
 * Verbs are written out where the act is done: `'referral.send'`, not put together. What else looks like one is the name of
 * a job or of a message, always a constant, or a column, in files that write nothing in the journal.
 */
const VERB = /(?<!typed\(|[A-Z] = )'((?:[a-z]+-)*[a-z]+\.[a-z]+(?:-[a-z]+)*)'/g;
const WRITES = /AuditTrail|records\.|verb/;

function verbsOf(folder: string): string[] {
  const kinds = new Set(Object.keys(verbLabels).map((verb) => verb.split('.')[0]));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.endsWith('journal-labels.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .filter((text) => WRITES.test(text))
    .flatMap((text) => [...text.matchAll(VERB)].map(([, verb]) => verb ?? ''))
    .filter((verb) => kinds.has(verb.split('.')[0]));
}

describe('the verbs of the journal', () => {
  it('each have their French words, and no words are left of a verb that is gone', () => {
    const used = [...new Set(verbsOf(join(process.cwd(), 'src', 'modules')))].sort();
    expect(used).toEqual(Object.keys(verbLabels).sort());
  });
});
