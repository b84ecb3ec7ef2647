import type { ImportedSession } from '../../support-sessions/index.js';

/** One person of a session, as a row tells of it. Rows of one session are gathered by its number when they are applied. */
export interface SessionRow {
  readonly formKey: string;
  readonly content: Omit<ImportedSession, 'formKey' | 'named' | 'anonymous'>;
  /** How many people the session counts: `i/n`. */
  readonly people: number;
  readonly person: ImportedSession['anonymous'][number] & { readonly name: string | null; readonly id?: string };
}

/** The session that rows tell of together. Whoever `i/n` counts and no row tells of is somebody of whom nothing is known. */
export function gather(rows: readonly SessionRow[]): ImportedSession {
  const [first] = rows;
  if (!first) throw new Error('A session has a row');
  const named = new Map<string, ImportedSession['named'][number]>();
  const anonymous: ImportedSession['anonymous'] = [];
  for (const { person } of rows) {
    const { name: _name, id, ...asOnTheDay } = person;
    if (id !== undefined && !named.has(id)) named.set(id, { ...asOnTheDay, beneficiaryId: id });
    else anonymous.push(asOnTheDay);
  }
  const { content, formKey } = first;
  const missing = content.kind === 'collectif' ? Math.max(0, first.people - rows.length) : 0;
  const nothing = { gender: 'non_communique', ageBand: 'non_communique', socialStatus: 'non_communique' } as const;
  for (let index = 0; index < missing; index += 1) anonymous.push({ ...nothing, residenceInsee: null });
  return { ...content, formKey, named: [...named.values()], anonymous };
}
