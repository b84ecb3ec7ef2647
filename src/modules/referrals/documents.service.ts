import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../platform/errors/domain-error.js';
import { isId, newId } from '../../platform/ids.js';
import { pdfFault } from './pdf-check.js';
import type { Referral } from './referral.entity.js';
import { canConverse, type Party, partySide, type Side } from './referral.policy.js';
import { ReferralDocument } from './referral-document.entity.js';
import { ReferralRecords } from './referral-records.js';

/** A file as it was received; its name is only ever shown or offered for a download. */
export interface DocumentReceived {
  name: string;
  content: Buffer;
}

export const MOST_DOCUMENTS = 3;

/** The document is not one that is taken; `message` is French, for its field. */
export class DocumentRefused extends ConflictError {}

/** The PDFs that the two sides join to a referral. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly records: ReferralRecords,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** Before any transaction: reading a file takes time. @throws DocumentRefused when it is not a plain PDF */
  check({ content }: DocumentReceived): void {
    const fault = pdfFault(content);
    if (fault) throw new DocumentRefused(fault);
  }

  /** For the thread alone, which has checked the file and holds the row. @throws DocumentRefused past the third */
  async add(who: Party, referral: Referral, side: Side, { name, content }: DocumentReceived): Promise<string> {
    const rows = this.unitOfWork.repository(ReferralDocument);
    if ((await rows.countBy({ referralId: referral.id })) >= MOST_DOCUMENTS) {
      throw new DocumentRefused(
        'Il y a déjà trois documents sur cette orientation, le plus qu’elle peut en avoir. Envoyez le message sans document.',
      );
    }
    const { at, byUserId, byLinkId } = this.records.act(who);
    const [id, sha256] = [newId(), createHash('sha256').update(content).digest('hex')];
    await rows.insert({
      ...{ id, referralId: referral.id, side, addedAt: at, addedBy: byUserId, addedByLink: byLinkId },
      ...{ name, size: content.length, sha256, content },
    });
    return id;
  }

  /**
   * For a download by one of the two sides, noted in the journal.
   * @throws NotFoundError absent, removed, or not for whom asks
   */
  async read(who: Party, id: string): Promise<DocumentReceived> {
    const found = isId(id)
      ? await this.unitOfWork.repository(ReferralDocument).findOne({
          where: { id },
          select: { id: true, referralId: true, name: true, content: true },
        })
      : null;
    if (!found?.content) throw new NotFoundError('document');
    const referral = await this.records.find(who, found.referralId);
    const side = partySide(who, referral);
    if (side === 'receiver' && !canConverse(referral)) throw new NotFoundError('document');
    await this.audit.record({
      verb: 'referral.read-document',
      subjectKind: 'referral',
      subjectId: referral.id,
      details: { document: id, side: side ?? null, ...('linkId' in who ? { link: who.linkId } : {}) },
    });
    return { name: found.name, content: found.content };
  }
}
