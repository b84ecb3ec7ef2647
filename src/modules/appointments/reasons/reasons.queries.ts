import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import { AppointmentReason } from '../appointment-reason.entity.js';
import { type BookableBy, isBookableBy } from '../vocabulary.js';

export type ReasonRead = Readonly<AppointmentReason>;

/** Far more than a desk can tell apart. */
const MOST = 60;

@Injectable()
export class ReasonsQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those that are offered, by name. @param to leaves out those that these may not book by themselves */
  async open(structureId: string, to: BookableBy = 'agents'): Promise<ReasonRead[]> {
    const found = await this.unitOfWork.repository(AppointmentReason).find({
      where: { structureId, retiredAt: IsNull() },
      order: { label: 'ASC', id: 'ASC' },
      take: MOST,
    });
    return found.filter(({ bookableBy }) => isBookableBy(bookableBy, to));
  }

  /** @throws NotFoundError no such reason in this structure */
  async require(structureId: string, id: string): Promise<ReasonRead> {
    const found = isId(id) ? await this.unitOfWork.repository(AppointmentReason).findOneBy({ id, structureId }) : null;
    if (!found) throw new NotFoundError('appointment reason');
    return found;
  }

  async labels(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const found = await this.unitOfWork.repository(AppointmentReason).find({
      ...{ select: { id: true, label: true }, where: { id: In([...new Set(ids)]) } },
    });
    return new Map(found.map(({ id, label }) => [id, label]));
  }
}
