import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import type { SubjectKind } from './message.entity.js';

/** In place of a name and of an address that are kept no longer; the table wants one. */
export const FORGOTTEN = 'effacé';

/** Whose messages these were is kept no longer than what they were about. */
@Injectable()
export class ForgottenRecipients {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In the transaction that forgets the person. */
  async forget(kind: SubjectKind, subjectIds: readonly string[]): Promise<void> {
    await this.unitOfWork.execute(
      `UPDATE message SET recipient_name = $3, recipient = CASE WHEN recipient IS NOT NULL THEN $3 END,
              failure_reply = NULL
        WHERE subject_kind = $1 AND subject_id = ANY ($2) AND recipient_kind = 'person' AND recipient_name <> $3`,
      [kind, subjectIds, FORGOTTEN],
    );
  }
}
