import type { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids.js';
import type { Figures, Line, Totals } from '../../src/modules/statistics/figures/figures.js';
import type { ReportContent } from '../../src/modules/statistics/reports/report-content.js';

/** Forty accompaniments of thirty people in November, unless told. */
export const someTotals = (settings: Partial<Totals> = {}): Totals => ({
  ...{ sessions: 32, workshops: 2, accompaniments: 40, individual: 30, followed: 22, anonymous: 8 },
  ...{ newFollowed: 10, newAnonymous: 8, minutes: 1530 },
  ...settings,
});

export const line = (dimension: Line['dimension'], code: string, people: number, items = people): Line => ({
  ...{ dimension, code, items, people, minutes: 30 * items },
});

export function someContent(
  settings: Partial<Omit<Figures, 'asOf'>> = {},
  more: Partial<ReportContent> = {},
): ReportContent {
  const totals = settings.totals ?? someTotals();
  return {
    figures: { totals, lines: settings.lines ?? [], people: settings.people ?? [], asOf: '2026-11-24T09:30:00.000Z' },
    before: someTotals({ accompaniments: 36 }),
    days: [{ day: '2026-10-06', items: totals.sessions, people: totals.accompaniments, minutes: totals.minutes }],
    names: {},
    ...more,
  };
}

/** A report of October of a structure, with a link of thirty days. */
export async function createReport(
  db: DataSource,
  { structureId, madeBy, content }: { structureId: string; madeBy: string; content?: ReportContent },
): Promise<{ id: string; share: string }> {
  const [id, share] = [newId(), newId()];
  await db.query(
    `INSERT INTO frozen_report (id, kind, period_from, period_to, scope_kind, scope_code, scope_name,
       definitions_version, content, taken_at, made_by)
     VALUES ($1, 'month', '2026-10-01', '2026-10-31', 'structure', $2, 'Maison d’ailleurs', 1, $3, '2026-11-02', $4)`,
    [id, structureId, JSON.stringify(content ?? someContent()), madeBy],
  );
  await db.query(
    `INSERT INTO report_share (id, report_id, token_hash, label, created_at, created_by, expires_at)
     VALUES ($1, $2, $3, 'Conseil départemental', '2026-11-02', $4, '2026-12-02')`,
    [share, id, `digest of ${id}`, madeBy],
  );
  return { id, share };
}
