import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import type { Day } from '../../../platform/time/day.js';
import { inTeam } from '../../identity/index.js';
import { figureSources } from '../figures/figure-sources.js';
import type { SourceColumns } from '../sources/index.js';
import { peopleStates } from './people-states.js';

/** Both included. */
export interface Days {
  from: Day;
  to: Day;
}

export const ALL_DAYS: Days = { from: '0001-01-01', to: '9999-12-30' };

/** Too many codes for a region or the country: there they are read from their départements. */
export const LOCAL_DIMENSIONS: readonly string[] = ['place', 'commune', 'residence', 'structure'];

/** Colleagues are compared within a structure or a team, not within a territory. */
const UNKEPT: readonly string[] = ['mediator'];

const isDepartment = (territory: string): boolean => territory.startsWith('D-');
const isTeam = (territory: string): boolean => territory.startsWith('T-');

/** The rows of a département’s structures; of a team’s members. */
const ofStructures = ({ structure }: SourceColumns): string => `${structure} = ANY($3::uuid[])`;
const ofTeam = (columns: SourceColumns): string => inTeam('$3', columns);

/** Their lines, added up by day. */
const daysOf = (within: (columns: SourceColumns) => string, left: readonly string[]): string => `
  SELECT dimension, day, code, sum(items)::int AS items, sum(people)::int AS people, sum(minutes)::int AS minutes
    FROM (${figureSources
      .map(({ sql }) => sql((columns) => `${within(columns)} AND ${columns.day} BETWEEN $1::date AND $2::date`))
      .join(' UNION ALL ')}) line (structure_id, mediator_id, day, kind, dimension, code, items, people, minutes)
   WHERE dimension <> ALL ('{${left.join(',')}}') GROUP BY dimension, day, code`;

const DEPARTMENT_DAYS = daysOf(ofStructures, UNKEPT);
const TEAM_DAYS = daysOf(ofTeam, []);

/** Of a region or the country: what its départements (`$3`) hold. */
const SUMMED_DAYS = `
  SELECT dimension, day, code, sum(items)::int AS items, sum(people)::int AS people, sum(minutes)::int AS minutes
    FROM figure_day
   WHERE territory = ANY($3::text[]) AND day BETWEEN $1::date AND $2::date
     AND dimension <> ALL ('{${LOCAL_DIMENSIONS.join(',')}}')
   GROUP BY dimension, day, code`;

const SESSION: SourceColumns = { structure: 'a.structure_id', mediator: 'a.mediator_id', day: 'a.day' };
const PEOPLE = {
  local: { all: peopleStates(ofStructures(SESSION), 'all'), some: peopleStates(ofStructures(SESSION), 'some') },
  team: { all: peopleStates(ofTeam(SESSION), 'all'), some: peopleStates(ofTeam(SESSION), 'some') },
  country: { all: peopleStates(null, 'all'), some: peopleStates(null, 'some') },
};

/**
 * What the roll-ups of a territory must hold, as SQL over the rows; written by whoever keeps them, compared by whoever
 * checks them.
 */
@Injectable()
export class TerritoryFigures {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** SELECT of (dimension, day, code, items, people, minutes) with its parameters. */
  async days(territory: string, { from, to }: Days): Promise<{ sql: string; parameters: unknown[] }> {
    if (isTeam(territory)) return { sql: TEAM_DAYS, parameters: [from, to, territory.slice(2)] };
    if (isDepartment(territory)) {
      return { sql: DEPARTMENT_DAYS, parameters: [from, to, await this.structures(territory)] };
    }
    return { sql: SUMMED_DAYS, parameters: [from, to, await this.departments(territory)] };
  }

  /** SELECT of (day, last_day, first_step, last_step, mail, people), with its parameters. */
  async people(territory: string, { from, to }: Days): Promise<{ sql: string; parameters: unknown[] }> {
    const days = from === ALL_DAYS.from ? 'all' : 'some';
    if (isTeam(territory)) return { sql: PEOPLE.team[days], parameters: [from, to, territory.slice(2)] };
    if (territory === 'FR') return { sql: PEOPLE.country[days], parameters: [from, to] };
    return { sql: PEOPLE.local[days], parameters: [from, to, await this.structures(territory)] };
  }

  /** Writes both afresh for some days, in the caller’s transaction. */
  async replace(territory: string, days: Days): Promise<void> {
    const range = [territory, days.from, days.to];
    // A day costs less to add up than to plan; of a whole past each territory has its own best plan.
    const write = (sql: string, parameters: readonly unknown[]): Promise<unknown> =>
      days === ALL_DAYS ? this.unitOfWork.execute(sql, parameters) : this.unitOfWork.prepared(sql, parameters);
    await write('DELETE FROM figure_day WHERE territory = $1 AND day BETWEEN $2 AND $3', range);
    const lines = await this.days(territory, days);
    await write(
      `INSERT INTO figure_day (territory, dimension, day, code, items, people, minutes)
       SELECT $4, made.* FROM (${lines.sql} ORDER BY dimension, day, code) made`,
      [...lines.parameters, territory],
    );
    await write('DELETE FROM people_day WHERE territory = $1 AND day BETWEEN $2 AND $3', range);
    const people = await this.people(territory, days);
    await write(
      `INSERT INTO people_day (territory, day, last_day, first_step, last_step, mail, people)
       SELECT $${people.parameters.length + 1}, made.* FROM (${people.sql} ORDER BY day, last_day) made`,
      [...people.parameters, territory],
    );
  }

  /** The territories above: a département’s region and the country, a region’s country. */
  async above(territory: string): Promise<string[]> {
    if (territory === 'FR' || isTeam(territory)) return [];
    if (!isDepartment(territory)) return ['FR'];
    const [found] = await this.unitOfWork.query<{ region: string }>(
      `SELECT 'R-' || region_code AS region FROM department WHERE 'D-' || code = $1`,
      [territory],
    );
    return found ? [found.region, 'FR'] : ['FR'];
  }

  private async structures(territory: string): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      'SELECT structure_id AS id FROM structure_territory WHERE territory = $1',
      [territory],
    );
    return rows.map(({ id }) => id);
  }

  private async departments(territory: string): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ territory: string }>(
      `SELECT 'D-' || code AS territory FROM department WHERE $1 IN ('FR', 'R-' || region_code)
       UNION ALL SELECT 'D-00' WHERE $1 = 'FR'`,
      [territory],
    );
    return rows.map((row) => row.territory);
  }
}
