import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/time/clock.js';
import { RdvLinks } from './rdv-links.service.js';
import { rdvOf, readPayload } from './rdv-payload.js';
import { RdvReception } from './rdv-reception.js';
import { isSigned } from './signature.js';

/** What RDV Service Public tells of a change, at the moment of it. */
@Injectable()
export class RdvWebhook {
  constructor(
    private readonly links: RdvLinks,
    private readonly reception: RdvReception,
    private readonly clock: Clock,
  ) {}

  /** `unknown`: an address of nobody; `unsigned`: not signed with its secret; `unread`: not one of their messages. */
  async receive(hook: string, body: Buffer, signature: unknown): Promise<'taken' | 'unknown' | 'unsigned' | 'unread'> {
    const link = await this.links.byHook(hook);
    if (!link) return 'unknown';
    const { structureId, setBy, secret } = link;
    if (secret === undefined || !isSigned(body, signature, secret)) {
      await this.links.note(structureId, 'refused');
      return 'unsigned';
    }
    const payload = readPayload(body);
    if (!payload) return 'unread';
    // Other records than appointments are taken and left: an error would make them come again for eight days.
    const rdv = rdvOf(payload, this.clock.now());
    if (rdv) await this.reception.receive(structureId, rdv, setBy);
    await this.links.note(structureId, 'received');
    return 'taken';
  }
}
