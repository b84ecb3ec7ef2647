/** Columns of the exports of RDV Service Public, one line for each appointment or for each participation. */
const HEADINGS = {
  number: ['rdv_id'],
  day: ['date rdv'],
  time: ['heure rdv'],
  reason: ['motif'],
  status: ['statut'],
  agents: ['professionnel.le(s)'],
  emails: ['email(s) professionnel.le(s)', 'email(s) professionnels.le(s)'],
  people: ['usager(s)', 'usager'],
  born: ['date naissance'],
} as const;
export type RdvColumn = keyof typeof HEADINGS;
export type RdvColumns = ReadonlyMap<RdvColumn, number>;

export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();

export function columnsOf(headings: readonly string[]): RdvColumns {
  const known = headings.map(plain);
  const found = Object.entries(HEADINGS).map(([column, names]): [RdvColumn, number] => [
    column as RdvColumn,
    known.findIndex((heading) => (names as readonly string[]).includes(heading)),
  ]);
  return new Map(found.filter(([, index]) => index >= 0));
}

/** In the words of the file, what it lacks to be one of these exports; empty when it lacks nothing. */
export function lackingIn(columns: RdvColumns): string[] {
  const needed = (['day', 'time', 'status', 'people'] as const).filter((column) => !columns.has(column));
  const agents = columns.has('agents') || columns.has('emails') ? [] : (['agents'] as const);
  return [...needed, ...agents].map((column) => `«\u00a0${HEADINGS[column][0]}\u00a0»`);
}
