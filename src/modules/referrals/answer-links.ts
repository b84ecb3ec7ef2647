import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { UnitOfWork } from '../../platform/db/index.js';
import { newId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { AnswerLink } from './answer-link.entity.js';

/** How long a link opens its referral: the one figure that the code and every text use. */
export const ANSWER_LINK_DAYS = 90;

/** 256 random bits, as they are written in an address. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

const digest = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Keys to one referral for those who have no account: made when a message leaves, kept as a digest alone. */
@Injectable()
export class AnswerLinks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A new key beside the former ones. @returns the token, which nobody can find again */
  async mint(referralId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const createdAt = this.clock.now();
    await this.unitOfWork.repository(AnswerLink).insert({
      id: newId(),
      referralId,
      tokenHash: digest(token),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + ANSWER_LINK_DAYS * 86_400_000),
      firstOpenedAt: null,
      revokedAt: null,
    });
    return token;
  }

  /** The link of a token, whatever its state; undefined for a token that was never given. */
  async find(token: unknown): Promise<AnswerLink | undefined> {
    if (typeof token !== 'string' || !TOKEN.test(token)) return undefined;
    const link = await this.unitOfWork.repository(AnswerLink).findOneBy({ tokenHash: digest(token) });
    return link ?? undefined;
  }

  async byId(id: string): Promise<AnswerLink | undefined> {
    return (await this.unitOfWork.repository(AnswerLink).findOneBy({ id })) ?? undefined;
  }

  /** The first time alone. */
  async noteOpened(id: string, at: Date): Promise<void> {
    await this.unitOfWork.execute(
      'UPDATE answer_link SET first_opened_at = $2 WHERE id = $1 AND first_opened_at IS NULL',
      [id, at],
    );
  }

  /** Dead links stay, to tell whoever holds one what happened. */
  async revoke(referralId: string, at: Date): Promise<void> {
    await this.unitOfWork.execute(
      'UPDATE answer_link SET revoked_at = $2 WHERE referral_id = $1 AND revoked_at IS NULL',
      [referralId, at],
    );
  }
}
