import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { isId, newId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { Structure } from './structure.entity.js';

/** What an administrator writes of a structure. `fundScheme` is set for a caisse, and only for one. */
export type StructureEntry = Omit<Structure, 'id' | 'createdAt'>;

/** Structures that have accounts here, kept by administrators. */
@Injectable()
export class StructuresRegister {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError when there is none, or the id is not one */
  async find(id: string): Promise<StructureEntry & { id: string }> {
    const structure = isId(id) ? await this.work.repository(Structure).findOneBy({ id }) : null;
    if (!structure) throw new NotFoundError('structure');
    const { createdAt: _created, ...entry } = structure;
    return entry;
  }

  async create(entry: StructureEntry): Promise<{ id: string }> {
    const id = newId();
    await this.work.run(async () => {
      await this.work.repository(Structure).insert({ ...entry, id, createdAt: this.clock.now() });
      await this.audit.record({ verb: 'structure.create', subjectKind: 'structure', subjectId: id });
    });
    return { id };
  }

  /** @throws NotFoundError when there is none */
  async correct(id: string, entry: StructureEntry): Promise<void> {
    if (!isId(id)) throw new NotFoundError('structure');
    await this.work.run(async () => {
      const { affected } = await this.work.repository(Structure).update({ id }, entry);
      if (!affected) throw new NotFoundError('structure');
      await this.audit.record({ verb: 'structure.correct', subjectKind: 'structure', subjectId: id });
    });
  }
}
