import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { ConflictError } from '../../platform/errors/domain-error.js';
import { newId } from '../../platform/ids.js';
import { type DocumentReceived, DocumentsService } from './documents.service.js';
import { canConverse, isLinkHolder, type Party, partySide, type Side } from './referral.policy.js';
import { ReferralConsequences } from './referral-consequences.js';
import { alreadyMessage } from './referral-messages.js';
import { ReferralRecords } from './referral-records.js';
import { ThreadMessage } from './thread-message.entity.js';

/** One message of the thread, as both sides read it. */
export interface ThreadLine {
  id: string;
  at: Date;
  side: Side;
  /** Null when it came by an answer link: only the receiver's name is known. */
  byName: string | null;
  structureName: string;
  words: string;
  /** `removed`: its content was deleted, its trace stays. */
  document: { id: string; name: string; size: number; removed: boolean } | null;
}

/** The conversation of the two sides about one referral. */
@Injectable()
export class ThreadService {
  constructor(
    private readonly records: ReferralRecords,
    private readonly documents: DocumentsService,
    private readonly consequences: ReferralConsequences,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Writes to the other side, who is told by a message. `words` have passed `NoSensitiveText`; the file is a PDF or refused.
   * @throws NotFoundError absent or not for whom writes; ConflictError (in French) a draft, or one that ended without help;
   *   DocumentRefused (in French) for its field, and then nothing is written
   */
  async write(who: Party, referralId: string, words: string, document?: DocumentReceived): Promise<{ id: string }> {
    if (document) this.documents.check(document);
    return this.records.run(async () => {
      const referral = await this.records.hold(who, referralId);
      if (!canConverse(referral)) throw new ConflictError(alreadyMessage(referral.status));
      const side = partySide(who, referral) ?? 'receiver';
      const { at, byUserId, byLinkId } = this.records.act(who);
      const documentId = document ? await this.documents.add(who, referral, side, document) : null;
      const id = newId();
      await this.unitOfWork
        .repository(ThreadMessage)
        .insert({ id, referralId, at, side, byUserId, byLinkId, words, documentId });
      await this.audit.record({
        verb: 'referral.write',
        subjectKind: 'referral',
        subjectId: referralId,
        details: { side, document: documentId, ...(isLinkHolder(who) ? { link: who.linkId } : {}) },
      });
      await this.consequences.wrote(referral, side);
      return { id };
    });
  }

  /** Newest last. The caller has checked that the referral is for whom reads. */
  async of(referralId: string): Promise<ThreadLine[]> {
    const rows = await this.unitOfWork.prepared<Row>(
      `SELECT m.id, m.at, m.side, m.words, u.first_name || ' ' || u.last_name AS by_name,
              CASE WHEN m.side = 'sender' OR r.path = 'internal' THEN s.name ELSE r.receiver_name END AS structure_name,
              d.id AS document_id, d.name AS document_name, d.size AS document_size, d.content IS NULL AS removed
         FROM thread_message m
         JOIN referral r ON r.id = m.referral_id JOIN structure s ON s.id = r.sender_structure_id
         LEFT JOIN app_user u ON u.id = m.by_user_id LEFT JOIN referral_document d ON d.id = m.document_id
        WHERE m.referral_id = $1 ORDER BY m.at, m.id`,
      [referralId],
    );
    return rows.map((row) => ({
      ...{ id: row.id, at: row.at, side: row.side, words: row.words },
      ...{ byName: row.by_name, structureName: row.structure_name },
      document: row.document_id
        ? { id: row.document_id, name: row.document_name, size: row.document_size, removed: row.removed }
        : null,
    }));
  }
}

interface Row {
  id: string;
  at: Date;
  side: Side;
  words: string;
  by_name: string | null;
  structure_name: string;
  document_id: string | null;
  document_name: string;
  document_size: number;
  removed: boolean;
}
