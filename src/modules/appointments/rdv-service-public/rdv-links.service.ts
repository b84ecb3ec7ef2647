import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { RdvServicePublicLink } from './rdv-service-public.entities.js';
import { SealedSecret } from './sealed-secret.js';

export type LinkState = Pick<RdvServicePublicLink, 'hook' | 'setAt' | 'lastReceivedAt' | 'lastRefusedAt'>;

/** The link of a structure with RDV Service Public: its address, its secret, what last came. */
@Injectable()
export class RdvLinks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealed: SealedSecret,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Null before a secret is set. The secret itself is shown to nobody. */
  of({ structureId }: StructureActor): Promise<LinkState | null> {
    return this.unitOfWork.repository(RdvServicePublicLink).findOneBy({ structureId });
  }

  /** Opens the link, or changes its secret; the address stays. */
  async set(actor: StructureActor, secret: string): Promise<void> {
    const { structureId, userId } = actor;
    await this.unitOfWork.run(async () => {
      await this.unitOfWork.execute(
        `INSERT INTO rdv_service_public_link (structure_id, hook, sealed_secret, set_by, set_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (structure_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, set_by = excluded.set_by,
           set_at = excluded.set_at, last_refused_at = NULL`,
        // Drawn at random, unlike our other numbers: nobody guesses the address from the hour.
        [structureId, randomUUID(), this.sealed.seal(secret, structureId), userId, this.clock.now()],
      );
      await this.audit.record({ verb: 'rdv-service-public.link', subjectKind: 'structure', subjectId: structureId });
    });
  }

  /** Its address answers no more; what came stays. */
  async end({ structureId }: StructureActor): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.unitOfWork.repository(RdvServicePublicLink).delete({ structureId });
      await this.audit.record({ verb: 'rdv-service-public.unlink', subjectKind: 'structure', subjectId: structureId });
    });
  }

  /** Undefined for an address of nobody. */
  async byHook(hook: string): Promise<{ structureId: string; setBy: string; secret: string | undefined } | undefined> {
    const link = isId(hook) ? await this.unitOfWork.repository(RdvServicePublicLink).findOneBy({ hook }) : null;
    if (!link) return undefined;
    const { structureId, setBy, sealedSecret } = link;
    return { structureId, setBy, secret: this.sealed.open(sealedSecret, structureId) };
  }

  async note(structureId: string, what: 'received' | 'refused'): Promise<void> {
    const at = this.clock.now();
    const change = what === 'received' ? { lastReceivedAt: at } : { lastRefusedAt: at };
    await this.unitOfWork.repository(RdvServicePublicLink).update({ structureId }, change);
  }
}
