import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';
import type { Day } from '../../../platform/time/day.js';
import { AgendaFeed } from './agenda-feed.entity.js';

/** 256 random bits, as they are written in an address. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

const digest = (token: string): string => createHash('sha256').update(token).digest('hex');

/** What its owner is told of a calendar’s address. */
export interface FeedState {
  createdAt: Date;
  lastReadOn: Day | null;
}

/** The secret address of an agent’s calendar: one at a time, made again at will. */
@Injectable()
export class AgendaFeeds {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async state({ userId }: StructureActor): Promise<FeedState | null> {
    return this.unitOfWork.repository(AgendaFeed).findOneBy({ userId });
  }

  /** A new key; the former one opens nothing any more. @returns the key, which nobody can find again */
  async make({ userId }: StructureActor): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.unitOfWork.run(async () => {
      const row = { userId, tokenHash: digest(token), createdAt: this.clock.now(), lastReadOn: null };
      await this.unitOfWork.repository(AgendaFeed).upsert(row, ['userId']);
      await this.audit.record({ verb: 'agenda.make-feed', subjectKind: 'user', subjectId: userId });
    });
    return token;
  }

  async stop({ userId }: StructureActor): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.unitOfWork.repository(AgendaFeed).delete({ userId });
      await this.audit.record({ verb: 'agenda.stop-feed', subjectKind: 'user', subjectId: userId });
    });
  }

  /** Undefined for one that was never given, was replaced or stopped, or whose account is closed: all look the same. */
  async ownerOf(token: string): Promise<string | undefined> {
    if (!TOKEN.test(token)) return undefined;
    const [row] = await this.unitOfWork.prepared<{ id: string }>(
      `SELECT u.id FROM agenda_feed f JOIN app_user u ON u.id = f.user_id
        WHERE f.token_hash = $1 AND u.disabled_at IS NULL`,
      [digest(token)],
    );
    return row?.id;
  }

  /** Once a day at most, so that its owner sees an address that no program reads any more. */
  async noteRead(userId: string): Promise<void> {
    await this.unitOfWork.execute(
      'UPDATE agenda_feed SET last_read_on = $2 WHERE user_id = $1 AND last_read_on IS DISTINCT FROM $2::date',
      [userId, this.clock.today()],
    );
  }
}
