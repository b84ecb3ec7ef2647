import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { AnswerCache } from '../../../platform/answer-cache.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { Communes } from '../../structures/index.js';
import { type FilterNames, type ListedField, listedFields } from './filter-fields.js';
import { isTerritory, namedSource, offeredSource, scopeOf } from './option-sources.js';
import type { NamedOption } from './selection.form.js';
import type { SelectionQuery } from './selection-query.js';

/** Past these a list is no longer read: its field is one to type a name in. */
export const MOST_OPTIONS = 120;
/** Among these a person can tell the one that they mean. */
const MOST_ANSWERS = 12;

/** Lists by field; `null` for one that is too long. */
export type FilterLists = Record<ListedField, NamedOption[] | null>;

/** What the reader may name in a filter. Reads who works where, never what was counted. */
@Injectable()
export class FilterOptionsQueries {
  private readonly recent: AnswerCache<FilterLists>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly communes: Communes,
    clock: Clock,
  ) {
    this.recent = new AnswerCache(clock, { keptMs: 60_000, most: 100 });
  }

  /** All the lists of the page, by name; a minute old at most. What is asked is looked up afresh (`byId`). */
  async lists(actor: Actor): Promise<FilterLists> {
    const { userId, role, structureId, scope } = actor;
    const reader = JSON.stringify([userId, role, structureId, scope]);
    const recent = this.recent.get(reader);
    if (recent) return recent;
    const lists = await this.read(actor);
    this.recent.keep(reader, lists);
    return lists;
  }

  /** The one of that id or code, when the reader may name it. */
  async byId(actor: Actor, field: ListedField, id: string): Promise<NamedOption | undefined> {
    const scope = scopeOf(actor);
    const [found] = await this.unitOfWork.query<NamedOption>(
      `${scope.sql} SELECT id, name FROM ${namedSource(field)} WHERE id = $${scope.parameters.length + 1}`,
      [...scope.parameters, id],
    );
    return found;
  }

  /** Those whose name holds what was typed; the one that is so named alone, when there is one. */
  async byName(actor: Actor, field: ListedField, typed: string): Promise<NamedOption[]> {
    if (field === 'commune') return this.communesNamed(typed);
    const scope = scopeOf(actor);
    const text = `search_normalise($${scope.parameters.length + 1})`;
    const found = await this.unitOfWork.query<NamedOption & { same: boolean }>(
      `${scope.sql} SELECT id, name, search_normalise(name) = ${text} AS same FROM ${namedSource(field)}
        WHERE ${text} <> '' AND strpos(search_normalise(name), ${text}) > 0
        ORDER BY same DESC, starts_with(search_normalise(name), ${text}) DESC, name, id LIMIT ${MOST_ANSWERS}`,
      [...scope.parameters, typed],
    );
    const same = found.filter((option) => option.same);
    return (same.length > 0 ? same : found).map(({ id, name }) => ({ id, name }));
  }

  /** Names of all that several selections name, in one statement; what the reader may no longer see has none. */
  async namesOf(actor: Actor, queries: readonly SelectionQuery[]): Promise<(query: SelectionQuery) => FilterNames> {
    const scope = scopeOf(actor);
    const parameters = [...scope.parameters];
    const parts = listedFields.flatMap((field) => {
      const asked = queries.flatMap((query) => query[field] ?? []);
      if (asked.length === 0) return [];
      parameters.push(asked);
      return [`SELECT '${field}' AS field, id, name FROM ${namedSource(field)} WHERE id = ANY ($${parameters.length})`];
    });
    const rows =
      parts.length === 0
        ? []
        : await this.unitOfWork.query<NamedOption & { field: ListedField }>(
            `${scope.sql} ${parts.join(' UNION ALL ')}`,
            parameters,
          );
    const names = new Map(rows.map(({ field, id, name }) => [`${field} ${id}`, name]));
    return (query) =>
      Object.fromEntries(
        listedFields.flatMap((field) => {
          const name = names.get(`${field} ${query[field]}`);
          return name === undefined ? [] : [[field, name]];
        }),
      );
  }

  /** In one statement. */
  private async read(actor: Actor): Promise<FilterLists> {
    const scope = scopeOf(actor);
    const read = listedFields.filter((field) => !isTyped(actor, field));
    const parts = read.map(
      (field) =>
        `(SELECT '${field}' AS field, id, name FROM ${offeredSource(field)} ORDER BY name LIMIT ${MOST_OPTIONS + 1})`,
    );
    const rows = await this.unitOfWork.query<NamedOption & { field: ListedField }>(
      `${scope.sql} SELECT field, id, name FROM (${parts.join(' UNION ALL ')}) found ORDER BY search_normalise(name), id`,
      scope.parameters,
    );
    const lists = Object.fromEntries(
      listedFields.map((field) => [field, read.includes(field) ? [] : null]),
    ) as FilterLists;
    for (const { field, id, name } of rows) lists[field]?.push({ id, name });
    for (const field of read) if ((lists[field]?.length ?? 0) > MOST_OPTIONS) lists[field] = null;
    return lists;
  }

  private async communesNamed(typed: string): Promise<NamedOption[]> {
    const found = await this.communes.fromTyped(typed);
    return found
      .slice(0, MOST_ANSWERS)
      .map(({ inseeCode, name, departmentCode }) => ({ id: inseeCode, name: `${name} (${departmentCode})` }));
  }
}

/** A territory has more communes and places than a list can show: they are not even read. */
const isTyped = (actor: Actor, field: ListedField): boolean =>
  isTerritory(actor) && (field === 'commune' || field === 'lieu');
