import { Injectable } from '@nestjs/common';
import type { Actor, StructureActor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../platform/errors/domain-error.js';
import { isId } from '../../platform/ids.js';
import { Jobs } from '../../platform/jobs/index.js';
import { Clock } from '../../platform/time/clock.js';
import { Message } from './message.entity.js';
import { isOfStructure } from './message.policy.js';
import { MessagesService, SEND_MESSAGES } from './messages.service.js';

/**
 * What people do with messages. Each command is one transaction that locks the row, and throws NotFoundError when the
 * message is absent or of another structure, ConflictError (in French) when its state no longer allows the act.
 */
@Injectable()
export class MessageDesk {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messages: MessagesService,
    private readonly jobs: Jobs,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async find(actor: StructureActor, id: string): Promise<Message> {
    return visible(actor, isId(id) ? await this.unitOfWork.repository(Message).findOneBy({ id }) : null);
  }

  /** A message that somebody is about to copy or to say: its words are made next, and with them its link. */
  async openToCompose(actor: StructureActor, id: string): Promise<Message> {
    return this.change(actor, id, 'message.compose', (message) => {
      if (message.status !== 'kept' && message.status !== 'to_call') {
        throw new ConflictError('Ce message n’est plus à envoyer vous-même.');
      }
    });
  }

  /** Its composer found it no longer of use. */
  async drop(actor: StructureActor, id: string): Promise<void> {
    await this.change(actor, id, 'message.cancel', (message, at) => message.cancel(at));
  }

  async noteSent(actor: StructureActor, id: string): Promise<void> {
    await this.change(actor, id, 'message.note-sent', (message, at) => message.noteSentByHand(at, actor.userId));
  }

  async noteCalled(actor: StructureActor, id: string): Promise<void> {
    await this.change(actor, id, 'message.note-called', (message, at) => message.noteCalled(at, actor.userId));
  }

  async noteReturned(actor: StructureActor, id: string): Promise<void> {
    await this.change(actor, id, 'message.note-returned', (message, at) => message.noteReturned(at, actor.userId));
  }

  async retry(actor: StructureActor, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.change(actor, id, 'message.retry', (message, at) => message.retry(at));
      await this.jobs.enqueue(SEND_MESSAGES);
    });
  }

  /** To the administrator who asks, at the address of their account. */
  async tryOut(actor: Actor): Promise<void> {
    await this.unitOfWork.run(async () => {
      const [user] = await this.unitOfWork.query<{ email: string }>('SELECT email FROM app_user WHERE id = $1', [
        actor.userId,
      ]);
      if (!user) throw new NotFoundError('user');
      const to = { userId: actor.userId, name: `${actor.firstName} ${actor.lastName}`, email: user.email };
      const { id } = await this.messages.queueTrial(to);
      await this.audit.record({ verb: 'message.try-out', subjectKind: 'message', subjectId: id });
    });
  }

  private async change(
    actor: StructureActor,
    id: string,
    verb: string,
    how: (message: Message, at: Date) => void,
  ): Promise<Message> {
    return this.unitOfWork.run(async () => {
      const rows = this.unitOfWork.repository(Message);
      const found = isId(id) ? await rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }) : null;
      const message = visible(actor, found);
      how(message, this.clock.now());
      await rows.save(message);
      await this.audit.record({ verb, subjectKind: 'message', subjectId: id, details: { kind: message.kind } });
      return message;
    });
  }
}

function visible(actor: StructureActor, message: Message | null): Message {
  if (!message || !isOfStructure(actor, message)) throw new NotFoundError('message');
  return message;
}
