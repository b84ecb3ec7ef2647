import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';

export interface ShareCandidate {
  id: string;
  name: string;
  communeName: string | null;
}

const MOST = 20;

/** Someone of the structure `s` who may see people can sign in on the day $1. */
const HAS_ACCOUNT = `EXISTS (
  SELECT FROM membership m JOIN app_user u ON u.id = m.user_id
   WHERE m.structure_id = s.id AND u.disabled_at IS NULL
     AND m.role IN ('mediator', 'counter', 'structure_manager', 'fund_agent')
     AND m.starts_on <= $1 AND (m.ends_on IS NULL OR m.ends_on >= $1))`;

/** The structures to which a file can be opened: those in which somebody can sign in. */
@Injectable()
export class ShareCandidates {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** By a part of the name, accents forgiven; nothing typed finds nobody. */
  async search(typed: string, except: string): Promise<{ structures: ShareCandidate[]; more: boolean }> {
    const words = typed.split(/\s+/).filter(Boolean).slice(0, 5);
    if (words.length === 0) return { structures: [], more: false };
    const likes = words.map(
      (_, index) => `search_normalise(s.name) LIKE '%' || search_normalise($${index + 3}) || '%'`,
    );
    const rows = await this.unitOfWork.query<ShareCandidate>(
      `SELECT s.id, s.name, c.name AS "communeName"
         FROM structure s LEFT JOIN commune c ON c.insee_code = s.commune_insee
        WHERE s.id <> $2 AND ${likes.join(' AND ')} AND ${HAS_ACCOUNT}
        ORDER BY s.name, s.id LIMIT ${MOST + 1}`,
      [this.clock.today(), except, ...words],
    );
    return { structures: rows.slice(0, MOST), more: rows.length > MOST };
  }

  /** Undefined for one that does not exist, or in which nobody can sign in. */
  async find(id: string): Promise<ShareCandidate | undefined> {
    if (!isId(id)) return undefined;
    const [row] = await this.unitOfWork.query<ShareCandidate>(
      `SELECT s.id, s.name, c.name AS "communeName"
         FROM structure s LEFT JOIN commune c ON c.insee_code = s.commune_insee WHERE s.id = $2 AND ${HAS_ACCOUNT}`,
      [this.clock.today(), id],
    );
    return row;
  }
}
