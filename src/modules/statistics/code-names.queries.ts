import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';

/** What a code of the base names: communes by INSEE code, départements by theirs, the others by id. */
export type NamedKind = 'commune' | 'department' | 'mediator' | 'place' | 'structure';

const sources: Record<NamedKind, string> = {
  commune: `SELECT insee_code AS code, name || ' (' || department_code || ')' AS name FROM commune WHERE insee_code = ANY ($1)`,
  department: `SELECT code, name FROM department WHERE code = ANY ($1)`,
  mediator: `SELECT id AS code, first_name || ' ' || last_name AS name FROM app_user WHERE id = ANY ($1::uuid[])`,
  place: `SELECT id AS code, name || ' (' || commune_name || ')' AS name FROM place WHERE id = ANY ($1::uuid[])`,
  structure: `SELECT id AS code, name FROM structure WHERE id = ANY ($1::uuid[])`,
};

/** Names of the codes of one dimension, in one statement. The caller counted them within somebody’s scope. */
@Injectable()
export class CodeNames {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async of(kind: NamedKind, codes: readonly string[]): Promise<Map<string, string>> {
    if (codes.length === 0) return new Map();
    const rows = await this.unitOfWork.query<{ code: string; name: string }>(sources[kind], [codes]);
    return new Map(rows.map(({ code, name }) => [code, name]));
  }
}
