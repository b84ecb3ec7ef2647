import {
  addDays,
  addMonths,
  daysBetween,
  endOfMonth,
  startOfMonth,
  startOfYear,
  type Day,
} from '../../../platform/time/day.js';
import { fullDay, monthAndYear } from '../../../platform/time/french.js';

export const reportKinds = ['month', 'quarter', 'year', 'custom'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Reports shown on one page of their list. */
export const PAGE_LENGTH = 30;

/** Both days included. */
export interface ReportPeriod {
  kind: ReportKind;
  from: Day;
  to: Day;
}

/** That of a kept report. */
export const periodOf = (report: { kind: ReportKind; periodFrom: Day; periodTo: Day }): ReportPeriod => ({
  ...{ kind: report.kind, from: report.periodFrom, to: report.periodTo },
});

const MONTHS: Record<Exclude<ReportKind, 'custom'>, number> = { month: 1, quarter: 3, year: 12 };
/** How far back one may close: two years of months and quarters, five years. */
const OFFERED: Record<Exclude<ReportKind, 'custom'>, number> = { month: 24, quarter: 8, year: 5 };

const startOf = (kind: keyof typeof MONTHS, day: Day): Day => {
  if (kind === 'year') return startOfYear(day);
  if (kind === 'month') return startOfMonth(day);
  return addMonths(startOfMonth(day), -((Number(day.slice(5, 7)) - 1) % 3));
};

/** Months, quarters and years that are over, the latest first: one under way has no figures to close yet. Pure. */
export function closedPeriods(today: Day): ReportPeriod[] {
  return (['month', 'quarter', 'year'] as const).flatMap((kind) => {
    const start = startOf(kind, today);
    return Array.from({ length: OFFERED[kind] }, (_, index) => {
      const from = addMonths(start, -MONTHS[kind] * (index + 1));
      return { kind, from, to: endOfMonth(addMonths(from, MONTHS[kind] - 1)) };
    });
  });
}

/** What the figures are compared with: the month, quarter or year before, else as many days just before. Pure. */
export function periodBefore({ kind, from, to }: ReportPeriod): { from: Day; to: Day } {
  if (kind === 'custom') return { from: addDays(from, -(daysBetween(from, to) + 1)), to: addDays(from, -1) };
  return { from: addMonths(from, -MONTHS[kind]), to: addDays(from, -1) };
}

/** « octobre 2026 », « 3e trimestre 2026 », « année 2026 », « du 1er octobre 2026 au 15 octobre 2026 ». */
export function periodInWords({ kind, from, to }: ReportPeriod): string {
  if (kind === 'month') return monthAndYear(from);
  if (kind === 'year') return `année ${from.slice(0, 4)}`;
  if (kind === 'quarter') {
    const number = Math.ceil(Number(from.slice(5, 7)) / 3);
    return `${number === 1 ? '1er' : `${number}e`} trimestre ${from.slice(0, 4)}`;
  }
  return from === to ? fullDay(from) : `du ${fullDay(from)} au ${fullDay(to)}`;
}

/** « mois-2026-10 », « trimestre-2026-07 »: as a form and a file’s name write it. */
export const periodCode = ({ kind, from, to }: ReportPeriod): string =>
  kind === 'custom' ? `${from}-${to}` : `${CODES[kind]}-${from.slice(0, kind === 'year' ? 4 : 7)}`;

const CODES: Record<keyof typeof MONTHS, string> = { month: 'mois', quarter: 'trimestre', year: 'annee' };
