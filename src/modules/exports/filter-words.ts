import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { levelLabels } from '../assessments/index.js';
import {
  equipmentLabels,
  procedureLabels,
  sessionKindLabels,
  topicLabels,
  type SessionFilters,
  type SessionFilterName,
} from '../support-sessions/index.js';
import { workshopProgrammeLabels } from '../workshops/index.js';
import { given } from './export-filters.js';
import { filterLabels } from './labels.js';
import type { Labels } from './tables/column.js';

const codes: Partial<Record<SessionFilterName, Labels>> = {
  kind: sessionKindLabels,
  topic: topicLabels,
  procedure: procedureLabels,
  equipment: equipmentLabels,
  level: levelLabels,
  programme: workshopProgrammeLabels,
};

/** Where the name behind an id, or an official code, is. */
const names: Partial<Record<SessionFilterName, string>> = {
  structureId: 'SELECT name FROM structure WHERE id = $1',
  placeId: 'SELECT name FROM place WHERE id = $1',
  commune: 'SELECT name FROM commune WHERE insee_code = $1',
  epci: 'SELECT name FROM epci WHERE code = $1',
  department: 'SELECT name FROM department WHERE code = $1',
  region: 'SELECT name FROM region WHERE code = $1',
  mediatorId: `SELECT first_name || ' ' || last_name AS name FROM app_user WHERE id = $1`,
  teamId: 'SELECT name FROM team WHERE id = $1',
  tagId: 'SELECT label AS name FROM tag WHERE id = $1',
};

@Injectable()
export class FilterWords {
  constructor(private readonly work: UnitOfWork) {}

  /** Each filter and its value, in words. Whether the reader may know of it was looked at when it was asked for. */
  async of(filters: SessionFilters): Promise<{ name: SessionFilterName; label: string; value: string }[]> {
    const words = [];
    for (const [name, value] of given(filters)) {
      words.push({ name, label: filterLabels[name], value: codes[name]?.[value] ?? (await this.nameOf(name, value)) });
    }
    return words;
  }

  private async nameOf(name: SessionFilterName, value: string): Promise<string> {
    const sql = names[name];
    const [found] = sql ? await this.work.query<{ name: string }>(sql, [value]) : [];
    return found?.name ?? value;
  }
}
