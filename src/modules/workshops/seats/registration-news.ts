import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { MessagesService } from '../../messages/index.js';
import { recipientOf, type RegistrationContact } from './registration-contact.js';
import { isPressing, OF_A_STATE } from './registration-kinds.js';

/** About what, and who writes: the organiser, whose desk makes the calls. */
export interface ToldAbout {
  registrationId: string;
  structureId: string;
}

const subjectOf = ({ registrationId }: ToldAbout) => ({ kind: 'registration' as const, id: registrationId });

type ContactRow = RegistrationContact & { id: string };

/** What the person of a registration is told, by the way they chose, in the transaction of the change itself. */
@Injectable()
export class RegistrationNews {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messages: MessagesService,
  ) {}

  /** Someone whose row is not written yet: by what they left, or their file. */
  async tellAsker(about: ToldAbout, contact: RegistrationContact, kind: string): Promise<void> {
    const to = recipientOf(contact, kind);
    if (!to || (!isPressing(kind) && !this.messages.canWriteTo(to))) return;
    await this.messages.queue({ kind, structureId: about.structureId, subject: subjectOf(about), to });
  }

  /** In place of what has not left and spoke of the state before. */
  async tell(about: ToldAbout, kind: string): Promise<void> {
    await this.messages.cancel(subjectOf(about), OF_A_STATE);
    const contact = (await this.contactsOf([about.registrationId])).get(about.registrationId);
    if (contact) await this.tellAsker(about, contact, kind);
  }

  /** The same to several people of one workshop. */
  async tellAll(structureId: string, registrationIds: readonly string[], kind: string): Promise<void> {
    const contacts = await this.contactsOf(registrationIds);
    for (const registrationId of registrationIds) {
      const contact = contacts.get(registrationId);
      if (contact) await this.tellAsker({ registrationId, structureId }, contact, kind);
    }
  }

  /** Nothing more is said of it, reminders included. */
  async hush(about: ToldAbout): Promise<void> {
    await this.messages.cancel(subjectOf(about));
  }

  /** Their state has changed: what spoke of the former one and has not left is taken back. */
  async forget(about: ToldAbout): Promise<void> {
    await this.messages.cancel(subjectOf(about), OF_A_STATE);
  }

  private async contactsOf(ids: readonly string[]): Promise<Map<string, RegistrationContact>> {
    if (ids.length === 0) return new Map();
    const rows = await this.unitOfWork.prepared<ContactRow>(
      `SELECT r.id, coalesce(r.name, b.first_name || ' ' || b.last_name) AS name,
              CASE WHEN b.id IS NULL THEN r.email ELSE b.email END AS email,
              CASE WHEN b.id IS NULL THEN r.phone ELSE b.phone END AS phone,
              b.contact_preference AS prefers, b.helper_name AS "helperName", b.helper_phone AS "helperPhone"
         FROM registration r LEFT JOIN beneficiary b ON b.id = r.beneficiary_id WHERE r.id = ANY ($1)`,
      [ids],
    );
    return new Map(rows.map(({ id, ...contact }) => [id, contact]));
  }
}
