import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { UnitOfWork } from '../db/index.js';
import { newId } from '../ids.js';
import { Clock } from '../time/clock.js';
import { AccessLink, type LinkSubject } from './access-link.entity.js';

/** 256 random bits, as they are written in an address. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

const digest = (token: string): string => createHash('sha256').update(token).digest('hex');

/** What a link opens, for whoever holds it. */
export interface OpenLink {
  id: string;
  kind: LinkSubject;
  subjectId: string;
}

/**
 * Keys for people without an account: each opens one thing, is made when its message leaves, and is kept as a digest
 * alone. A page that shows one is read with a button (programs that check mails follow links), then the key leaves the
 * address for the session: see link-session.ts.
 */
@Injectable()
export class AccessLinks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * A new key beside the former ones, in the caller’s transaction if there is one.
   * @param expiresAt past which it opens nothing; must be to come
   * @returns the token, which nobody can find again
   */
  async mint(kind: LinkSubject, subjectId: string, expiresAt: Date): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const createdAt = this.clock.now();
    await this.unitOfWork.repository(AccessLink).insert({
      ...{ id: newId(), subjectKind: kind, subjectId, tokenHash: digest(token), createdAt, expiresAt },
      ...{ firstOpenedAt: null, revokedAt: null },
    });
    return token;
  }

  /** Undefined for a token that was never given, is revoked or is too old: all look the same from outside. */
  async find(kind: LinkSubject, token: unknown): Promise<OpenLink | undefined> {
    if (typeof token !== 'string' || !TOKEN.test(token)) return undefined;
    return this.opened(kind, await this.unitOfWork.repository(AccessLink).findOneBy({ tokenHash: digest(token) }));
  }

  /** A link that a session holds, asked of the base again at each page. */
  async again(kind: LinkSubject, id: string): Promise<OpenLink | undefined> {
    return this.opened(kind, await this.unitOfWork.repository(AccessLink).findOneBy({ id }));
  }

  /** The first time alone. */
  async noteOpened(id: string): Promise<void> {
    await this.unitOfWork.execute(
      'UPDATE access_link SET first_opened_at = $2 WHERE id = $1 AND first_opened_at IS NULL',
      [id, this.clock.now()],
    );
  }

  /** Every key to a thing, at once. */
  async revoke(kind: LinkSubject, subjectId: string): Promise<void> {
    await this.unitOfWork.execute(
      `UPDATE access_link SET revoked_at = $3 WHERE subject_kind = $1 AND subject_id = $2 AND revoked_at IS NULL`,
      [kind, subjectId, this.clock.now()],
    );
  }

  private opened(kind: LinkSubject, link: AccessLink | null): OpenLink | undefined {
    if (!link || link.subjectKind !== kind || link.revokedAt !== null) return undefined;
    return link.expiresAt > this.clock.now() ? { id: link.id, kind, subjectId: link.subjectId } : undefined;
  }
}
