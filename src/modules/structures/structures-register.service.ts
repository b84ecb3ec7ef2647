import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../platform/errors/domain-error.js';
import { isId, newId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { type FundExceptions, FundTerritories } from './funds/fund-territories.js';
import { CHANGED_MEANWHILE } from './funds/funds.service.js';
import { Structure } from './structure.entity.js';

type Written = Omit<Structure, 'id' | 'createdAt' | 'version' | 'fundAnswerDays' | 'fundAsks'>;

/** What an administrator writes of a structure. `fundScheme` is set for a caisse, and only for one. */
export interface StructureEntry extends Written {
  /** None for what is not a caisse. */
  fundExceptions: FundExceptions;
}

/** Structures that have accounts here, kept by administrators. */
@Injectable()
export class StructuresRegister {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly territories: FundTerritories,
  ) {}

  /** @throws NotFoundError when there is none, or the id is not one */
  async find(id: string): Promise<StructureEntry & { id: string; version: number }> {
    const structure = isId(id) ? await this.work.repository(Structure).findOneBy({ id }) : null;
    if (!structure) throw new NotFoundError('structure');
    const { createdAt: _created, fundAnswerDays: _days, fundAsks: _asks, ...entry } = structure;
    return { ...entry, fundExceptions: await this.territories.exceptionsOf(id) };
  }

  async create({ fundExceptions, ...entry }: StructureEntry): Promise<{ id: string }> {
    const id = newId();
    await this.work.run(async () => {
      await this.work.repository(Structure).insert({ ...entry, id, createdAt: this.clock.now() });
      await this.territories.write(id, fundExceptions);
      await this.audit.record({ verb: 'structure.create', subjectKind: 'structure', subjectId: id });
    });
    return { id };
  }

  /**
   * @param version the one read before the correction was typed
   * @throws NotFoundError when there is none
   * @throws ConflictError when someone else changed it meanwhile
   */
  async correct(id: string, version: number, { fundExceptions, ...entry }: StructureEntry): Promise<void> {
    if (!isId(id)) throw new NotFoundError('structure');
    await this.work.run(async () => {
      const rows = this.work.repository(Structure);
      const { affected } = await rows.update({ id, version }, { ...entry, version: version + 1 });
      if (!affected && !(await rows.existsBy({ id }))) throw new NotFoundError('structure');
      if (!affected) throw new ConflictError(CHANGED_MEANWHILE);
      await this.territories.write(id, fundExceptions);
      await this.audit.record({ verb: 'structure.correct', subjectKind: 'structure', subjectId: id });
    });
  }
}
