import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { otherSources } from '../sources/index.js';
import type { DayPoint, Line } from './figures.js';
import { peopleLines } from './people-lines.js';
import type { PeopleRow } from './people-rows.js';
import { countsBeyondSessions, type Selection } from './selection.js';
import { selectionSql } from './selection-sql.js';
import { sessionDays, sessionHeads, sessionLines } from './session-lines.js';

const COLUMNS = '(structure_id, mediator_id, day, kind, dimension, code, items, people, minutes)';
const SUMS = 'sum(items)::int AS items, sum(people)::int AS people, sum(minutes)::int AS minutes';

/** Figures added up from the rows of a selection, at once: any scope, any filter. */
@Injectable()
export class RowFiguresQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Every line, the most frequent first within a dimension. */
  lines(actor: Actor, selection: Selection): Promise<Line[]> {
    const { sessions, level, elsewhere, parameters } = selectionSql(actor, selection);
    const ownTags = actor.role !== 'coordinator';
    const returns = countsBeyondSessions(selection);
    const parts = [sessionLines(sessions, { level, ownTags, returns })];
    if (returns) parts.push(...otherSources.map(({ sql }) => sql(elsewhere)));
    return this.ask<Line>(
      actor,
      selection,
      `SELECT dimension, code, ${SUMS} FROM (${parts.join(' UNION ALL ')}) line ${COLUMNS}
        GROUP BY dimension, code ORDER BY dimension, people DESC, items DESC, code`,
      parameters,
    );
  }

  /** The lines that `totalsOf` reads and no others, with how many distinct people there are. */
  async heads(actor: Actor, selection: Selection): Promise<{ lines: Line[]; followed: number }> {
    const { sessions, level, parameters } = selectionSql(actor, selection);
    const lines = await this.ask<Line>(actor, selection, sessionHeads(sessions, { level }), parameters);
    return { lines, followed: lines.find(({ code }) => code === 'followed')?.people ?? 0 };
  }

  /** What each département did, out of what each of its structures did. */
  async departments(lines: readonly Line[]): Promise<Line[]> {
    const structures = lines.filter(({ dimension }) => dimension === 'structure');
    return this.unitOfWork.query<Line>(
      `SELECT 'department' AS dimension, substr(t.territory, 3) AS code, ${SUMS}
         FROM unnest($1::uuid[], $2::int[], $3::int[], $4::int[]) line (structure_id, items, people, minutes)
         JOIN structure_territory t USING (structure_id)
        WHERE t.territory LIKE 'D-%' AND t.territory <> 'D-00' GROUP BY t.territory ORDER BY people DESC, code`,
      [
        structures.map(({ code }) => code),
        structures.map(({ items }) => items),
        structures.map((line) => line.people),
        structures.map(({ minutes }) => minutes),
      ],
    );
  }

  people(actor: Actor, selection: Selection): Promise<PeopleRow[]> {
    const { sessions, level, parameters } = selectionSql(actor, selection);
    return this.ask<PeopleRow>(actor, selection, peopleLines(sessions, level), parameters);
  }

  days(actor: Actor, selection: Selection): Promise<DayPoint[]> {
    const { sessions, level, parameters } = selectionSql(actor, selection);
    return this.ask<DayPoint>(actor, selection, sessionDays(sessions, { level }), parameters);
  }

  /** One’s own figures without a filter are the same few texts for everyone: each connection plans them once. */
  private ask<T extends object>(
    actor: Actor,
    { filters }: Selection,
    sql: string,
    parameters: unknown[],
  ): Promise<T[]> {
    const isPlain = actor.role !== 'coordinator' && Object.values(filters).every((value) => value === undefined);
    return isPlain ? this.unitOfWork.prepared<T>(sql, parameters) : this.unitOfWork.query<T>(sql, parameters);
  }
}
