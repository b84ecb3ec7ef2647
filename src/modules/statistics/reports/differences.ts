import type { CountTable, Fact, Section } from './count-table.js';

/** The same sections counted twice: those of the report, each with what it would be today. Nothing of the first moves. Pure. */
export function withToday(frozen: readonly Section[], today: readonly Section[]): Section[] {
  const later = new Map(today.map((section) => [section.id, section]));
  const kept = frozen.map((section) => compared(section, later.get(section.id) ?? emptied(section)));
  const known = new Set(frozen.map(({ id }) => id));
  const fresh = today.filter(({ id }) => !known.has(id)).map((section) => compared(emptied(section), section));
  return [...kept, ...fresh].filter(({ facts, tables }) => facts.length + tables.length > 0);
}

function compared(then: Section, now: Section): Section {
  const tables = new Map(now.tables.map((table) => [table.id, table]));
  const known = new Set(then.tables.map(({ id }) => id));
  return {
    ...then,
    facts: factsWithToday(then.facts, now.facts),
    tables: [
      ...then.tables.map((table) => comparedTable(table, tables.get(table.id) ?? { ...table, lines: [] })),
      ...now.tables
        .filter(({ id }) => !known.has(id))
        .map((table) => comparedTable({ ...table, lines: [], total: table.total === null ? null : 0 }, table)),
    ],
  };
}

export const factsWithToday = (then: readonly Fact[], now: readonly Fact[]): Fact[] =>
  then.map((fact) => ({ ...fact, now: now.find(({ id }) => id === fact.id)?.value ?? null }));

function comparedTable(then: CountTable, now: CountTable): CountTable {
  const counts = new Map(now.lines.map((line) => [line.code, line.count]));
  const known = new Set(then.lines.map(({ code }) => code));
  const fresh = now.lines.filter(({ code, count }) => !known.has(code) && count > 0);
  return {
    ...then,
    lines: [
      ...then.lines.map((line) => ({ ...line, now: counts.get(line.code) ?? 0 })),
      ...fresh.map((line) => ({ ...line, count: 0, now: line.count })),
    ],
  };
}

const emptied = (section: Section): Section => ({
  ...section,
  facts: section.facts.map((fact) => ({ ...fact, value: null })),
  tables: [],
});

/** How many numbers are no longer those of the report. */
export const changesIn = (facts: readonly Fact[], sections: readonly Section[]): number =>
  [...facts, ...sections.flatMap((section) => section.facts)].filter(factChanged).length +
  sections.flatMap(({ tables }) => tables.flatMap(({ lines }) => lines)).filter(({ count, now }) => now !== count)
    .length;

/** Both are computed from the same integers by the same steps: equal means equal. */
export const factChanged = ({ value, now }: Fact): boolean => value !== now;
