import type { DataSource } from 'typeorm';
import { newId } from '../../../src/platform/ids.js';
import { sessionLines } from '../../../src/modules/statistics/figures/session-lines.js';
import { type FigureSource, otherSources } from '../../../src/modules/statistics/sources/index.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createReferral } from '../../factories/referrals.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { testDataSource } from '../../setup/database.js';

interface Line {
  structure_id: string;
  mediator_id: string | null;
  day: string;
  kind: string;
  dimension: string;
  code: string;
  items: number;
  people: number;
  minutes: number;
}

/** Found from the sessions, with them. */
export const referralReturns: FigureSource = {
  name: 'referralReturns',
  sql: (where) => {
    const own = where({ structure: 's.structure_id', mediator: 's.mediator_id', day: 's.day' });
    return `SELECT * FROM ${sessionLines(`s.day BETWEEN $1::date AND $2::date AND ${own}`, { returns: true })}
      line (structure_id, mediator_id, day, kind, dimension, code, items, people, minutes) WHERE dimension = 'referralReturn'`;
  },
};

/** A structure with its agent, a partner, a caisse; people are made as they are needed. */
export class SourcesWorld {
  private constructor(
    readonly db: DataSource,
    readonly here: string,
    readonly partner: string,
    readonly fund: string,
    readonly alix: string,
    readonly basile: string,
  ) {}

  static async open(): Promise<SourcesWorld> {
    const db = await testDataSource();
    await createCommunes(db);
    const here = await createStructure(db, { communeInsee: communes.nancy.code });
    const partner = await createStructure(db, { communeInsee: communes.toul.code });
    const fund = await createStructure(db, { kind: 'fund', communeInsee: communes.nancy.code });
    const alix = (await createUser(db, { structureId: here })).id;
    const basile = (await createUser(db, { structureId: partner })).id;
    return new SourcesWorld(db, here, partner, fund, alix, basile);
  }

  person(): Promise<string> {
    return createBeneficiary(this.db, { structureId: this.here, createdBy: this.alix });
  }

  /** From here to the partner, by Alix. */
  async referral(
    settings: Partial<Parameters<typeof createReferral>[1]> = {},
    columns: Record<string, unknown> = {},
  ): Promise<string> {
    const about = { beneficiaryId: settings.beneficiaryId ?? (await this.person()), senderStructureId: this.here };
    const to = { receiverStructureId: this.partner, senderId: this.alix };
    return createReferral(this.db, { ...about, ...to, status: 'sent', ...settings }, columns);
  }

  async reminder(columns: Record<string, unknown> = {}): Promise<void> {
    const all = {
      ...{ id: newId(), structure_id: this.here, subject_kind: 'appointment', subject_id: newId(), step: 'week' },
      ...{ starts_at: '2026-12-01T09:00:00Z', way: 'letter', given_at: '2026-11-01T09:00:00Z', ...columns },
    };
    const places = Object.keys(all).map((_, index) => `$${index + 1}`);
    await this.db.query(
      `INSERT INTO reminder (${Object.keys(all).join(', ')}) VALUES (${places.join(', ')})`,
      Object.values(all),
    );
  }

  /** What all the sources say of one structure, « day dimension/code items people », the same ones added up. */
  async counted(structureId: string, from: string, to = from): Promise<string[]> {
    const all = [...otherSources, referralReturns].map((source) => this.lines(source, structureId, from, to));
    const lines = (await Promise.all(all)).flat();
    const sums = new Map<string, [items: number, people: number]>();
    for (const { day, dimension, code, items, people } of lines) {
      const key = `${day} ${dimension}/${code}`;
      const [one, other] = sums.get(key) ?? [0, 0];
      sums.set(key, [one + items, other + people]);
    }
    return [...sums].map(([key, [items, people]]) => `${key} ${items} ${people}`).sort();
  }

  lines(source: FigureSource, structureId: string, from: string, to: string): Promise<Line[]> {
    return this.db.query<Line[]>(
      `SELECT l.structure_id, l.mediator_id, l.day::text, l.kind, l.dimension, l.code, l.items, l.people, l.minutes
         FROM (${source.sql(({ structure }) => `${structure} = $3`)}) l`,
      [from, to, structureId],
    );
  }
}
