import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import type { Day } from '../../../platform/time/day.js';
import { type FundScheme, Structure } from '../structure.entity.js';
import type { FundAsks } from './fund-asks.js';
import { addWorkingDays } from './working-days.js';

/** What a caisse says of itself: how to reach it, what it asks in a saisine, how soon it answers. */
export interface FundSettings {
  /** E.164, or a short number (« 3646 »). */
  phone: string | null;
  email: string | null;
  address: string | null;
  contactHours: string | null;
  website: string | null;
  /** Working days. */
  fundAnswerDays: number;
  fundAsks: FundAsks;
}

export interface Fund extends FundSettings {
  id: string;
  name: string;
  fundScheme: FundScheme;
  communeInsee: string | null;
  version: number;
}

/** The caisses and their own settings. */
@Injectable()
export class Funds {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** Undefined when there is no such structure, or it is no caisse. */
  async find(id: string | null): Promise<Fund | undefined> {
    const found = isId(id) ? await this.work.repository(Structure).findOneBy({ id, kind: 'fund' }) : null;
    if (!found?.fundScheme) return undefined;
    const { name, fundScheme, communeInsee, version, phone, email, address, contactHours, website } = found;
    const { fundAnswerDays, fundAsks } = found;
    const own = { phone, email, address, contactHours, website, fundAnswerDays, fundAsks };
    return { id: found.id, name, fundScheme, communeInsee, version, ...own };
  }

  /** @throws NotFoundError when it is no caisse */
  async require(id: string | null): Promise<Fund> {
    const fund = await this.find(id);
    if (!fund) throw new NotFoundError('fund');
    return fund;
  }

  /** The last day of a caisse's delay for something sent on a day. */
  answerDueOn({ fundAnswerDays, communeInsee }: Fund, sentOn: Day): Day {
    return addWorkingDays(sentOn, fundAnswerDays, communeInsee);
  }

  /**
   * By an administrator, or by the caisse itself: the caller has checked which.
   *
   * @param version the one read before the settings were typed
   * @throws ConflictError when someone else changed them meanwhile
   */
  async amend(id: string, version: number, settings: FundSettings): Promise<void> {
    await this.work.run(async () => {
      await this.require(id);
      const { phone, email, address, contactHours, website, fundAnswerDays, fundAsks } = settings;
      const own = { phone, email, address, contactHours, website, fundAnswerDays, fundAsks };
      const changed = { ...own, version: version + 1 };
      const { affected } = await this.work.repository(Structure).update({ id, version }, changed);
      if (!affected) throw new ConflictError(CHANGED_MEANWHILE);
      await this.audit.record({ verb: 'fund.amend', subjectKind: 'structure', subjectId: id });
    });
  }
}

export const CHANGED_MEANWHILE =
  'Cette fiche a été modifiée entre-temps. Ouvrez-la de nouveau\u00a0: vos changements n’ont pas été enregistrés.';
