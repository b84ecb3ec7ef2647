import { MessageComposers } from '../../../src/modules/messages/index.js';
import { createReferral } from '../../factories/referrals.js';
import { communes, createPlace } from '../../factories/structures.js';
import type { Visit } from '../../setup/app.js';
import { World } from './world.js';

type Settings = Partial<Parameters<typeof createReferral>[1]>;

/** A place of the directory where nobody has an account, and the links that it is sent. */
export class LinkWorld {
  private constructor(
    readonly world: World,
    readonly place: string,
  ) {}

  static async open(settings: Parameters<typeof World.open>[0] = {}): Promise<LinkWorld> {
    const world = await World.open(settings);
    const { db } = world.app;
    await db.query(`UPDATE structure SET email = 'accueil@toul.test', phone = '+33383000001' WHERE id = $1`, [
      world.desk,
    ]);
    const place = await createPlace(db, { name: 'Médiathèque', commune: communes.vezelise });
    await db.query(`UPDATE place SET emails = '{mediatheque@exemple.test}' WHERE id = $1`, [place]);
    return new LinkWorld(world, place);
  }

  referral(status: 'sent' | 'accepted' | 'withdrawn' | 'refused' | 'expired' | 'closed', settings: Settings = {}) {
    return createReferral(this.world.app.db, {
      ...{ beneficiaryId: this.world.person, senderStructureId: this.world.desk, senderId: this.world.counter.id },
      ...{ receiverPlaceId: this.place, receiverName: 'Médiathèque', status, message: 'Préfère le matin.' },
      ...settings,
    });
  }

  /** As it stands in the letter of that kind. */
  async token(referralId: string, kind = 'referral.received'): Promise<string> {
    const letter = await this.world.app
      .get(MessageComposers)
      .compose(kind, { id: 'x', subjectId: referralId, details: {}, channel: 'email' });
    const token = /\/r\/([A-Za-z0-9_-]{43})\n/.exec(letter?.text ?? '')?.[1];
    if (!token) throw new Error('No link in the letter');
    return token;
  }

  /** Someone at the place, who has pressed the button of the message. */
  async visit(token: string, visitor: Visit = this.world.app.visitor()): Promise<Visit> {
    await visitor.get(`/r/${token}`);
    const answer = await visitor.post(`/r/${token}`);
    if (answer.status !== 303) throw new Error(`The link answered ${answer.status}`);
    await visitor.follow(answer);
    return visitor;
  }

  async opened(referralId: string): Promise<Visit> {
    return this.visit(await this.token(referralId));
  }

  /** How many rows each table holds. */
  async rows(): Promise<Record<string, number>> {
    const { db } = this.world.app;
    const tables: { name: string }[] = await db.query(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
    );
    const counts: Record<string, number> = {};
    for (const { name } of tables) {
      const [row]: { count: number }[] = await db.query(`SELECT count(*) AS count FROM "${name}"`);
      counts[name] = Number(row?.count);
    }
    return counts;
  }
}
